import Stripe from 'stripe';
import { owe } from '@/lib/pay/owed/owed';
import { termsOn } from '@/lib/pay/terms/pay-terms.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import type { Pair } from '../agreements';
import { givenMany } from '../many-assistants';
import { givenAssistant, givenPerson, givenWorkspace, type Person } from '../people';
import { onboarded } from '../stripe/situations';
import { TEST_KEY } from '../stripe/under-test';
import { PAY_DAY, type StripeForPay } from './stripe-open';
import { givenMethod } from './stripe-pay';

export type PaidThroughStripe = {
  /** the owner and the first of those they pay */
  readonly pair: Pair;
  readonly pairs: readonly Pair[];
  /** Stripe as it is seen from outside the product */
  readonly sdk: Stripe;
};

type Wanted = {
  readonly ownerUrl: string;
  readonly count: number;
  readonly agreed: (pair: Pair) => Promise<unknown>;
};

/** A business that pays many people through Stripe; every third of them bears Stripe's fee. */
export async function givenManyThroughStripe(
  stripe: StripeForPay,
  { ownerUrl, count, agreed }: Wanted,
): Promise<PaidThroughStripe> {
  const sdk = new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });
  const owner = await givenPerson({ name: 'Ruth', email: 'ruth@runs.example', zone: 'America/Chicago' });
  const workspace = await givenWorkspace(owner, { name: 'Adeyemi Runs' });
  const assistant = await givenPerson({ name: 'Maria', email: 'maria@runs.example', zone: 'Asia/Manila' });
  const pair = {
    owner,
    assistant,
    workspace,
    engagementId: await givenAssistant(owner, workspace, assistant),
  };
  await agreed(pair);
  const pairs = await givenMany(pair, { ownerUrl, count, bearing: 3 });
  // Stripe's payouts to their banks aren't part of a run, and every day each of them would cause events
  for (const each of pairs)
    await connect(each.assistant, await onboarded({ stripe: sdk }, undefined, 'manual'));
  await givenMethod(pair, stripe);
  return { pair, pairs, sdk };
}

async function connect({ userId }: Person, accountId: string): Promise<void> {
  const account = { userId, accountId, country: 'US', askedAt: PAY_DAY, transfers: 'active' } as const;
  await withActor({ kind: 'user', userId }, (tx) => tx.connectedAccount.createMany({ data: account }));
}

/** So few in one transaction that it ends in time on a machine that is busy with much else. */
const AT_ONCE = 5;

/** Owes each of them an amount. @returns the ids of what is owed. */
export async function oweAll(
  pairs: readonly Pair[],
  amounts: readonly number[],
  at: Date,
): Promise<string[]> {
  const ids: string[] = [];
  for (let first = 0; first < pairs.length; first += AT_ONCE)
    ids.push(
      ...(await oweSome(pairs.slice(first, first + AT_ONCE), amounts.slice(first, first + AT_ONCE), at)),
    );
  return ids;
}

async function oweSome(pairs: readonly Pair[], amounts: readonly number[], at: Date): Promise<string[]> {
  const [first] = pairs;
  if (!first) return [];
  const { workspace, owner } = first;
  return withActor({ kind: 'workspace', workspaceId: workspace.id }, async (tx) => {
    const ids: string[] = [];
    for (const [index, { engagementId }] of pairs.entries()) {
      const place = { workspaceId: workspace.id, engagementId };
      const terms = await termsOn(tx, place, dateIn(at, owner.timeZone));
      if (!terms) throw new Error('nothing was agreed');
      const amountMinor = amounts[index] ?? 0;
      const fact = { kind: 'bonus', sourceKey: `bonus:${newId()}`, terms, note: 'For the fair' } as const;
      const { id } = await owe(tx, place, {
        ...fact,
        fullMinor: amountMinor,
        amountMinor,
        approvedById: owner.userId,
        approvedAt: at,
      });
      ids.push(id);
    }
    return ids;
  });
}
