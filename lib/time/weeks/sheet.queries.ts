import { previewTime } from '@/lib/pay/preview.queries';
import { readRetainerHours } from '@/lib/pay/terms/hours.queries';
import { daysAfter } from '@/lib/pay/terms/periods.rules';
import { recordedName } from '@/lib/people/recorded-name.rules';
import { withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import type { DisputeState } from '../disputes/disputing.rules';
import { minutesOf } from '../entries/entries.rules';
import { readTightBudgets } from './budgets.queries';
import { readOwed } from './owed.queries';

/** An entry as both sides read it, in the order of time. */
export const ENTRY = {
  select: {
    id: true,
    version: true,
    kind: true,
    workDay: true,
    startedAt: true,
    endedAt: true,
    zone: true,
    note: true,
    brief: { select: { id: true, title: true, budgetMinutes: true } },
    dispute: {
      select: {
        id: true,
        version: true,
        state: true,
        reason: true,
        raisedAt: true,
        answers: { select: { outcome: true, note: true }, orderBy: { answeredAt: 'asc' } },
      },
    },
  },
  orderBy: { startedAt: 'asc' },
} as const;

/** A submission and its answer, latest first. */
export const SUBMISSIONS = {
  select: {
    id: true,
    number: true,
    minutes: true,
    note: true,
    submittedAt: true,
    countsAsApprovedAt: true,
    review: {
      select: { outcome: true, note: true, reviewedAt: true, byAgreementId: true, disputableUntil: true },
    },
  },
  orderBy: { number: 'desc' },
} as const;

type EntryRow = {
  readonly id: string;
  readonly version: number;
  readonly kind: 'manual' | 'timer';
  readonly workDay: Date;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly zone: string;
  readonly note: string;
  readonly brief: {
    readonly id: string;
    readonly title: string;
    readonly budgetMinutes: number | null;
  } | null;
  readonly dispute: EntryDispute | null;
};

/** An owner's dispute about an entry, and the answer to it. */
export type EntryDispute = {
  readonly id: string;
  readonly version: number;
  readonly state: DisputeState;
  readonly reason: string;
  readonly raisedAt: Date;
  readonly answers: readonly { readonly outcome: DisputeState; readonly note: string }[];
};

/** @returns an entry with its day as a calendar date and its length in minutes. */
export function toEntry({ workDay, ...entry }: EntryRow) {
  return { ...entry, day: dateOf(workDay), minutes: minutesOf(entry) };
}

export type SheetEntry = ReturnType<typeof toEntry>;

/** @returns whether any of the entries is for a brief with a budget in hours. */
export function hasBudgets(entries: readonly Pick<EntryRow, 'brief'>[]): boolean {
  return entries.some(({ brief }) => brief !== null && brief.budgetMinutes !== null);
}

/**
 * Reads one week of somebody's time for the owner who answers it, with what it comes to.
 * @returns null when it isn't there or isn't theirs.
 */
export async function getTimesheet(userId: string, workspaceId: string, id: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const sheet = await tx.timesheet.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        id: true,
        engagementId: true,
        weekStartsOn: true,
        state: true,
        version: true,
        entries: ENTRY,
        submissions: SUBMISSIONS,
        engagement: {
          select: { state: true, assistantName: true, assistant: { select: { name: true, timeZone: true } } },
        },
      },
    });
    if (!sheet) return null;
    const { engagement, weekStartsOn, entries, ...rest } = sheet;
    const place = { workspaceId, engagementId: sheet.engagementId, timesheetId: id };
    const isApproved = sheet.state === 'approved';
    const monday = dateOf(weekStartsOn);
    const pay = isApproved ? [] : await previewTime(tx, place);
    const owed = isApproved ? await readOwed(tx, workspaceId, id) : [];
    const isPaidByHour = pay.length > 0 || owed.length > 0;
    return {
      ...rest,
      monday,
      entries: entries.map(toEntry),
      assistant: recordedName(engagement),
      hasEnded: engagement.state === 'ended',
      assistantZone: engagement.assistant?.timeZone ?? null,
      pay,
      owed,
      budgets: hasBudgets(entries) ? await readTightBudgets(tx, place) : [],
      hours: isPaidByHour
        ? null
        : await readRetainerHours(tx, place, { from: monday, until: daysAfter(monday, 6) }),
    };
  });
}

export type TimesheetPage = NonNullable<Awaited<ReturnType<typeof getTimesheet>>>;
