import Stripe from 'stripe';
import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { idempotencyKeyOf } from '../keys';
import { refusalOf } from '../stripe-errors';
import { isOnboarded, refusedAccountInWords, transfersOf } from './accounts.rules';
import { arePayoutsOn } from './payout-balances';
import { makeRecipient, readRecipient, recipientLink } from './recipients';

export type AccountPlace = { readonly userId: string };

/**
 * Has Stripe create an account for somebody, once, and a link to the page on which they say who they are and where to
 * pay, or change that. If they ask again while Stripe is being asked, such as for another country, only the newest request
 * says what becomes of it: its own job answers that.
 */
export const openAccount: Job<AccountPlace> = defineJob({
  name: 'pay.open_account',
  payload: z.object({ userId: Id }),
  async run({ userId }) {
    const known = await asPerson(userId, (tx) =>
      tx.connectedAccount.findUnique({
        where: { userId },
        include: { user: { select: { email: true } } },
      }),
    );
    if (!known || known.linkAskedAt === null) return;
    const stripe = stripeClient();
    try {
      const account =
        known.accountId === null
          ? await make(stripe, known)
          : { accountId: known.accountId, isRecipient: known.isRecipient };
      const linkUrl = await linkTo(stripe, account, isOnboarded(known));
      await asPerson(userId, async (tx) => {
        await answer(tx, known, { linkUrl, linkMadeAt: now(), said: '' });
        await lookLater(tx, userId, 0);
      });
    } catch (error) {
      const refusal = error instanceof Stripe.errors.StripeError ? refusalOf(error) : null;
      if (!refusal) throw error;
      await asPerson(userId, (tx) =>
        answer(tx, known, {
          ...(known.accountId === null && { transfers: 'unsupported' }),
          // whoever can be paid still can: their page at Stripe didn't open, and they ask for it again
          ...(!isOnboarded(known) && { said: refusedAccountInWords(refusal.code, known.country) }),
        }),
      );
    }
  },
});

type Asked = { readonly userId: string; readonly country: string; readonly linkAskedAt: Date | null };

/** Records what became of a request, unless its person has asked for something else since. */
async function answer(tx: Tx, { userId, country, linkAskedAt }: Asked, data: Change): Promise<void> {
  await tx.connectedAccount.updateMany({
    where: { userId, country, linkAskedAt },
    data: { ...data, linkAskedAt: null },
  });
}

type Made = { readonly accountId: string; readonly isRecipient: boolean };
type Wanted = {
  readonly userId: string;
  readonly country: string;
  readonly user: { readonly email: string };
};

/** Where Connect isn't available and Global Payouts are on, an account that can only be paid out to. */
async function make(stripe: Stripe, wanted: Wanted): Promise<Made> {
  try {
    return { accountId: await makeConnected(stripe, wanted), isRecipient: false };
  } catch (error) {
    const isBeyond = error instanceof Stripe.errors.StripeError && error.code === 'country_unsupported';
    if (!isBeyond || !arePayoutsOn()) throw error;
  }
  const { userId, country, user } = wanted;
  const accountId = await makeRecipient(stripe, { userId, country, email: user.email });
  await asPerson(userId, (tx) =>
    tx.connectedAccount.updateMany({
      where: { userId, country, accountId: null },
      data: { accountId, isRecipient: true, transfers: 'unsupported', bankPayouts: 'inactive' },
    }),
  );
  return { accountId, isRecipient: true };
}

/**
 * @param isComplete whether Stripe asks for nothing more: it then shows what was given, to be changed (Stripe makes a link to
 * the Express dashboard only of a completed account)
 */
async function linkTo(
  stripe: Stripe,
  { accountId, isRecipient }: Made,
  isComplete: boolean,
): Promise<string> {
  const back = absolute(addresses.inboxPayoutsBack());
  if (isRecipient) return recipientLink(stripe, accountId, { back, isOnboarded: isComplete });
  if (isComplete) return (await stripe.accounts.createLoginLink(accountId)).url;
  const link = await stripe.accountLinks.create({
    account: accountId,
    type: 'account_onboarding',
    return_url: back,
    refresh_url: back,
  });
  return link.url;
}

async function makeConnected(stripe: Stripe, { userId, country, user }: Wanted): Promise<string> {
  const parameters = {
    country,
    business_type: 'individual',
    // the business pays Stripe's fees, the platform is liable for losses, and Stripe verifies who they are
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
    },
    capabilities: { transfers: { requested: true } },
    metadata: { user: userId },
  } as const;
  // another country makes another account, so it is in the key; the e-mail address doesn't, so it is set afterwards
  const idempotencyKey = idempotencyKeyOf(`pay:${userId}:account:${country}`, parameters);
  const account = await stripe.accounts.create(parameters, { idempotencyKey });
  await stripe.accounts.update(account.id, { email: user.email });
  await asPerson(userId, (tx) =>
    tx.connectedAccount.updateMany({
      // one made in a country that isn't theirs any more is never used: an account's country can't be changed
      where: { userId, country, accountId: null },
      data: {
        accountId: account.id,
        transfers: transfersOf(account.capabilities?.transfers),
        requirements: account.requirements?.currently_due ?? [],
      },
    }),
  );
  return account.id;
}

