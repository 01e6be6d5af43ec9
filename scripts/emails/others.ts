import { createElement } from 'react';
import { TokenMadeMail, tokenMadeSubject } from '@/lib/api/tokens/emails/token-made';
import { webhookMissedMail } from '@/lib/api/webhooks/emails/webhook-missed';
import { webhookOffMail } from '@/lib/api/webhooks/emails/webhook-off';
import { archiveFailedMail, archiveReadyMail } from '@/lib/archive/emails/archive';
import { caughtUpMail, notHandedOverMail, standstillMail } from '@/lib/briefs/schedules/emails/occurrence';
import { accountHeldMail, accountKeptMail, accountPendingMail } from '@/lib/deletion/emails/account';
import { erasedMail, heldMail, keptMail, pendingMail } from '@/lib/deletion/emails/workspace';
import { CheckInMail, checkInSubject } from '@/lib/notifications/reminders/emails/check-in';
import { DeadlineMail, deadlineSubject } from '@/lib/notifications/reminders/emails/deadline';
import { type CombinedNotification, combinedMail } from '@/lib/notifications/sending/emails/combined';
import { proofMail } from '@/lib/operating/emails/proof';
import {
  ADDRESS_SUBJECT,
  AddressMovedMail,
  AddressTakenMail,
  MOVED_SUBJECT,
  OtherAddressMail,
} from '@/lib/people/emails/address';
import { type FactorEvent, FactorMail, factorSubject } from '@/lib/people/factors/emails/factor';
import { InvitationMail, invitationSubject } from '@/lib/people/invitations/emails/invitation';
import { JoinedMail, joinedSubject } from '@/lib/people/invitations/emails/joined';
import { invitedToRunMail, type StaffWords, whoRunsItMail } from '@/lib/people/invitations/emails/staff';
import { pausedMail, resumedMail } from '@/lib/people/pausing/emails/pausing';
import { SignInMail, signInSubject } from '@/lib/people/signing-in/emails/sign-in';
import { CHICAGO, MANILA, NOW, type Preview, preview, SITE } from './preview';

const signIn = { url: `${SITE}/sign-in/5fz`, expiresAt: new Date('2026-11-25T20:25:00Z') };
const invitation = {
  name: 'Maria Santos',
  business: 'Adeyemi Ceramics',
  invitedBy: 'Ruth Adeyemi',
  email: 'maria@santos.example',
  expiresAt: new Date('2026-12-09T20:10:00Z'),
  url: `${SITE}/invitations/0193`,
};
const joined = {
  name: 'Maria Santos',
  business: 'Adeyemi Ceramics',
  email: 'maria@santos.example',
  url: `${SITE}/w/adeyemi-ceramics/assistants/0193`,
};

const running: StaffWords = {
  news: 'joined',
  business: 'Adeyemi Ceramics',
  name: 'Tomás Ribeiro',
  role: 'manager',
  by: 'Ruth Adeyemi',
  isYou: false,
  url: `${SITE}/w/adeyemi-ceramics/settings/people`,
};

const factor = (news: FactorEvent) => {
  const words = { news, at: new Date('2026-11-25T20:10:00Z'), url: `${SITE}/settings/second-step` };
  return { subject: factorSubject(words), element: createElement(FactorMail, words) };
};

const paused = {
  by: 'Adeyemi Ceramics',
  with: 'Maria Santos',
  person: 'Ruth Adeyemi',
  isTheirs: false,
  url: `${SITE}/inbox/businesses/0193`,
};

