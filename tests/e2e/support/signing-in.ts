import { expect, type Locator, type Page } from 'playwright/test';
import type { Person } from './cast';
import { linkIn, mailsTo, mailTo } from './mailbox';

/** Asks for a sign-in link on the page, as a person does. @returns the link from the mail. */
export async function askForLink(page: Page, person: Person): Promise<string> {
  await page.goto('/sign-in');
  await page.getByLabel('Your e-mail address').fill(person.email);
  return askForLinkHere(page, person);
}

/**
 * Like `askForLink`, on a page that already knows the address. It waits for the page's own answer: the mail can be
 * there first, and that answer would overtake somebody who follows the link then.
 */
export async function askForLinkHere(
  page: Page,
  person: Person,
  press: (button: Locator) => Promise<void> = (button) => button.click(),
): Promise<string> {
  const earlier = await mailsTo(person.email);
  await press(page.getByRole('button', { name: 'E-mail me a link' }));
  // an invitation's page shows only part of the address: the holder of its link may not know it
  await expect(page.getByRole('status')).toContainText(/A link for \S+@\S+ is on its way/);
  return linkIn(await mailTo(person.email, /^Sign in to Handover/, earlier));
}

/** Signs somebody in through the pages and the mail; new people give their name and zone on the way. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto(await askForLink(page, person));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await introduce(page, person);
}

/** Fills in what a new person is asked once; does nothing for others. */
export async function introduce(page: Page, person: Person): Promise<void> {
  const name = page.getByLabel('Your name');
  await expect(page.locator('h1')).toBeVisible();
  if (!(await name.isVisible())) return;
  await name.fill(person.name);
  await page.getByLabel('Your time zone').selectOption(person.zone);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(name).toBeHidden();
}
