import { html } from '../../resend/pages/html';
import type { Answer } from '../api';
import { TEST_BANKS } from '../banks';
import { reject, satisfy } from '../requirements';
import type { World } from '../world';
import type { Posted } from './hosted';
import { leadTo, numbers, page, problem } from './layout';

/** Onboarding of a person who is paid: complete it, leave, or fail the check of their papers. A link opens once. */
export function onboardingPage(world: World, id: string, posted: Posted | null): Answer {
  const link = world.links.find(id);
  if (!link) return page('There is no such page', html`<p>Go back to where you came from.</p>`, 404);
  if (!posted) {
    if (link.isUsed || link.expiresAt <= world.clock.now()) return leadTo(link.refreshUrl);
    link.isUsed = true;
    return form(null);
  }
  const kept = world.accounts.get(link.account);
  const answer = posted('answer');
  if (answer === 'leave') return leadTo(link.returnUrl);
  if (answer === 'fail') {
    reject(world, kept);
    return leadTo(link.returnUrl);
  }
  const bank = TEST_BANKS.find(({ number }) => number === posted('account'));
  if (!bank) return form('The account number is not one of the test accounts.');
  satisfy(world, kept, bank);
  return leadTo(link.returnUrl);
}

function form(message: string | null): Answer {
  return page(
    'How you are paid',
    html`${problem(message)}
      <form method="post">
        <label>Account number <input name="account" inputmode="numeric" autocomplete="off" value="000123456789"></label>
        <button type="submit" name="answer" value="complete">Give all that is asked</button>
        <button type="submit" name="answer" value="leave">Leave for now</button>
        <button type="submit" name="answer" value="fail">Hand in papers that can't be read</button>
      </form>
      ${numbers(TEST_BANKS)}`,
    message === null ? 200 : 422,
  );
}
