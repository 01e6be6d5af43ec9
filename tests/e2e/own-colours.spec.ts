import { expect, test } from './support/test';

const EDGE = { 'outline-style': 'solid', 'outline-width': '1px' } as const;

test('where colours are the reader’s own, what a wash had marked has an edge', async ({
  page,
  assistant,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/sign-in?google=failed');
  const notice = page.locator('.notice', { hasText: 'Google didn’t sign you in' });
  for (const [name, value] of Object.entries(EDGE)) await expect(notice).toHaveCSS(name, value);

  const { page: inbox } = assistant;
  await inbox.emulateMedia({ forcedColors: 'active' });
  await inbox.goto('/inbox');
  const here = inbox.getByRole('navigation', { name: 'Inbox' }).getByRole('link', { name: 'Inbox' });
  for (const [name, value] of Object.entries(EDGE)) await expect(here).toHaveCSS(name, value);
});
