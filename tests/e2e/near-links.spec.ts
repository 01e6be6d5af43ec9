import { expect, type Seat, test } from './support/test';

/** A page is left for another without being loaded anew, when its browser is asked for nothing else. */
test('links of lists and rails open in place, and leave to the browser what is asked of it', async ({
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

  await test.step('back is where one was', async () => {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
    expect(await isMarked(owner)).toBe(true);
  });

  await test.step('with a key held down it is a tab of its own', async () => {
    await openRail(owner);
    const tab = page.context().waitForEvent('page');
    await rail(owner)
      .getByRole('link', { name: 'Briefs' })
      .click({ modifiers: ['ControlOrMeta'] });
    await (await tab).close();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
  });

  await test.step('the keyboard opens it as well', async () => {
    await openRail(owner);
    await rail(owner).getByRole('link', { name: 'Home' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home');
    expect(await isMarked(owner)).toBe(true);
  });
});

test.describe('a page whose line breaks on its way', () => {
  test.use({ expectedProblems: /console: |uncaught: Connection closed/ });

  test('says so, and comes back by itself', async ({ owner }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    const isOnItsWay = ({ pathname, searchParams }: URL) =>
      pathname.endsWith('/briefs') && searchParams.has('_rsc');
    await page.route(isOnItsWay, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
    });

    await openRail(owner);
    await rail(owner).getByRole('link', { name: 'Briefs' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The connection broke');
    await page.unroute(isOnItsWay);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Briefs');
  });
});

async function makeWorkspace({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: /workspace/i }).click();
  await page.getByLabel('Name of the business').fill('Adeyemi Ceramics');
  await page.getByLabel('Currency you usually pay in').selectOption('USD');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
}

/** On a phone the rail is in a menu, which closes once one has gone somewhere. */
async function openRail({ page }: Seat): Promise<void> {
  const menu = page.locator('summary', { hasText: 'Menu' });
  const isClosed = await page.locator('details:has(> summary:has-text("Menu")):not([open])').isVisible();
  if (isClosed && (await menu.isVisible())) await menu.click();
}

function rail({ page }: Seat) {
  return page.getByRole('navigation', { name: /^Workspace/ }).filter({ visible: true });
}

/** A note that only a page which is never loaded anew can keep. */
async function mark({ page }: Seat): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
}

async function isMarked({ page }: Seat): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
}