export const people: readonly Preview[] = [
  preview(
    'pausedMail',
    pausedMail(paused, { reason: 'The kiln is being rebuilt until January.', back: 'Mon 11 Jan' }),
  ),
  preview('resumedMail', resumedMail(paused)),
  preview('OtherAddressMail', {
    subject: ADDRESS_SUBJECT,
    element: createElement(OtherAddressMail, {
      own: 'maria@santos.example',
      expiresAt: new Date('2026-11-26T20:10:00Z'),
      url: `${SITE}/address/5fz`,
    }),
  }),
  preview('AddressTakenMail', {
    subject: ADDRESS_SUBJECT,
    element: createElement(AddressTakenMail, { url: `${SITE}/sign-in` }),
  }),
  preview('AddressMovedMail', {
    subject: MOVED_SUBJECT,
    element: createElement(AddressMovedMail, {
      toAddress: 'maria@manila.example',
      undoUntil: new Date('2026-12-02T20:10:00Z'),
      url: `${SITE}/address/back/5fz`,
    }),
  }),
  preview('SignInMail', { subject: signInSubject(signIn), element: createElement(SignInMail, signIn) }),
  preview('FactorMail', factor('passkey_added'), 'a passkey was added'),
  preview('FactorMail', factor('app_off'), 'an app was turned off'),
  preview('FactorMail', factor('recovery_used'), 'a recovery code was used'),
  preview('FactorMail', factor('taken_back'), 'a change was taken back'),
  preview('FactorMail', factor('operator_link'), 'an operator made a link'),
  preview('InvitationMail', {
    subject: invitationSubject(invitation),
    element: createElement(InvitationMail, invitation),
  }),
  preview('JoinedMail', { subject: joinedSubject(joined), element: createElement(JoinedMail, joined) }),
  preview('invitedToRunMail', invitedToRunMail('owner', { ...invitation, name: 'Tomás Ribeiro' })),
  preview('whoRunsItMail', whoRunsItMail(running), 'somebody joined'),
  preview(
    'whoRunsItMail',
    whoRunsItMail({ ...running, news: 'role_changed', role: 'owner', isYou: true }),
    'you are an owner now',
  ),
  preview('whoRunsItMail', whoRunsItMail({ ...running, news: 'left' }), 'somebody left'),
  preview('whoRunsItMail', whoRunsItMail({ ...running, news: 'erased' }), 'their account is deleted'),
  preview('whoRunsItMail', whoRunsItMail({ ...running, news: 'ended', isYou: true }), 'yours has ended'),
];

const deadline = {
  title: 'Product photos for the winter catalogue',
  business: 'Adeyemi Ceramics',
  deadlineAt: new Date('2026-11-27T09:00:00Z'),
  zone: MANILA,
  now: NOW,
  url: `${SITE}/inbox/briefs/0193/0193`,
};
const due = { ...deadline, kind: 'deadline_48h' } as const;
const overdue = { ...deadline, kind: 'deadline_overdue', now: new Date('2026-11-27T09:05:00Z') } as const;
const checkIn = {
  title: deadline.title,
  other: 'Maria Santos',
  about: ['The first ten photos, before the rest is retouched'],
  at: NOW,
  zone: CHICAGO,
  now: NOW,
  url: deadline.url,
};

const message: CombinedNotification = {
  id: '1',
  kind: 'thread.message',
  text: 'Maria Santos wrote about “Product photos for the winter catalogue”',
  excerpt: 'The glaze has come. I begin with the bowls.',
  business: 'Adeyemi Ceramics',
  createdAt: NOW,
  url: '/w/adeyemi-ceramics/briefs/0193',
  subjectId: '0193',
  side: 'owner',
  slug: 'adeyemi-ceramics',
  gathering: null,
};
const question: CombinedNotification = {
  ...message,
  id: '2',
  kind: 'brief.question',
  text: 'Maria Santos asks about “Monday’s orders”',
  excerpt: 'Do we ship to Canada?',
  subjectId: '0194',
};
const reader = { zone: CHICAGO, now: NOW };

export const reminders: readonly Preview[] = [
  preview('combinedMail', combinedMail([message], reader), 'one message'),
  preview(
    'combinedMail',
    combinedMail([message, { ...message, id: '3', excerpt: 'Two are done.' }], reader),
    'several messages',
  ),
  preview(
    'combinedMail',
    combinedMail(
      [
        { ...message, gathering: 'daily' },
        { ...question, gathering: 'daily' },
      ],
      reader,
    ),
    'once a day',
  ),
  preview(
    'DeadlineMail',
    { subject: deadlineSubject(due), element: createElement(DeadlineMail, due) },
    'ahead',
  ),
  preview(
    'DeadlineMail',
    { subject: deadlineSubject(overdue), element: createElement(DeadlineMail, overdue) },
    'overdue',
  ),
  preview('CheckInMail', { subject: checkInSubject(checkIn), element: createElement(CheckInMail, checkIn) }),
];

const schedule = {
  playbook: 'Monday’s orders',
  assistant: 'Maria Santos',
  business: 'Adeyemi Ceramics',
  at: new Date('2026-11-23T14:00:00Z'),
  zone: CHICAGO,
  now: NOW,
  url: `${SITE}/w/adeyemi-ceramics/schedules/0193`,
};

export const schedules: readonly Preview[] = [
  preview('notHandedOverMail', notHandedOverMail(schedule, 'engagement_paused')),
  preview('caughtUpMail', caughtUpMail(schedule, 2)),
  preview('standstillMail', standstillMail(schedule)),
];

