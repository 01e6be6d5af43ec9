import { INBOX_HEADINGS } from '@/components/briefs/inbox-headings';
import { shownMoney } from '@/components/ui/shown-money';
import { type InboxGroup, needsAssistant } from '@/lib/briefs/inbox/inbox.rules';
import type { Inbox, InboxBrief } from '@/lib/briefs/inbox/inbox-list.queries';
import { writeView } from '@/lib/briefs/inbox/inbox-view.rules';
import { daysAfter } from '@/lib/pay/terms/periods.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { dayInWords, formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';
import { dueInWords } from './due';

/** A row of the inbox, as facts: elements would be sent twice, and the list is on every page of the inbox. */
export type InboxRow = {
  readonly href: string;
  readonly title: string;
  readonly business: string;
  /** when it is due, in words, and as an ISO instant */
  readonly due?: { readonly words: string; readonly at: string; readonly isLate: boolean };
  readonly unread?: number;
  readonly isAnswered?: boolean;
};

export type InboxGroupRows = {
  readonly title: string;
  /** whether something in it asks something of its reader now */
  readonly needs: boolean;
  readonly rows: readonly InboxRow[];
};

/** The response of /api/inbox: part of the list, and the query of the next part. */
export type InboxPart = { readonly groups: readonly InboxGroupRows[]; readonly next: string | null };

/** @returns a page of the inbox as it is shown: its groups in order, each with its rows. */
export function inboxRows(inbox: Inbox, now: Date, zone: string): readonly InboxGroupRows[] {
  // links keep the view, so that the list beside an opened item stays as it is
  const query = writeView(inbox.view);
  return [
    ...signing(inbox),
    ...paying(inbox, now),
    ...evaluating(inbox, now),
    ...ending(inbox, now),
    ...working(inbox.briefs, { now, query, inWords: dueInWords(zone, now) }),
  ];
}

/** A brief that asks something of its reader now, and its group's heading. */
export type NextBrief = Pick<InboxRow, 'href' | 'title'> & { readonly heading: string };

/** @returns the first two briefs of the list that ask something of its reader: two, since one of them may be open. */
export function nextBriefs({ briefs, view }: Inbox): readonly NextBrief[] {
  const query = writeView(view);
  return briefs
    .filter(({ group }) => needsAssistant(group))
    .slice(0, 2)
    .map((brief) => ({
      href: addressOf(brief, query),
      title: brief.title,
      heading: INBOX_HEADINGS[brief.group],
    }));
}

function signing({ toSign }: Inbox): readonly InboxGroupRows[] {
  if (toSign.length === 0) return [];
  const rows = toSign.map(({ workspaceId, id, title, isAmendment, business }) => ({
    href: addresses.inboxAgreement(workspaceId, id),
    title: isAmendment ? `Amendment: ${title}` : title,
    business,
  }));
  return [{ title: whatToSign(toSign), needs: true, rows }];
}

function whatToSign(offers: Inbox['toSign']): string {
  if (!offers.some(({ isImported }) => isImported)) return 'To sign';
  return offers.every(({ isImported }) => isImported) ? 'To confirm' : 'To sign or confirm';
}

/** What waits for their answer in time and pay. */
function paying({ payments, weeks }: Inbox, now: Date): readonly InboxGroupRows[] {
  const rows = [
    ...payments.map(({ workspaceId, id, business, currency, amountMinor: minor, sentOn }) => ({
      href: addresses.inboxPayment(workspaceId, id),
      title: `Did ${shownMoney({ minor, currency })} arrive?`,
      business,
      due: { words: `Sent ${dayInWords(sentOn, now)}`, at: sentOn, isLate: false },
    })),
    ...weeks.map(({ engagementId, monday, business, asks }) => ({
      href: `${addresses.inboxTime(engagementId, monday)}${asks === 'close' ? '#close' : ''}`,
      title: `${OF_A_WEEK[asks]} ${weekInWords(monday, now)}`,
      business,
      ...(asks === 'close' ? { due: endOf(monday, now) } : {}),
    })),
  ];
  return rows.length === 0 ? [] : [{ title: 'Time and pay', needs: true, rows }];
}

const OF_A_WEEK = { close: 'Not closed yet:', correct: 'Sent back:', answer: 'Time is disputed in' } as const;

