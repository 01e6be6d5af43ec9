import type Stripe from 'stripe';
import { type Html, html } from '../../resend/pages/html';
import type { Answer } from '../api';
import { TEST_BANKS, TEST_ROUTING } from '../banks';
import { TEST_CARDS } from '../cards';
import { completeSession } from '../checkout';
import { idOf, keepBank, keepCard } from '../methods';
import { isWaiting } from '../microdeposits';
import { Refusal } from '../refusals';
import { confirmSetup } from '../setting-up';
import type { KeptMethod, World } from '../world';
import type { Posted } from './hosted';
import { leadTo, numbers, page, problem } from './layout';

/** Checkout in setup mode: a card or a bank account is saved, with 3-D Secure if the card wants it. */
export function checkoutPage(world: World, id: string, posted: Posted | null): Answer {
  const session = world.sessions.find(id);
  if (session?.status !== 'open')
    return page(
      'This page is no longer open',
      html`<p>It was used before, or it expired. Go back and begin again.</p>`,
      410,
    );
  if (!posted) return form(session, null);
  const method = posted('kind') === 'us_bank_account' ? bankFrom(world, posted) : cardFrom(world, posted);
  if (typeof method === 'string') return form(session, method);
  return save(world, session, method, posted('verified') === 'microdeposits' ? 'microdeposits' : 'instant');
}

/** @returns where a session leads once there is nothing left to do on its page. */
export function finishSession(world: World, session: Stripe.Checkout.Session): Answer {
  completeSession(world, session);
  return leadTo((session.success_url ?? '').replace('{CHECKOUT_SESSION_ID}', session.id));
}

function save(
  world: World,
  session: Stripe.Checkout.Session,
  kept: KeptMethod,
  verifiedBy: 'instant' | 'microdeposits',
): Answer {
  const setup = world.setups.get(idOf(session.setup_intent) ?? '');
  setup.payment_method = kept.id;
  setup.status = 'requires_confirmation';
  try {
    confirmSetup(world, setup, { isAccepted: true, returnUrl: session.url ?? '', verifiedBy });
  } catch (error) {
    if (error instanceof Refusal) return form(session, `${error.message} Try another one.`);
    throw error;
  }
  // the page is done; proof that the account is theirs comes later, on another page
  if (isWaiting(setup)) return finishSession(world, session);
  if (setup.status === 'requires_action') return leadTo(setup.next_action?.redirect_to_url?.url ?? '');
  return finishSession(world, session);
}

function cardFrom(world: World, posted: Posted): KeptMethod | string {
  const card = TEST_CARDS.find(({ number }) => number === posted('number').replaceAll(/\D/g, ''));
  return card ? keepCard(world, card) : 'Your card number is not one of the test cards.';
}

function bankFrom(world: World, posted: Posted): KeptMethod | string {
  if (posted('routing') !== TEST_ROUTING) return `The routing number of the test bank is ${TEST_ROUTING}.`;
  if (posted('name').trim() === '') return 'Enter the name of the account holder.';
  const bank = TEST_BANKS.find(({ number }) => number === posted('account'));
  return bank
    ? keepBank(world, bank, { name: posted('name') })
    : 'The account number is not one of the test accounts.';
}

function form(session: Stripe.Checkout.Session, message: string | null): Answer {
  const forms: Readonly<Record<string, Html>> = { us_bank_account: BANK_FORM, card: CARD_FORM };
  return page(
    'Save how you pay',
    html`${problem(message)}
      ${session.payment_method_types.flatMap((type) => forms[type] ?? [])}
      ${session.cancel_url === null ? null : html`<p><a href="${session.cancel_url}">Go back without saving</a></p>`}`,
    message === null ? 200 : 402,
  );
}

const CARD_FORM = html`<h2>Card</h2>
  <form method="post">
    <input type="hidden" name="kind" value="card">
    <label>Card number <input name="number" inputmode="numeric" autocomplete="off" required></label>
    <button type="submit">Save card</button>
  </form>
  ${numbers(TEST_CARDS)}`;

const BANK_FORM = html`<h2>US bank account</h2>
  <form method="post">
    <input type="hidden" name="kind" value="us_bank_account">
    <label>Account holder <input name="name" autocomplete="off" required></label>
    <label>Routing number <input name="routing" inputmode="numeric" autocomplete="off" required></label>
    <label>Account number <input name="account" inputmode="numeric" autocomplete="off" required></label>
    <label>Verified <select name="verified">
      <option value="instant">at once, by the bank</option>
      <option value="microdeposits">by two small amounts</option>
    </select></label>
    <p class="quiet">By saving you let Handover debit this account for what you approve.</p>
    <button type="submit">Save bank account</button>
  </form>
  ${numbers([{ number: TEST_ROUTING, plays: 'is the routing number of the test bank' }, ...TEST_BANKS])}`;
