import type { Page } from 'playwright/test';
import { expectAccessible } from './support/accessible';
import { newPartsOf } from './support/parts-of-pages';
import { expect, test } from './support/test';

const ROW = '<li class="row"><a href="/w/one" style="padding: 12px">A brief</a></li>';
const PALE = '<p class="note" style="color: #ddd; background: #fff">Hardly to be read</p>';

async function show(page: Page, main: string, title = 'Briefs'): Promise<void> {
  await page.setContent(
    `<html lang="en"><head><title>${title}</title><meta name="viewport" content="width=device-width"></head>
     <body><header><h1>${title}</h1></header><main>${main}</main></body></html>`,
  );
}

test('a page is checked once, and later only what is new on it', async ({ page }) => {
  const looking = `a look that no other test takes: ${Math.random()}`;
  const list = (rows: string) => `<section class="${looking}"><ul>${rows}</ul></section>`;

  await test.step('built alike, with other words and more rows, it isn’t checked again', async () => {
    await show(page, list(ROW));
    expect((await newPartsOf(page)).builds.length).toBeGreaterThan(0);
    await expectAccessible(page);
    expect((await newPartsOf(page)).builds).toEqual([]);

    await show(page, list(ROW + ROW.replace('/w/one', '/w/two')), 'All briefs');
    expect((await newPartsOf(page)).builds).toEqual([]);
  });

  await test.step('in another width or in the dark it is', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    expect((await newPartsOf(page)).builds.length).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect((await newPartsOf(page)).builds.length).toBeGreaterThan(0);
    await page.emulateMedia({ colorScheme: null });
    expect((await newPartsOf(page)).builds).toEqual([]);
  });

  await test.step('a fault in a new part is found, each time', async () => {
    for (const main of [list(ROW) + PALE, list(ROW + ROW.replace('A brief', '')), `${PALE}${list(ROW)}`]) {
      await show(page, main);
      await expect(expectAccessible(page)).rejects.toThrow(/color-contrast|link-name/);
      await expect(expectAccessible(page)).rejects.toThrow(/color-contrast|link-name/);
    }
    await show(page, list(ROW));
    expect((await newPartsOf(page)).builds).toEqual([]);
  });

  await test.step('a name that leads nowhere any more makes a part new', async () => {
    const named = '<input aria-labelledby="name">';
    await show(page, `${list(ROW)}<p id="name">Your name</p>${named}`);
    await expectAccessible(page);
    await show(page, `${list(ROW)}<p>Your name</p>${named}`);
    await expect(expectAccessible(page)).rejects.toThrow(/label/);
  });
});

test('a page without an outline is reported', async ({ page }) => {
  const head = '<tr><th scope="col">Day</th></tr>';
  for (const [main, said] of [
    ['<h3>Under nothing</h3>', /skips levels/],
    ['<h1>A second name</h1>', /one heading of the first level/],
    [`<table>${head}</table>`, /tables without a name/],
  ] as const) {
    await show(page, main);
    await expect(expectAccessible(page)).rejects.toThrow(said);
  }
  await show(page, `<h2>Under the page</h2><h3>And under that</h3><table aria-label="Days">${head}</table>`);
  await expectAccessible(page);
});
