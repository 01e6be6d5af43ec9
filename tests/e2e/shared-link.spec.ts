import { expect, test } from './support/test';

test('a link to the first page shows what it is about wherever it is shared', async ({ page, baseURL }) => {
  await page.goto('/');
  const shared = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content');
  expect(await shared('og:title')).toBe('Hand it over. Properly.');
  const picture = new URL((await shared('og:image')) ?? '');
  expect(picture.origin).toBe(new URL(baseURL ?? '').origin);
  const answer = await page.request.get(picture.href);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png']);
});
