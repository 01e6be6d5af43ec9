import { recordedName } from '@/lib/people/recorded-name.rules';
import { formatMoney } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { feeOnTop } from '@/lib/platform/money/stripe-fees';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { bankStatus, PAYOUT_REPORTS } from '../at-bank.rules';
import { returnedMinorOf } from '../returned.rules';
import { comesToSomething, readToPay } from '../to-pay.queries';
import { readTryingWith } from './charging/trying.queries';
import { feePlan, isStripeSetUp, keptCurrencies } from './client';
import { METHOD_KINDS } from './methods/methods.rules';
import { isStripePaymentState } from './moving.rules';
import { readChargeLost } from './refunds/charge-lost.queries';
import { readCover } from './refunds/refund-cover.queries';
import { coverOf } from './refunds/refund-cover.rules';
import { takenBack } from './resolving.rules';
import { chargedOf, movedRail } from './runs.queries';
import { chargeOf } from './runs.rules';
import { decideCharge, partByCharge } from './units.rules';

/** @returns how a business pays through Stripe, and what each method would cost for a round sum. */
export async function getPayMethod(userId: string, workspaceId: string) {
  return withActor({ kind: 'user', userId }, async (tx) => ({
    isStripeSetUp: isStripeSetUp(),
    ...(await findMethods(tx, workspaceId)),
    currencies: keptCurrencies(),
    ways: METHOD_KINDS.map((kind) => ({ kind, feeOfThousand: feeOfThousand(kind) })),
  }));
}

function feeOfThousand(kind: (typeof METHOD_KINDS)[number]): string {
  return formatMoney({ minor: feeOnTop(100_000, feePlan(kind, 'USD')), currency: 'USD' });
}

/** What is in use; if nothing is, what Stripe could last be charged by, unless an owner retired it. */
async function findMethods(tx: Tx, workspaceId: string) {
  const method = await findMethod(tx, workspaceId);
  if (method) return { method, gone: null };
  const last = await tx.payMethod.findFirst({
    where: { workspaceId },
    orderBy: { setUpAt: 'desc' },
    select: { kind: true, label: true, goneAt: true },
  });
  return { method, gone: last?.goneAt ? { ...last, goneAt: last.goneAt } : null };
}

function findMethod(tx: Tx, workspaceId: string) {
  return tx.payMethod.findFirst({
    where: { workspaceId, removedAt: null },
    select: { id: true, kind: true, label: true, setUpAt: true },
  });
}

/**
 * @returns an owner's setup on Stripe's page, and what was found to be gone when they asked for it; null when it isn't
 * there.
 */
export async function getSetup(userId: string, workspaceId: string, id: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const setup = await tx.paySetup.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { state: true, url: true, said: true, kind: true, askedAt: true },
    });
    if (!setup) return null;
    const { gone } = await findMethods(tx, workspaceId);
    return { ...setup, gone: gone && gone.goneAt >= setup.askedAt ? gone : null };
  });
}

/**
 * @returns what could be paid through Stripe now, by assistant: by a charge, out of a balance, who can't be reached by
 * it, and to whom nothing is owed in total.
 */
export async function getRunChoice(userId: string, workspaceId: string, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const everybody = await readToPay(tx, workspaceId, now);
    const assistants = everybody.filter(({ items }) => comesToSomething(items));
    const method = await findMethod(tx, workspaceId);
    const currencies = keptCurrencies();
    const asCharged = (currency: string) => decideCharge(currency, method?.kind ?? 'card', currencies);
    const reached = assistants
      .filter(({ movedBy: way }) => way === 'stripe_connect')
      .map((each) => partByCharge(each, asCharged));
    return {
      isStripeSetUp: isStripeSetUp(),
      method,
      currencies,
      assistants: reached.filter(({ items }) => comesToSomething(items)),
      /** what Stripe would reach them with, but can't charge here */
      notCharged: reached.filter(({ why }) => why.length > 0),
      paidOut: assistants.filter(({ movedBy: way }) => way === 'stripe_global_payouts'),
      others: assistants.filter(({ movedBy: way }) => way === null),
      /** whose deductions are all that is open */
      nothingOwed: everybody.filter(({ items }) => !comesToSomething(items)).map(({ name }) => name),
    };
  });
}

export type RunChoice = Awaited<ReturnType<typeof getRunChoice>>;

