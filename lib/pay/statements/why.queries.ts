import { staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { minutesOf } from '@/lib/time/entries/entries.rules';
import { comesTo, mayBeCorrected } from '../extras/extras.rules';
import type { AccountKind } from '../ledger/rules';
import { yearIn } from './statement.rules';

/**
 * Reads why something is owed, and what became of it: the agreement and rate on those days, the time or the brief, who
 * approved it, its entries in the books, and what paid it. The same for both sides.
 * @returns null when it isn't there, or they may not see it: a manager doesn't pay.
 */
export async function getWhy(userId: string, { workspaceId, id }: { workspaceId: string; id: string }) {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const owed = await findOwed(tx, { workspaceId, id });
    const isAssistant = owed?.agreement.engagement.assistantUserId === userId;
    if (!owed || (!isAssistant && staffRole(me, workspaceId) !== 'owner')) return null;
    const zone = owed.agreement.engagement.workspace.timeZone;
    return {
      id,
      engagementId: owed.engagementId,
      agreementId: owed.agreementId,
      kind: owed.kind,
      note: owed.note,
      currency: owed.currency,
      minutes: owed.minutes,
      workedMinutes: owed.workedMinutes,
      fullMinor: Number(owed.fullMinor),
      amountMinor: Number(owed.amountMinor),
      rateMinor: owed.rateMinor === null ? null : Number(owed.rateMinor),
      fromDay: dateOf(owed.fromDay),
      untilDay: dateOf(owed.untilDay),
      dueOn: dateOf(owed.dueOn),
      timesheetId: owed.timesheetId,
      brief: owed.brief,
      approvedAt: owed.approvedAt,
      agreement: owed.agreement.title,
      zone,
      /** whose statement it became owed on, whatever becomes of it: what is booked stays where it is */
      statementYear: yearIn(owed.transactions[0]?.at ?? owed.approvedAt, zone),
      approvedBy: await nameApprover(tx, owed),
      entries: await listEntries(tx, owed),
      ...whatCorrects(owed),
      mayBeCorrected: mayBeCorrected(owed),
      ...whatIsAdvanced(owed),
      /** for something that came back: its payment */
      returnsId: owed.returnsId,
      ledger: linesOf(owed.transactions),
      payments: owed.lines.map(paymentOf),
    };
  });
}

type Owed = NonNullable<Awaited<ReturnType<typeof findOwed>>>;

function findOwed(tx: Tx, { workspaceId, id }: { workspaceId: string; id: string }) {
  return tx.owedItem.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      agreement: {
        select: { title: true, engagement: { select: { assistantUserId: true, workspace: WORKSPACE } } },
      },
      brief: { select: { id: true, title: true } },
      corrections: { select: CORRECTION, orderBy: { approvedAt: 'asc' } },
      corrects: { select: CORRECTION },
      recovers: { select: CORRECTION },
      recoveries: { select: RECOVERY, orderBy: { approvedAt: 'asc' } },
      transactions: BOOKED,
      lines: {
        include: { payment: { select: PAYMENT } },
        orderBy: { payment: { recordedAt: 'asc' } },
      },
    },
  });
}

/** @returns who approved it; null if the agreement itself made it owed. */
async function nameApprover(tx: Tx, { approvedById }: Owed): Promise<string | null> {
  if (approvedById === null) return null;
  const approver = await tx.user.findUnique({ where: { id: approvedById }, select: { name: true } });
  return approver?.name ?? 'somebody of the business';
}

/** @returns the time worked on its days; none if it isn't owed for time. */
async function listEntries(tx: Tx, { workspaceId, timesheetId, fromDay, untilDay }: Owed) {
  if (timesheetId === null) return [];
  const entries = await tx.timeEntry.findMany({
    where: { workspaceId, timesheetId, workDay: { gte: fromDay, lte: untilDay } },
    orderBy: { startedAt: 'asc' },
    select: { id: true, workDay: true, startedAt: true, endedAt: true, note: true },
  });
  return entries.map((entry) => ({
    id: entry.id,
    day: dateOf(entry.workDay),
    note: entry.note,
    minutes: minutesOf(entry),
  }));
}

function whatCorrects(owed: Owed) {
  const { corrects, corrections } = owed;
  return {
    comesToMinor: comesTo(owed, corrections),
    corrections: [...(corrects ? [corrects] : []), ...corrections].map((each) => ({
      id: each.id,
      note: each.note,
      amountMinor: Number(each.amountMinor),
      isCorrected: each.id === corrects?.id,
    })),
  };
}

/** For a recovery: the advance. For an advance: the most per pay day, what was recovered, and what is left. */
function whatIsAdvanced(owed: Owed) {
  const { recovers, recoveries, partMinor } = owed;
  return {
    advance: recovers && { ...recovers, amountMinor: Number(recovers.amountMinor) },
    partMinor: partMinor === null ? null : Number(partMinor),
    recoveries: recoveries.map((each) => ({
      id: each.id,
      dueOn: dateOf(each.dueOn),
      amountMinor: Number(each.amountMinor),
    })),
    leftMinor: comesTo(owed, recoveries),
  };
}

function paymentOf({ payment, releasedAt }: Owed['lines'][number]) {
  return {
    id: payment.id,
    state: payment.state,
    sentOn: dateOf(payment.sentOn),
    isReleased: releasedAt !== null,
    /** Stripe's id; null: not sent, or sent outside it */
    stripeId: payment.transfer?.transferId ?? null,
    /** for the whole payment, which may have paid other things as well */
    ledger: linesOf(payment.transactions),
  };
}

type Booked = {
  readonly entries: readonly {
    readonly id: string;
    readonly account: { readonly kind: AccountKind };
    readonly currency: string;
    readonly amountMinor: bigint;
  }[];
};

/** The lines of the books, in minor units. */
function linesOf(transactions: readonly Booked[]) {
  return transactions.flatMap(({ entries }) =>
    entries.map(({ id, account, currency, amountMinor }) => ({
      id,
      account: account.kind,
      currency,
      amountMinor: Number(amountMinor),
    })),
  );
}

const BOOKED = {
  orderBy: { at: 'asc' },
  select: {
    at: true,
    entries: {
      select: { id: true, currency: true, amountMinor: true, account: { select: { kind: true } } },
      orderBy: { id: 'asc' },
    },
  },
} as const;
const PAYMENT = {
  id: true,
  state: true,
  sentOn: true,
  transfer: { select: { transferId: true } },
  transactions: BOOKED,
} as const;
const WORKSPACE = { select: { timeZone: true } } as const;
const CORRECTION = { id: true, note: true, amountMinor: true } as const;
const RECOVERY = { id: true, dueOn: true, amountMinor: true } as const;

export type Why = NonNullable<Awaited<ReturnType<typeof getWhy>>>;
