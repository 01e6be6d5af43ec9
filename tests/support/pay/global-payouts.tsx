import { renderToStaticMarkup } from 'react-dom/server';
import Stripe from 'stripe';
import { beforeAll } from 'vitest';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { prepareRun } from '@/lib/pay/runs/runs.actions';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { accountOf, runOf } from '@/tests/support/pay/stripe-pay';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { submit as fillIn } from '@/tests/support/stripe/situations';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { givenAgreedBefore } from '@/tests/support/time';

const DAY = 86_400;

/**
 * Gives a file the stand-in for Stripe, and a business for which Global Payouts are switched on, with an assistant who
 * isn't known to Stripe yet; and what tests of its payouts do again and again. The file itself has settings read anew
 * each time (`vi.mock`).
 */
export function givenGlobalPayouts() {
  const stripe = givenStripe();
  let people: People;
  let pair: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Abroad');
    const balance = stripe.standIn().openFinancialAccount(100_000, 'usd');
    process.env.STRIPE_GLOBAL_PAYOUTS = `${pair.workspace.slug}=${balance}`;
    await givenAgreedBefore(pair);
  });

  async function beginsAtStripe(country: string) {
    doneOf(await says(onboard, { country }, people.maria));
    await stripe.work();
  }

  async function givesBank(account: string) {
    const { linkUrl } = await accountOf(people.maria);
    await fetch(linkUrl ?? '');
    await fillIn(linkUrl ?? '', { answer: 'complete', account });
    await stripe.pass(DAY);
  }

  async function givenRefused(owed: readonly string[]) {
    return refusalOf(await says(prepareRun, { workspaceId: pair.workspace.id, id: newId(), owed })).code;
  }

  async function shown({ workspaceId, id }: { workspaceId: string; id: string }) {
    const run = await getRunPage(pair.owner.userId, workspaceId, id);
    if (!run) throw new Error('there is a run');
    const [slug, zone] = [pair.workspace.slug, 'America/Chicago'];
    return renderToStaticMarkup(<RunPayments run={run} slug={slug} zone={zone} now={stripe.at()} />);
  }

  async function stateOf({ workspaceId, id }: { workspaceId: string; id: string }) {
    return (await runOf(workspaceId, id)).payments[0]?.state;
  }

  async function movesOf({ workspaceId, id }: { workspaceId: string; id: string }) {
    const { payments } = await runOf(workspaceId, id);
    const rows = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.paymentMove.findMany({ where: { paymentId: payments[0]?.id ?? '' }, orderBy: { number: 'asc' } }),
    );
    return rows.map(({ note }) => note);
  }

  async function payouts() {
    const sdk = new Stripe(TEST_KEY, { ...stripe.standIn().address });
    return (await sdk.v2.moneyManagement.outboundPayments.list({ limit: 10 })).data;
  }

  function says<T>(action: FormAction<T>, fields: Fields, who = pair.owner) {
    return atTime(stripe.at(), () => asPerson(who, () => submit(action, fields)));
  }

  return {
    stripe,
    people: () => people,
    pair: () => pair,
    beginsAtStripe,
    givesBank,
    givenRefused,
    shown,
    stateOf,
    movesOf,
    payouts,
    says,
  };
}
