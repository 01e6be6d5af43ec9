import type { Page } from 'playwright/test';
import { expect, test } from './support/test';

/** What an attacker would inject into a page: each of them reports where it runs. */
const SMUGGLED = `
  <script>window.ran = 'a script'</script>
  <img src="data:," onerror="window.ran = 'a handler'" alt="">
  <script src="data:text/javascript,window.ran = 'a script from elsewhere'"></script>`;

test.use({ expectedProblems: /Content Security Policy|^policy: script-src-(elem|attr) refused / });

test('a script injected into a page is refused by its policy', { tag: '@exchanged-by-hand' }, async ({
  owner: { page },
}) => {
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  await smuggle(page, '/');

  await page.goto('/');

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => refused.filter((text) => text.includes('Content Security Policy')).length).toBe(3);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
});

test("an address that doesn't exist is answered as such, even where there are no pages", async ({
  request,
}) => {
  const there = [
    '/api/nothing',
    '/api/v1',
    '/api/v1/nothing',
    '/icons/nothing.png',
    '/apple-touch-icon-120x120.png',
  ];

  const answers = await Promise.all(there.map(async (url) => [url, (await request.get(url)).status()]));

  expect(answers).toEqual(there.map((url) => [url, 404]));
});

/** Injects it into the page as the server sent it, under the policy that the server sent. */
async function smuggle(page: Page, path: string): Promise<void> {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</body>', `${SMUGGLED}</body>`);
    await route.fulfill({ response, body });
  });
}
