import type { Page } from 'playwright/test';

export type Watch = { readonly problems: readonly string[] };

/** Notes whatever a page complains about: console errors (Chromium reports refused scripts there), uncaught errors, 5xx. */
export function watch(page: Page): Watch {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    problems.push(`console: ${message.text()} (${url || page.url()})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message} (${page.url()})`));
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()}: ${response.url()}`);
  });
  return { problems };
}
