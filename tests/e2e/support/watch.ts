import type { Page } from 'playwright/test';

export type Watch = { readonly problems: readonly string[] };

/** What a page reports about something that its Content-Security-Policy refused. */
type Refusal = { readonly directive: string; readonly refused: string };

/**
 * Records whatever a page complains about: console errors, uncaught errors, 5xx, and everything that its policy
 * refuses. Not everything refused is also an error on the console, so the pages report it by the event (W3C CSP3, 5.4).
 */
export async function watch(page: Page): Promise<Watch> {
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
  await page.exposeFunction('policyRefused', ({ directive, refused }: Refusal) => {
    problems.push(`policy: ${directive} refused ${refused} (${page.url()})`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const told: unknown = Reflect.get(window, 'policyRefused');
      if (typeof told === 'function') told({ directive: effectiveDirective, refused: blockedURI });
    });
  });
  return { problems };
}
