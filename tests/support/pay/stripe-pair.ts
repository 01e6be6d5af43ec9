import { listOwed } from '@/lib/api/owed.queries';
import { listPayments } from '@/lib/api/payments.queries';
import { readPayments } from '@/lib/evidence/money';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '../agreements';
import { type Fields, submit } from '../browser/forms';
import { givenEachPair } from '../each-pair';
import { asPerson, type Person } from '../people';
import { givenAgreedBefore } from '../time';
import { givenStripe } from './stripe-given';
import { givenApprovedRun, givenOnboarded, givenOwed, runOf } from './stripe-pay';

type RunRef = { readonly workspaceId: string; readonly id: string };

/**
 * Gives each test of a file a new business with an assistant whom Stripe reaches, under an hourly agreement.
 * @param given receives the two, before each test
 * @returns the stand-in, and what tests of pay runs do again and again, at its time
 */
export function givenStripePair(given: (pair: Pair) => void) {
  const stripe = givenStripe();
  let pair: Pair;
  let isReached = false;
  const people = givenEachPair(async (each) => {
    pair = each;
    await givenAgreedBefore(pair);
    if (!isReached) await givenOnboarded(pair.assistant, stripe);
    isReached = true;
    given(pair);
  });
  return {
    stripe,
    people,
    /** Posts a form, as the owner unless somebody else is named. */
    says: <Data>(action: FormAction<Data>, form: Fields, person: Person = pair.owner) =>
      atTime(stripe.at(), () => asPerson(person, () => submit(action, form))),
    /** @returns a run of one payment that its owner has approved. */
    approved: async (amount = '100') =>
      givenApprovedRun(pair, [await givenOwed(pair, amount, stripe.at())], stripe.at()),
    /** @returns a run's only payment, as a form about it posts it, with its state. */
    paymentOf: async ({ workspaceId, id }: RunRef) => {
      const [payment] = (await runOf(workspaceId, id)).payments;
      return { workspaceId, id: payment?.id, version: payment?.version, state: payment?.state };
    },
    /** @returns the states of the payments on the sealed record, as made for the assistant. */
    readOnRecord: async () => {
      const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
      const payments = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
        readPayments(tx, place),
      );
      return payments.map(({ state }) => state);
    },
    /** @returns what the API shows the assistant of this engagement's pay. */
    readByTool: async () => {
      const { userId } = pair.assistant;
      const place = { workspaceId: null, engagementId: pair.engagementId };
      const walk = { ...place, after: null, limit: 10, from: null, until: null };
      const owed = await listOwed(userId, { ...walk, part: null }, stripe.at());
      const payments = await listPayments(userId, { ...walk, state: null });
      return {
        payments: payments.map(({ state }) => state),
        owed: owed.map(({ id, payment }) => ({ id, payment: payment?.state ?? null })),
      };
    },
  };
}