/** No agreement sets a day for closing a week, so it is never late: it is over, and an unclosed week isn't paid. */
function endOf(monday: string, now: Date) {
  const sunday = daysAfter(monday, 6);
  return { words: `Ended ${dayInWords(sunday, now)}`, at: sunday, isLate: false };
}

function evaluating({ evaluations }: Inbox, now: Date): readonly InboxGroupRows[] {
  if (evaluations.length === 0) return [];
  const ofReader = evaluations.filter(({ waitsFor }) => waitsFor !== 'other');
  const ofOthers = evaluations.filter(({ waitsFor }) => waitsFor === 'other');
  const rows = [...ofReader, ...ofOthers].map(({ workspaceId, id, business, dueAt, zone, waitsFor }) => {
    const isLate = dueAt <= now;
    // its last instant, on the business's calendar, which both go by
    const day = formatDay(lastMomentBefore(dueAt), zone, now);
    return {
      href: addresses.inboxEvaluation(workspaceId, id),
      title: TO_EVALUATE[waitsFor],
      business,
      due: { at: dueAt.toISOString(), words: isLate ? `Overdue since ${day}` : `By ${day}`, isLate },
    };
  });
  return [{ title: 'To evaluate', needs: ofReader.length > 0, rows }];
}

function ending({ endings }: Inbox, now: Date): readonly InboxGroupRows[] {
  if (endings.length === 0) return [];
  const rows = endings.map(({ workspaceId, business, endsAt, zone, isAskedToGoOn }) => ({
    href: addresses.inboxEnding(workspaceId),
    title: isAskedToGoOn ? 'They would like to go on after all' : 'Hand back what you still have',
    business,
    due: {
      at: endsAt.toISOString(),
      words: `Last day ${formatDay(lastMomentBefore(endsAt), zone, now)}`,
      isLate: endsAt <= now,
    },
  }));
  return [{ title: 'To hand back', needs: true, rows }];
}

const TO_EVALUATE = {
  words: 'Write how it went',
  talk: 'Talk about what you both wrote',
  signature: 'Sign the evaluation',
  other: 'Evaluation, waiting for them',
} as const;

type Reading = {
  readonly now: Date;
  readonly query: string;
  /** a deadline on the reader's clock */
  readonly inWords: (deadlineAt: Date) => string;
};

function working(briefs: readonly InboxBrief[], reading: Reading): readonly InboxGroupRows[] {
  const groups: (InboxGroupRows & { readonly rows: InboxRow[] })[] = [];
  for (const brief of briefs) {
    const title = INBOX_HEADINGS[brief.group];
    const last = groups.at(-1);
    if (last?.title === title) last.rows.push(rowOf(brief, reading));
    else groups.push({ title, needs: needsAssistant(brief.group), rows: [rowOf(brief, reading)] });
  }
  return groups;
}

function rowOf(brief: InboxBrief, reading: Reading): InboxRow {
  const { title, business, unread, hasNewAnswer, group } = brief;
  // in the group of the answered, the heading already says so
  const isAnswered = hasNewAnswer && group !== 'answered';
  return {
    href: addressOf(brief, reading.query),
    title,
    business,
    due: dueOf(brief, reading),
    unread,
    isAnswered,
  };
}

/**
 * What waits for the owner isn't late for anybody: the clock stands still, or the work is delivered. News about it
 * brings it among the answered or the unread, and of those nothing else is late: what is, is listed as overdue.
 */
const NEVER_LATE: readonly InboxGroup[] = ['answered', 'unread', 'waiting'];

function dueOf({ deadlineAt, group }: InboxBrief, { now, inWords }: Reading) {
  const isLate = deadlineAt < now && !NEVER_LATE.includes(group);
  const words = inWords(deadlineAt);
  const isSaidAbove = group === 'overdue';
  return {
    at: deadlineAt.toISOString(),
    words: isLate && !isSaidAbove ? `Overdue since ${words}` : words,
    isLate,
  };
}

/** A brief that is there only because of a message or a change request opens at exactly that. */
function addressOf({ workspaceId, id, group }: InboxBrief, query: string): string {
  return `${addresses.inboxBrief(workspaceId, id)}${query}${PLACES[group] ?? ''}`;
}

const PLACES: Partial<Record<InboxGroup, string>> = { unread: '#new', terms: '#change-asked' };
