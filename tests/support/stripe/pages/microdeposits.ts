import { html } from '../../resend/pages/html';
import type { Answer } from '../api';
import { isWaiting, verifyAmounts } from '../microdeposits';
import { Refusal } from '../refusals';
import type { World } from '../world';
import type { Posted } from './hosted';
import { page, problem } from './layout';

/** Where an owner enters the two small amounts that arrived in their account. */
export function microdepositsPage(world: World, id: string, posted: Posted | null): Answer {
  const setup = world.setups.find(id);
  if (!setup || !isWaiting(setup))
    return page('Nothing to verify', html`<p>This account is verified, or can’t be any more.</p>`, 410);
  if (!posted) return form(null);
  try {
    verifyAmounts(world, setup, [posted('first'), posted('second')].map(Number));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return isWaiting(setup)
      ? form(error.message)
      : page('It can’t be verified', html`<p>${error.message}</p>`, 402);
  }
  return page('It is verified', html`<p>You can close this page, and go back to where you came from.</p>`);
}

function form(message: string | null): Answer {
  return page(
    'Verify your bank account',
    html`${problem(message)}
      <p>Two small amounts have been sent to your account. Enter them in cents.</p>
      <form method="post">
        <label>First amount <input name="first" inputmode="numeric" autocomplete="off" required></label>
        <label>Second amount <input name="second" inputmode="numeric" autocomplete="off" required></label>
        <button type="submit">Verify</button>
      </form>
      <p class="quiet">32 and 45 are right here; 10 and 11 were tried too often; 40 and 41 come too late.</p>`,
    message === null ? 200 : 402,
  );
}
