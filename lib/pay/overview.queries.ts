import { recordedName } from '@/lib/people/recorded-name.rules';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateIn } from '@/lib/platform/time/zones';
import { readTimesheets } from '@/lib/time/approval/waiting.queries';
import { listUnclosed } from '@/lib/time/weeks/unclosed.queries';
import type { OwedKind } from './owed/owed.rules';
import { type OwedStatus, owedStatus, PAID_STATES, type PaymentState } from './payments/payments.rules';

export type OpenItem = {
  readonly id: string;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly kind: OwedKind;
  readonly note: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** `YYYY-MM-DD`, like the others */
  readonly dueOn: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly minutes: number | null;
  readonly timesheetId: string | null;
  readonly briefId: string | null;
  readonly agreementId: string;
  readonly standing: Exclude<OwedStatus, 'paid'>;
  /** a payment counts for it, even if no owner has approved that yet: nothing else can pay it */
  readonly isInPayment: boolean;
  /** a pay run pays it, so nobody has recorded anything */
  readonly isInRun: boolean;
  /** it has left for the assistant through Stripe: a bank's dispute of the charge doesn't take it from them */
  readonly hasLeft: boolean;
};

export type OpenTotal = {
  readonly currency: string;
  /** unpaid and overdue together; negative when more was deducted, which comes off what becomes owed next */
  readonly owedMinor: number;
  readonly overdueMinor: number;
  /** recorded by an owner, and not confirmed or disputed */
  readonly underwayMinor: number;
  /** in an approved pay run, and not sent yet */
  readonly inRunMinor: number;
  /** sent through Stripe, out of a charge that the business's bank disputes */
  readonly sentAndDisputedMinor: number;
  /** the next last day for paying something as agreed; null when nothing is left to be paid */
  readonly nextDue: string | null;
};

/**
 * @param where the workspace, or null for everything the reader takes part in
 * @returns everything that is owed and not confirmed as paid, by due day. One query.
 */
export async function readOpenItems(
  tx: Tx,
  where: { readonly workspaceId: string } | { readonly engagementIds: readonly string[] },
  now: Date,
): Promise<readonly OpenItem[]> {
  const rows = await tx.owedItem.findMany({
    where: {
      ...('workspaceId' in where ? where : { engagementId: { in: [...where.engagementIds] } }),
      amountMinor: { not: 0 },
      lines: { none: { releasedAt: null, payment: { state: { in: [...PAID_STATES] } } } },
    },
    include: {
      lines: { where: { releasedAt: null }, select: { payment: { select: PAYING } } },
      agreement: { select: { engagement: { select: { workspace: { select: { timeZone: true } } } } } },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ lines, agreement, ...row }) => {
    const dueOn = dateOf(row.dueOn);
    const today = dateIn(now, agreement.engagement.workspace.timeZone);
    return {
      id: row.id,
      workspaceId: row.workspaceId,
      engagementId: row.engagementId,
      kind: row.kind,
      note: row.note,
      currency: row.currency,
      amountMinor: Number(row.amountMinor),
      dueOn,
      fromDay: dateOf(row.fromDay),
      untilDay: dateOf(row.untilDay),
      minutes: row.minutes,
      timesheetId: row.timesheetId,
      briefId: row.briefId,
      agreementId: row.agreementId,
      standing: openStanding(lines[0]?.payment.state ?? null, dueOn, today),
      isInPayment: lines.length > 0,
      isInRun: lines.some(({ payment }) => payment.runId !== null),
      hasLeft: lines.some(({ payment }) => payment.transfer !== null),
    };
  });
}

const PAYING = { state: true, runId: true, transfer: { select: { id: true } } } as const;

function openStanding(state: PaymentState | null, dueOn: string, today: string): OpenItem['standing'] {
  const standing = owedStatus(state, dueOn, today);
  if (standing === 'paid') throw new Error('what is paid is not open');
  return standing;
}

const UNDERWAY: readonly OpenItem['standing'][] = ['underway', 'disputed'];

/** @returns the totals of open items, one per currency. */
export function totalsOf(items: readonly OpenItem[]): readonly OpenTotal[] {
  return [...new Set(items.map(({ currency }) => currency))].sort().map((currency) => {
    const own = items.filter((item) => item.currency === currency);
    const underway = own.filter(({ standing }) => UNDERWAY.includes(standing));
    const inRun = underway.filter(({ isInRun }) => isInRun);
    const throughStripeMinor = amountOf(inRun);
    const sentAndDisputedMinor = amountOf(inRun.filter(isSentAndDisputed));
    return {
      currency,
      ...unsentOf(own.filter(({ standing }) => standing === 'unpaid' || standing === 'overdue')),
      underwayMinor: amountOf(underway) - throughStripeMinor,
      inRunMinor: throughStripeMinor - sentAndDisputedMinor,
      sentAndDisputedMinor,
    };
  });
}

