import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { MailContent } from '@/lib/platform/mail';
import { formatMoney, type Money } from '@/lib/platform/money/money';
import type { Tx } from '@/lib/platform/tenancy';
import type { PayMailData } from '../emails/pay-mail';
import { notifyAssistant, notifyOwners } from '../notifying';
import {
  cameBackFromYouMail,
  cameBackMail,
  partCameBackFromYouMail,
  partCameBackMail,
} from './emails/returned';
import {
  bankRefusedMail,
  chargeDisputedMail,
  chargeLostMail,
  chargeStandsMail,
  type DisputedCharge,
  notGivenBackMail,
  notSentMail,
  paidBackMail,
  sentMail,
  stoppedMail,
} from './emails/stripe';
import type { SeenRun } from './following/seen.rules';
import { lastMove } from './last-move';
import type { LockedStripePayment } from './moving';
import type { StripePaymentState } from './moving.rules';
import { notifyAssistantHeldUp, notifyAssistantTakenBack } from './notifying-held';
import { refundFailureInWords } from './refunds/refund-failures.rules';
import type { LockedRun } from './runs.queries';
import { chargeOf } from './runs.rules';

/** The outcome of a run's charge; for one that stopped, why, in Stripe's words. */
type OfCharge =
  | { readonly news: 'disputed' | 'lost' | 'lost_in_part'; readonly disputedMinor: number }
  | { readonly news: 'stopped'; readonly said: string }
  | { readonly news: 'won'; readonly isPartUnsent: boolean };

/** @param payment one that has just moved: notifications are named after that move */
type RunNotification = OfCharge & { readonly payment: LockedStripePayment };

/** Tells those concerned that a payment has moved; `notifyOfCharge` tells what concerns its whole run. */
export async function notifyOfMove(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  said: string,
  at: Date,
): Promise<void> {
  const { id: factId, money, sent } = payment;
  const amount = formatMoney(sent);
  switch (payment.state) {
    case 'paid':
      return notifyAssistant(tx, payment, {
        kind: 'pay.sent',
        factId,
        paymentId: factId,
        at,
        write: (words) => sentMail(words, { amount, rail: run.rail, borne: borneInWords(money, sent) }),
      });
    case 'refunded':
      return notifyAssistant(tx, payment, {
        kind: 'pay.paid_back',
        factId,
        paymentId: factId,
        at,
        write: (words) => paidBackMail(words, { amount }),
      });
    case 'failed':
      return notifyOwnersNotSent(tx, run, payment, said, at);
    case 'disputed':
      return notifyAssistantHeldUp(tx, payment, at);
    default:
  }
}

type Looked = {
  /** the payments that a look has moved, afterwards */
  readonly moved: readonly LockedStripePayment[];
  /** the state of its dispute, if there is one */
  readonly dispute: SeenRun['dispute'];
  readonly disputedMinor: number;
  readonly said: string;
};

/**
 * Tells the owners the outcome of a run's charge, once: named after the first payment it has moved, since one that was
 * taken back or cancelled before stays as it is.
 * @param run as it was before the look
 */
export async function notifyOfCharge(
  tx: Tx,
  run: LockedRun,
  { moved, dispute, disputedMinor, said }: Looked,
  at: Date,
): Promise<void> {
  const newly = (state: StripePaymentState) =>
    run.payments.some((each) => each.state === state)
      ? undefined
      : moved.find((each) => each.state === state);
  const stopped = newly('needs_attention');
  if (stopped) await notifyOwnersOfRun(tx, run, { news: 'stopped', payment: stopped, said }, at);
  const disputed = newly('disputed');
  if (disputed) await notifyOwnersOfRun(tx, run, { news: 'disputed', payment: disputed, disputedMinor }, at);
  const locked = new Set(run.payments.flatMap(({ id, state }) => (state === 'disputed' ? id : [])));
  const free = moved.filter(({ id }) => locked.has(id));
  // Stripe goes on saying that it is lost, whatever moves later: that is told with what the dispute itself ends
  const ended = free[0] ?? (dispute === 'lost' ? moved.find(({ state }) => state === 'refunded') : undefined);
  if (ended && (dispute === 'lost' || dispute === 'lost_in_part'))
    await notifyOwnersOfRun(tx, run, { news: dispute, payment: ended, disputedMinor }, at);
  const [won] = free;
  if (won && dispute === 'won') {
    const isPartUnsent = free.some(({ state }) => state === 'failed');
    await notifyOwnersOfRun(tx, run, { news: 'won', payment: won, isPartUnsent }, at);
  }
}

type BankReturn = {
  readonly payoutId: string;
  /** Stripe had reported this payout in the bank */
  readonly hadArrived: boolean;
  readonly at: Date;
};

/** Tells an assistant that their bank sent back a payout from Stripe, once for each payment in it. */
export async function notifyBankRefused(
  tx: Tx,
  payment: Pick<LockedStripePayment, 'workspaceId' | 'engagementId' | 'id' | 'sent'>,
  { payoutId, hadArrived, at }: BankReturn,
): Promise<void> {
  const url = absolute(addresses.inboxPayouts());
  await notifyAssistant(tx, payment, {
    kind: 'pay.bank_refused',
    factId: `${payment.id}:${payoutId}`,
    paymentId: payment.id,
    at,
    write: (words) => bankRefusedMail({ ...words, url }, { amount: formatMoney(payment.sent), hadArrived }),
  });
}

