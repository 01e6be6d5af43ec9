import { html } from '../../resend/pages/html';
import type { Answer } from '../api';
import type { World } from '../world';
import { page } from './layout';

/** What a person who is paid sees at Stripe: each payout, and how far it has got. */
export function dashboardPage(world: World, id: string): Answer {
  const kept = world.accounts.find(id);
  if (!kept) return page('There is no such account', html`<p>Go back to where you came from.</p>`, 404);
  const rows = world.payouts
    .newestFirst(id)
    .map(
      ({ amount, currency, status }) =>
        html`<li>${amount} ${currency.toUpperCase()} in its smallest unit: ${status}</li>`,
    );
  return page(
    'Your payouts',
    rows.length === 0 ? html`<p>Nothing was paid out yet.</p>` : html`<ul>${rows}</ul>`,
  );
}