/**
 * What nobody has sent yet, in one currency. A deduction comes off what its own business owes, whichever day it has, and
 * nobody waits for the day of one.
 */
function unsentOf(items: readonly OpenItem[]): Pick<OpenTotal, 'owedMinor' | 'overdueMinor' | 'nextDue'> {
  const ofEach = [...Map.groupBy(items, ({ engagementId }) => engagementId).values()].map((own) => {
    const owedMinor = amountOf(own);
    const late = own.filter(({ standing }) => standing === 'overdue');
    const overdueMinor = Math.max(0, Math.min(amountOf(late), owedMinor));
    const waited = own.filter(({ amountMinor }) => amountMinor > 0);
    const days = overdueMinor > 0 ? waited : waited.filter(({ standing }) => standing === 'unpaid');
    return { owedMinor, overdueMinor, days: days.map(({ dueOn }) => dueOn) };
  });
  const owing = ofEach.filter(({ owedMinor }) => owedMinor > 0);
  if (owing.length === 0) return { owedMinor: amountOf(items), overdueMinor: 0, nextDue: null };
  return {
    owedMinor: sumOf(owing.map(({ owedMinor }) => owedMinor)),
    overdueMinor: sumOf(owing.map(({ overdueMinor }) => overdueMinor)),
    nextDue: owing.flatMap(({ days }) => days).sort()[0] ?? null,
  };
}

function amountOf(items: readonly OpenItem[]): number {
  return sumOf(items.map(({ amountMinor }) => amountMinor));
}

function isSentAndDisputed({ standing, hasLeft }: OpenItem): boolean {
  return standing === 'disputed' && hasLeft;
}

/** @returns what a business owes each of its assistants, what waits for an owner's answer, and the weeks submitted. */
export async function getPayOverview(userId: string, workspaceId: string, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const items = await readOpenItems(tx, { workspaceId }, now);
    const { timeZone, managersApproveTime, engagements, _count } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: {
        timeZone: true,
        managersApproveTime: true,
        engagements: ENGAGEMENTS,
        _count: { select: { memberships: { where: { role: 'manager', endedAt: null } } } },
      },
    });
    const unclosed = await listUnclosed(tx, workspaceId, dateIn(now, timeZone));
    return {
      managersApproveTime,
      hasManagers: _count.memberships > 0,
      assistants: engagements.map(({ id, state, assistant, assistantName }) => ({
        engagementId: id,
        name: recordedName({ assistant, assistantName }),
        hasEnded: state === 'ended',
        totals: totalsOf(items.filter(({ engagementId }) => engagementId === id)),
        unclosed: unclosed.find(({ engagementId }) => engagementId === id) ?? null,
      })),
      timesheets: await readTimesheets(tx, workspaceId),
    };
  });
}

export type PayOverview = Awaited<ReturnType<typeof getPayOverview>>;

/** @returns whether anything is owed now that nobody has sent yet: only then is there something to pay. */
export function hasUnpaid({ totals }: { readonly totals: readonly OpenTotal[] }): boolean {
  return totals.some(({ owedMinor }) => owedMinor > 0);
}

/** @returns whether that is so for any of them. @param currencies if only these count; left out: all */
export function hasToPay(
  { assistants }: Pick<PayOverview, 'assistants'>,
  currencies?: readonly string[],
): boolean {
  const counts = ({ currency }: OpenTotal) => currencies === undefined || currencies.includes(currency);
  return assistants.some(({ totals }) => hasUnpaid({ totals: totals.filter(counts) }));
}

/** @returns whether something is owed to more than one of them: then payments can be recorded all at once. */
export function hasSeveralToPay({ assistants }: Pick<PayOverview, 'assistants'>): boolean {
  return assistants.filter(hasUnpaid).length > 1;
}

/**
 * @returns whether an owner is asked who approves time: without managers it is always the owners. A permission that
 * was given before the last of them left can still be taken back, or the next one would have it unasked.
 */
export function canChooseApprovers(
  overview: Pick<PayOverview, 'assistants' | 'hasManagers' | 'managersApproveTime'>,
): boolean {
  return overview.assistants.length > 0 && (overview.hasManagers || overview.managersApproveTime);
}

const ENGAGEMENTS = {
  where: { agreements: { some: { inForceAt: { not: null } } } },
  select: { id: true, state: true, assistantName: true, assistant: { select: { name: true } } },
  orderBy: { createdAt: 'asc' },
} as const;