const archive = {
  business: 'Adeyemi Ceramics',
  zone: CHICAGO,
  now: NOW,
  url: `${SITE}/w/adeyemi-ceramics/settings#archive`,
};

export const archives: readonly Preview[] = [
  preview('archiveReadyMail', archiveReadyMail(archive, new Date('2026-12-02T20:10:00Z'))),
  preview('archiveFailedMail', archiveFailedMail(archive, 'failed')),
  preview('archiveFailedMail', archiveFailedMail(archive, 'too_large'), 'too large'),
];

const tokenMade = {
  name: 'Weekly report',
  business: 'Adeyemi Ceramics',
  scopes: ['briefs:read', 'time:read'],
  at: NOW,
  expiresAt: new Date('2027-02-23T20:10:00Z'),
  url: `${SITE}/w/adeyemi-ceramics/settings/connections`,
} as const;
const ownToken = { ...tokenMade, business: null, url: `${SITE}/settings/connections` };

const webhook = {
  business: 'Adeyemi Ceramics',
  host: 'hooks.adeyemi.example',
  url: `${SITE}/w/adeyemi-ceramics/settings/connections/0193`,
} as const;

const off = { ...webhook, keptUntil: 'Sat 26 Dec' } as const;

export const connections: readonly Preview[] = [
  preview('TokenMadeMail', {
    subject: tokenMadeSubject(tokenMade),
    element: createElement(TokenMadeMail, tokenMade),
  }),
  preview(
    'TokenMadeMail',
    { subject: tokenMadeSubject(ownToken), element: createElement(TokenMadeMail, ownToken) },
    'for an inbox',
  ),
  preview('webhookOffMail', webhookOffMail({ ...off, why: 'failed' }), 'after a day'),
  preview('webhookOffMail', webhookOffMail({ ...off, why: 'gone' }), 'no longer wanted'),
  preview('webhookMissedMail', webhookMissedMail(webhook)),
];

const leaving = {
  zone: CHICAGO,
  now: NOW,
  business: 'Adeyemi Ceramics',
  reader: 'owner',
  by: 'Ruth Adeyemi',
  url: `${SITE}/w/adeyemi-ceramics/settings#deletion`,
} as const;
const assistant = {
  ...leaving,
  zone: MANILA,
  reader: 'assistant',
  url: `${SITE}/inbox/businesses/0193`,
} as const;
const account = {
  name: 'Maria Santos',
  zone: MANILA,
  now: NOW,
  reader: 'self',
  url: `${SITE}/settings/delete`,
} as const;
const others = {
  ...account,
  zone: CHICAGO,
  reader: 'owner',
  url: `${SITE}/w/adeyemi-ceramics/assistants/0193`,
} as const;
const fellow = {
  name: 'Tomás Ribeiro',
  zone: CHICAGO,
  now: NOW,
  reader: 'fellow_owner',
  business: 'Adeyemi Ceramics',
  role: 'owner',
  isReaderAlone: true,
  url: `${SITE}/w/adeyemi-ceramics/settings/people`,
} as const;
const day = new Date('2026-12-09T20:10:00Z');
const holds = [{ kind: 'agreement', with: 'Maria Santos' }] as const;

export const deletions: readonly Preview[] = [
  preview('pendingMail', pendingMail(leaving, day)),
  preview('pendingMail', pendingMail({ ...leaving, reader: 'manager' }, day), 'to a manager'),
  preview('pendingMail', pendingMail(assistant, day), 'to an assistant'),
  preview('keptMail', keptMail(leaving)),
  preview('heldMail', heldMail(leaving, holds)),
  preview('erasedMail', erasedMail(leaving)),
  preview('erasedMail', erasedMail(assistant), 'to an assistant'),
  preview('accountPendingMail', accountPendingMail(account, day)),
  preview('accountPendingMail', accountPendingMail(others, day), 'to an owner'),
  preview('accountPendingMail', accountPendingMail(fellow, day), 'to another owner'),
  preview('accountKeptMail', accountKeptMail(account)),
  preview('accountKeptMail', accountKeptMail(others), 'to an owner'),
  preview('accountKeptMail', accountKeptMail(fellow), 'to another owner'),
  preview('accountHeldMail', accountHeldMail(account, holds)),
  preview('accountHeldMail', accountHeldMail(others, holds), 'to an owner'),
];

export const operating: readonly Preview[] = [
  preview('proofMail', proofMail({ host: 'handover.example', url: `${SITE}/operator` })),
];