/** Tells the owners that one payment of a run didn't reach its receiver. */
export async function notifyOwnersNotSent(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  said: string,
  at: Date,
): Promise<void> {
  const url = await runUrl(tx, run);
  const amount = formatMoney(payment.sent);
  return notifyOwners(tx, payment, {
    kind: 'pay.not_sent',
    factId: (await lastMove(tx, payment)).id,
    at,
    write: (words) => notSentMail({ ...words, url }, { amount, said, rail: run.rail }),
  });
}

/**
 * Tells the owners that what was taken back from an assistant didn't reach the business.
 * @param reason why, as Stripe names it
 */
export async function notifyOwnersNotGivenBack(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  { factId, reason, at }: { readonly factId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const url = await runUrl(tx, run);
  const told = { amount: formatMoney(toGiveBack(payment)), why: refundFailureInWords(reason) };
  return notifyOwners(tx, payment, {
    kind: 'pay.not_given_back',
    factId,
    at,
    write: (words) => notGivenBackMail({ ...words, url }, told),
  });
}

/**
 * Tells both sides that an owner has taken a payment back from the assistant's account at Stripe, and that Stripe wouldn't return it
 * to the business.
 */
export async function notifyTakenBack(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<void> {
  const { id: factId } = await lastMove(tx, payment);
  await notifyOwnersNotGivenBack(tx, run, payment, { factId, reason, at });
  await notifyAssistantTakenBack(tx, payment, at);
}

/** What the business gets of what was sent: all of it, unless parts of it are separately owed again. */
function toGiveBack({ sent, returnedMinor }: LockedStripePayment): Money {
  return returnedMinor > 0 ? { ...sent, minor: returnedMinor } : sent;
}

type CameBack = { readonly factId: string; readonly minor: number; readonly at: Date };

const WHOLE = { toOwners: cameBackMail, toAssistant: cameBackFromYouMail };
const PART = { toOwners: partCameBackMail, toAssistant: partCameBackFromYouMail };

/** Tells both sides that a payment was reversed from the assistant's Stripe account by hand. */
export async function notifyCameBack(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  { minor }: Money,
  at: Date,
): Promise<void> {
  await notifyBoth(tx, run, payment, { factId: (await lastMove(tx, payment)).id, minor, at }, WHOLE);
}

/** Tells both sides that part of a payment was reversed from the assistant's Stripe account, and is owed again. */
export function notifyPartCameBack(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  part: CameBack,
): Promise<void> {
  return notifyBoth(tx, run, payment, part, PART);
}

async function notifyBoth(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  { minor, ...fact }: CameBack,
  { toOwners, toAssistant }: typeof WHOLE,
): Promise<void> {
  const url = await runUrl(tx, run);
  const notification = { kind: 'pay.came_back', ...fact } as const;
  const said = { amount: formatMoney({ ...payment.sent, minor }), sent: formatMoney(payment.sent) };
  await notifyOwners(tx, payment, { ...notification, write: (words) => toOwners({ ...words, url }, said) });
  await notifyAssistant(tx, payment, {
    ...notification,
    paymentId: payment.id,
    write: (words) => toAssistant(words, said),
  });
}

/** The assistant's share of Stripe's fee, in words; null if there is none. */
function borneInWords(money: Money, sent: Money) {
  const minor = money.minor - sent.minor;
  return minor === 0 ? null : { owed: formatMoney(money), fee: formatMoney({ ...sent, minor }) };
}

/** Tells the owners the outcome of a run's charge. */
async function notifyOwnersOfRun(
  tx: Tx,
  run: LockedRun,
  { payment, ...told }: RunNotification,
  at: Date,
): Promise<void> {
  const charge = chargeOf(run);
  const amount = formatMoney(charge);
  // of a part, the mail names both
  const isInPart = 'disputedMinor' in told && told.disputedMinor < charge.minor;
  const part = isInPart ? formatMoney({ minor: told.disputedMinor, currency: run.currency }) : null;
  const url = await runUrl(tx, run);
  const { id: factId } = await lastMove(tx, payment);
  await notifyOwners(tx, payment, {
    kind: told.news === 'stopped' ? 'pay.stopped' : 'pay.charge_disputed',
    factId,
    at,
    write: (words) => mailOfRun({ ...words, url }, { amount, part }, told),
  });
}

function mailOfRun(words: PayMailData, charge: DisputedCharge, told: OfCharge): MailContent {
  const { amount } = charge;
  switch (told.news) {
    case 'stopped':
      return stoppedMail(words, { amount, said: told.said });
    case 'disputed':
      return chargeDisputedMail(words, charge);
    case 'lost':
      return chargeLostMail(words, { ...charge, isRestOwed: true });
    case 'lost_in_part':
      return chargeLostMail(words, { ...charge, isRestOwed: false });
    case 'won':
      return chargeStandsMail(words, { amount, isPartUnsent: told.isPartUnsent });
  }
}

/** @returns the address of a run's page, for a mail to its owners. */
export async function runUrl(tx: Tx, { workspaceId, id }: LockedRun): Promise<string> {
  const { slug } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slug: true },
  });
  return absolute(addresses.payRun(slug, id));
}
