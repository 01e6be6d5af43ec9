import { addresses } from '@/lib/platform/addresses';
import type { Side } from './kind.rules';

export const NOTIFICATION_SUBJECTS = [
  'brief',
  'agreement',
  'engagement',
  'schedule',
  'timesheet',
  'statement',
  'payment',
  'evaluation',
  'ending',
] as const;
export type NotificationSubject = (typeof NOTIFICATION_SUBJECTS)[number];

/** @returns whether such a subject has a conversation, into which a reply by mail goes. */
export function isTalkedAbout(subject: NotificationSubject): boolean {
  return TALKED_ABOUT.includes(subject);
}

/** Mirrors the registry in lib/threads/subjects.ts; a test compares them. */
export const TALKED_ABOUT: readonly NotificationSubject[] = [
  'engagement',
  'agreement',
  'brief',
  'payment',
  'evaluation',
];

type Placed = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly side: Side;
  readonly subject: NotificationSubject;
  readonly subjectId: string;
  readonly engagementId: string;
  /** of a timesheet, the Monday it begins on */
  readonly week: string | null;
};

/** @returns where a notification leads: its subject's page, on its reader's side. */
export function addressOf({
  workspaceId,
  slug,
  side,
  subject,
  subjectId,
  engagementId,
  week,
}: Placed): string {
  const isTheirs = side === 'assistant';
  switch (subject) {
    case 'brief':
      return isTheirs ? addresses.inboxBrief(workspaceId, subjectId) : addresses.brief(slug, subjectId);
    case 'agreement':
      return isTheirs
        ? addresses.inboxAgreement(workspaceId, subjectId)
        : addresses.agreement(slug, subjectId);
    case 'evaluation':
      return isTheirs
        ? addresses.inboxEvaluation(workspaceId, subjectId)
        : addresses.evaluation(slug, subjectId);
    case 'ending':
      return isTheirs
        ? addresses.inboxEnding(workspaceId, engagementId)
        : addresses.ending(slug, engagementId);
    case 'schedule':
      return addresses.schedule(slug, subjectId);
    case 'timesheet':
      return isTheirs
        ? addresses.inboxTime(engagementId, week ?? undefined)
        : addresses.timesheet(slug, subjectId);
    case 'statement':
      return isTheirs
        ? addresses.inboxStatement(workspaceId, engagementId)
        : addresses.statement(slug, engagementId);
    case 'payment':
      return isTheirs ? addresses.inboxPayment(workspaceId, subjectId) : addresses.payment(slug, subjectId);
    case 'engagement':
      return isTheirs ? addresses.business(workspaceId) : addresses.assistant(slug, engagementId);
  }
}