/** @returns a pay run with each of its payments, what they are for, and how far it is; null when it isn't there. */
export async function getRunPage(userId: string, workspaceId: string, id: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const run = await tx.payRun.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      include: {
        method: { select: { kind: true, label: true, removedAt: true, goneAt: true, setUpAt: true } },
        payments: { include: PAYMENT, orderBy: { id: 'asc' } },
        steps: {
          where: { kind: { in: ['cancel', 'reverse', 'refund'] } },
          select: { paymentId: true, kind: true, begunAt: true, endedAt: true, stripeId: true, said: true },
          orderBy: [{ begunAt: 'asc' }, { id: 'asc' }],
        },
      },
    });
    if (!run) return null;
    const cover = await readCover(tx, run);
    const isChargeLost = await readChargeLost(tx, run);
    return {
      ...run,
      rail: movedRail(run.rail),
      /** whether a charge that stopped can be tried again with what is in use now, or what an owner does first; null: none did */
      tryingWith: run.payments.some(({ state }) => state === 'needs_attention')
        ? await readTryingWith(tx, run)
        : null,
      isBeingCancelled: run.steps.some(({ kind, endedAt }) => kind === 'cancel' && endedAt === null),
      totalMinor: Number(run.totalMinor),
      feeMinor: Number(run.feeMinor),
      /** what was charged, and where a refund goes; null while that isn't known */
      charged: chargedOf(run),
      disputedMinor: Number(run.disputedMinor),
      refundedByHandMinor: Number(run.refundedByHandMinor),
      /** the assistants' share of the fees, out of what is sent to them */
      borneMinor: sumOf(run.payments.map(({ feeMinor }) => Number(feeMinor))),
      payments: run.payments.map(({ state, engagement, lines, moves, returned, ...payment }) => {
        if (!isStripePaymentState(state)) throw new Error(`payment ${payment.id} doesn’t go through Stripe`);
        const steps = run.steps.filter(({ paymentId }) => paymentId === payment.id);
        return {
          id: payment.id,
          engagementId: payment.engagementId,
          version: payment.version,
          state,
          money: { minor: Number(payment.amountMinor), currency: payment.currency },
          sent: { minor: Number(payment.sentMinor), currency: payment.sentCurrency },
          agreementId: lines[0]?.owed.agreementId ?? null,
          assistant: recordedName(engagement),
          transferId: payment.transfer?.transferId ?? null,
          hasLeft: payment.transfer !== null,
          cover: coverOf(cover, payment.id),
          isChargeLost,
          bank: bankStatus(payment),
          said: moves[0]?.note ?? '',
          refundedAt: moves[0]?.event === 'refund_succeeded' ? moves[0].at : null,
          returnedMinor: returnedMinorOf(returned),
          ...takenBack(steps, moves[0] ?? null, returned[0]?.approvedAt ?? null),
          lines: lines.map(({ owed, amountMinor, currency }) => ({
            id: owed.id,
            kind: owed.kind,
            note: owed.note,
            minutes: owed.minutes,
            timesheetId: owed.timesheetId,
            briefId: owed.briefId,
            fromDay: dateOf(owed.fromDay),
            untilDay: dateOf(owed.untilDay),
            money: { minor: Number(amountMinor), currency },
          })),
        };
      }),
    };
  });
}

export type RunPage = NonNullable<Awaited<ReturnType<typeof getRunPage>>>;

const PAYMENT = {
  engagement: { select: { assistantName: true, assistant: { select: { name: true } } } },
  transfer: { select: { transferId: true } },
  ...PAYOUT_REPORTS,
  moves: { orderBy: { number: 'desc' }, take: 1, select: { event: true, note: true, at: true } },
  returned: { orderBy: { approvedAt: 'desc' }, select: { amountMinor: true, approvedAt: true } },
  lines: { include: { owed: true }, orderBy: { id: 'asc' } },
} as const;

const MOST_SHOWN = 30;

/** @returns a business's newest pay runs. */
export async function listRuns(userId: string, workspaceId: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const runs = await tx.payRun.findMany({
      where: { workspaceId },
      orderBy: { preparedAt: 'desc' },
      take: MOST_SHOWN,
      include: { payments: { select: { state: true } } },
    });
    return runs.map((run) => ({
      id: run.id,
      preparedAt: run.preparedAt,
      charge: chargeOf(run),
      states: run.payments.map(({ state }) => state),
    }));
  });
}

/** @returns somebody's own Stripe account; null when they have none. */
export async function getPayouts(userId: string) {
  return withActor({ kind: 'user', userId }, (tx) => tx.connectedAccount.findUnique({ where: { userId } }));
}

export type Payouts = NonNullable<Awaited<ReturnType<typeof getPayouts>>>;
