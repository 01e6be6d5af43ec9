import { isMarked, makeWorkspace, mark, openRail, rail } from './support/rail';
import { expect, type Seat, test } from './support/test';

/** A page was left for another without a reload if its browser requested nothing else. */
test("links in lists and rails open in place, and leave to the browser what is the browser's", async ({
  owner,
}) => {
  const { page } = owner;
  await makeWorkspace(owner);
  await mark(owner);

  await test.step('a plain click opens the page in place', async () => {
    await openRail(owner);
    await rail(owner).getByRole('link', { name: 'Briefs' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Briefs');
    expect(await isMarked(owner)).toBe(true);
  });

  await test.step('back returns to where one was', async () => {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
    expect(await isMarked(owner)).toBe(true);
  });

  await test.step('with a key held down it opens a tab of its own', async () => {
    await openRail(owner);
    const opening = page.context().waitForEvent('page');
    await rail(owner)
      .getByRole('link', { name: 'Briefs' })
      .click({ modifiers: ['ControlOrMeta'] });
    const tab = await opening;
    // closing a tab while its page is still loading has made Chromium hang
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Briefs');
    await tab.close();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
  });

  await test.step('on a slow line the page says that another is loading', async () => {
    const arriving = Promise.withResolvers<void>();
    await page.route('**/evaluations*', async (route) => {
      await arriving.promise;
      await route.continue();
    });
    await openRail(owner);
    await rail(owner).getByRole('link', { name: 'Evaluations' }).click();
    await expect.poll(() => saidAbove(owner)).toBe('"Opening…" visible');
    arriving.resolve();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evaluations');
    await expect.poll(() => saidAbove(owner)).toMatch(/^none/);
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('the keyboard opens it as well', async () => {
    await openRail(owner);
    await rail(owner).getByRole('link', { name: 'Home' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home');
    expect(await isMarked(owner)).toBe(true);
  });
});

/** What the page announces above its header, and whether it is visible. */
const saidAbove = ({ page }: Seat) =>
  page.evaluate(() => {
    const { content, visibility } = getComputedStyle(document.body, '::after');
    return `${content} ${visibility}`;
  });