/**
 * Looks at somebody's Stripe account: whether money can reach it now, and what Stripe still requires. A look that began
 * before another one was applied, or before they were given another link, is out of date, and another is taken.
 */
export const followAccount: Job<AccountPlace & { readonly looks?: number | undefined }> = defineJob({
  name: 'pay.follow_account',
  payload: z.object({ userId: Id, looks: z.number().int().optional() }),
  async run({ userId, looks = 0 }) {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const known = await asPerson(userId, (tx) => tx.connectedAccount.findUnique({ where: { userId } }));
      if (!known?.accountId) return;
      const seen = known.isRecipient
        ? await lookAtRecipient(known.accountId)
        : await lookAtConnected(known.accountId);
      if (await takeOver(known, seen, looks)) return;
    }
    throw new Error(`the account of ${userId} changed during each of ${MOST_TRIES} looks at Stripe`);
  },
});

/** Another look was applied during each of this many in a row: the job is retried later. */
const MOST_TRIES = 5;

type Seen = {
  readonly standing: Change;
  /** nothing more is to be expected from Stripe by itself */
  readonly isSettled: boolean;
};

async function lookAtConnected(accountId: string): Promise<Seen> {
  const account = await retrieve(accountId);
  if (account === null) {
    const said = 'You have closed this account at Stripe, or no longer let Handover use it.';
    return { standing: { transfers: 'inactive', payoutsEnabled: false, said }, isSettled: true };
  }
  const transfers = transfersOf(account.capabilities?.transfers);
  const error = account.requirements?.errors?.[0]?.reason.slice(0, 500) ?? '';
  const said = error === '' && (await isLastPayoutFailed(accountId)) ? BANK_REFUSED : error;
  const standing = {
    transfers,
    payoutsEnabled: account.payouts_enabled,
    requirements: account.requirements?.currently_due ?? [],
    said,
    ...(transfers === 'active' && said === '' && { linkUrl: null }),
  };
  return { standing, isSettled: transfers === 'active' };
}

async function lookAtRecipient(accountId: string): Promise<Seen> {
  const { bankPayouts, requirements } = await readRecipient(stripeClient(), accountId);
  const isSettled = bankPayouts === 'active';
  const standing = { bankPayouts, requirements, payoutsEnabled: isSettled, said: '' };
  return { standing: { ...standing, ...(isSettled && { linkUrl: null }) }, isSettled };
}

type Known = {
  readonly userId: string;
  readonly accountId: string | null;
  readonly checkedAt: Date | null;
  readonly linkMadeAt: Date | null;
};

/** @returns false, with nothing changed, when the account has changed since the look began. */
async function takeOver(
  { userId, accountId, checkedAt, linkMadeAt }: Known,
  { standing, isSettled }: Seen,
  looks: number,
): Promise<boolean> {
  return asPerson(userId, async (tx) => {
    const { count } = await tx.connectedAccount.updateMany({
      where: { userId, accountId, checkedAt, linkMadeAt },
      data: { ...standing, checkedAt: now() },
    });
    if (count > 0 && !isSettled && looks < MOST_LOOKS) await lookLater(tx, userId, looks + 1);
    return count > 0;
  });
}

/** Polls for about a day, less and less often; afterwards Stripe's events and the next link are enough. */
const MOST_LOOKS = 14;

async function retrieve(accountId: string): Promise<Stripe.Account | null> {
  try {
    return await stripeClient().accounts.retrieve(accountId);
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError) return null;
    throw error;
  }
}

const BANK_REFUSED =
  'Your bank didn’t take what Stripe sent it, so that is back in your account at Stripe. Give Stripe a bank account that takes it.';

async function isLastPayoutFailed(accountId: string): Promise<boolean> {
  const { data } = await stripeClient().payouts.list({ limit: 1 }, { stripeAccount: accountId });
  return data[0]?.status === 'failed';
}

type Change = Parameters<Tx['connectedAccount']['updateMany']>[0]['data'];

/** Under its own key: an event that arrives during this look is processed at once all the same. */
async function lookLater(tx: Tx, userId: string, looks: number): Promise<void> {
  const runAt = new Date(now().getTime() + 5000 * 2 ** looks);
  await enqueue(tx, followAccount, { userId, looks }, { runAt, key: `pay.look_at_account:${userId}` });
}

function asPerson<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor({ kind: 'user', userId }, work);
}
