import { html } from '../../resend/pages/html';
import type { Answer } from '../api';
import { readForm } from '../form';
import type { World } from '../world';
import { authenticatePage } from './authenticate';
import { checkoutPage } from './checkout';
import { dashboardPage } from './dashboard';
import { page } from './layout';
import { microdepositsPage } from './microdeposits';
import { onboardingPage } from './onboarding';

interface Asked {
  method: string;
  pathname: string;
  body: string;
}

/** What each page receives: its id from the address, and what was posted, if anything. */
export type Page = (world: World, id: string, posted: Posted | null) => Answer;
export type Posted = (field: string) => string;

const PAGES: Readonly<Record<string, Page>> = {
  authenticate: authenticatePage,
  checkout: checkoutPage,
  dashboard: dashboardPage,
  microdeposits: microdepositsPage,
  onboarding: onboardingPage,
};

/** The pages on which people enter at Stripe what the product must not see. */
export function hostedPages(world: World) {
  return ({ method, pathname, body }: Asked): Answer => {
    const [, , name = '', id = ''] = pathname.split('/');
    const show = PAGES[name];
    if (!show) return page('There is no such page', html`<p>Go back to where you came from.</p>`, 404);
    const form = readForm(body);
    const posted = (field: string) => {
      const value = form[field];
      return typeof value === 'string' ? value : '';
    };
    return show(world, id, method === 'POST' ? posted : null);
  };
}
