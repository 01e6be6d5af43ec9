import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { needsBeside } from '@/components/inbox/empty';
import { inboxRows } from '@/components/inbox/inbox-rows';
import { InboxSummary } from '@/components/inbox/inbox-summary';
import type { InboxGroup } from '@/lib/briefs/inbox/inbox.rules';
import type { Inbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { WHOLE_INBOX } from '@/lib/briefs/inbox/inbox-view.rules';

const NOW = new Date('2027-03-15T16:00:00Z');

function briefIn(group: InboxGroup) {
  return {
    workspaceId: 'w',
    id: group,
    group,
    state: 'in_progress',
    title: group,
    business: 'Adeyemi Ceramics',
    deadlineAt: NOW,
    unread: 0,
    hasNewAnswer: false,
    isWithOwner: false,
  } as const;
}

function inboxOf(briefs: Inbox['briefs']): Inbox {
  return {
    view: WHOLE_INBOX,
    briefs,
    toSign: [],
    payments: [],
    weeks: [],
    evaluations: [],
    endings: [],
    businesses: [],
    needs: 3,
    next: null,
  };
}

const OFFER = {
  workspaceId: 'w',
  id: 'a',
  title: 'Agreement',
  isAmendment: false,
  isImported: false,
  business: 'Adeyemi Ceramics',
};

it.each([
  ['To sign', [OFFER]],
  ['To confirm', [{ ...OFFER, isImported: true }]],
  ['To sign or confirm', [OFFER, { ...OFFER, id: 'b', isImported: true }]],
])('what is signed, and what was signed elsewhere and is confirmed, stand under “%s”', (heading, toSign) => {
  expect(inboxRows({ ...inboxOf([]), toSign }, NOW, 'Asia/Manila').map(({ title }) => title)).toEqual([
    heading,
  ]);
});

it('the inbox highlights the groups that ask something of its reader, and not those that wait or come later', () => {
  const inbox = {
    ...inboxOf((['accept', 'overdue', 'unread', 'next', 'waiting'] as const).map(briefIn)),
    toSign: [
      { ...OFFER, id: 'a', business: 'Adeyemi Ceramics' },
      { ...OFFER, id: 'b', isAmendment: true, business: 'Solheim Bakery' },
    ],
  };

  const groups = inboxRows(inbox, NOW, 'Asia/Manila');

  expect(groups.filter(({ needs }) => needs).map(({ title }) => title)).toEqual([
    'To sign',
    'To accept',
    'Overdue',
    'Unread',
  ]);
  expect(groups[0]?.rows.map(({ title }) => title)).toEqual(['Agreement', 'Amendment: Agreement']);
  expect(groups.filter(({ needs }) => !needs).map(({ title }) => title)).toEqual(['Next', 'With them']);
});

it('what was delivered, or is blocked by a question, isn’t overdue in the inbox when there is news about it', () => {
  const aDayLater = new Date('2027-03-16T16:00:00Z');
  const groups = ['accept', 'revision', 'overdue', 'answered', 'unread', 'waiting'] as const;

  const rows = inboxRows(inboxOf(groups.map(briefIn)), aDayLater, 'Asia/Manila').flatMap(
    (group) => group.rows,
  );

  expect(rows.filter(({ due }) => due?.isLate).map(({ title }) => title)).toEqual([
    'accept',
    'revision',
    'overdue',
  ]);
  expect(rows.find(({ title }) => title === 'unread')?.due?.words).toBe('Tue 16 Mar, 00:00');
});

it('an overdue evaluation that waits for the other side is listed after those that wait for its reader, and asks nothing', () => {
  const evaluation = (id: string, waitsFor: 'signature' | 'other') => ({
    workspaceId: 'w',
    id,
    business: 'Adeyemi Ceramics',
    dueAt: NOW,
    zone: 'America/Chicago',
    waitsFor,
  });
  const theirs = evaluation('theirs', 'other');
  const inbox = (...evaluations: Inbox['evaluations']) => ({ ...inboxOf([]), evaluations });

  const [ofBoth] = inboxRows(inbox(theirs, evaluation('own', 'signature')), NOW, 'Asia/Manila');
  const [ofThem] = inboxRows(inbox(theirs), NOW, 'Asia/Manila');

  expect(ofBoth?.needs).toBe(true);
  expect(ofBoth?.rows.map(({ title }) => title)).toEqual([
    'Sign the evaluation',
    'Evaluation, waiting for them',
  ]);
  expect(ofThem?.needs).toBe(false);
  expect(needsBeside(inbox(theirs))).toBe(0);
  expect(needsBeside(inbox(theirs, evaluation('own', 'signature')))).toBe(1);
});

it('what is with the owner isn’t due in the next days, even when there is news about it', () => {
  const inTwoDays = { ...briefIn('unread'), deadlineAt: new Date('2027-03-17T16:00:00Z') };
  const summaryOf = (brief: Inbox['briefs'][number]) =>
    renderToStaticMarkup(
      createElement(InboxSummary, {
        inbox: { ...inboxOf([brief]), businesses: [{ id: 'w', name: 'Adeyemi Ceramics' }] },
        groups: [],
        hasPast: false,
        zone: 'Asia/Manila',
        now: NOW,
      }),
    );

  expect(summaryOf(inTwoDays)).toContain('one brief, 00:00');
  expect(summaryOf({ ...inTwoDays, isWithOwner: true })).toContain('No deadline lies in them.');
});
