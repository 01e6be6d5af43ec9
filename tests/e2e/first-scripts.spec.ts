import { COMPILE_AHEAD } from '@/scripts/steps/compile-ahead';
import { expect, test } from './support/test';

test('the scripts that every page begins with are compiled while they arrive', async ({ page, request }) => {
  await page.goto('/');
  const addresses = await page
    .locator('head script[src][async]')
    .evaluateAll((scripts) =>
      scripts.map((script) => (script instanceof HTMLScriptElement ? script.src : '')),
    );
  const first = await Promise.all(addresses.map(async (address) => (await request.get(address)).text()));
  const ahead = first.filter((script) => script.startsWith(COMPILE_AHEAD));

  expect(ahead.some((script) => script.includes('hydrateRoot'))).toBe(true);
  expect(ahead.length).toBeLessThan(first.length);
});
