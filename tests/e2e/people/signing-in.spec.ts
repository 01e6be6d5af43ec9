import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { expectAccessible } from '../support/accessible';
import { linkIn, mailsTo, mailTo } from '../support/mailbox';
import { looksRight } from '../support/seeing';
import { askForLink, introduce, signIn } from '../support/signing-in';
import { expect, test } from '../support/test';

test('a new person signs in by the link from the mail and says who they are', { tag: '@both-ways' }, async ({
  seat,
}) => {
  const { page, person } = await seat('ruth', { isSignedIn: false });

  await page.goto('/');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expectAccessible(page);
  await page.goto(await askForLink(page, person));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before you begin');
  await expectAccessible(page);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${person.name}`);
  await expectAccessible(page);
});

test('without scripts signing in works the same way', { tag: '@both-ways' }, async ({ seat }) => {
  const { page, person } = await seat('ruth', { isSignedIn: false, javaScriptEnabled: false });

  await page.goto(await askForLink(page, person));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before you begin');
  await introduce(page, person);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${person.name}`);
});

test('a link that a mail scanner has opened still signs in, once', async ({ seat, request }) => {
  const { page, person } = await seat('maria', { isSignedIn: false });
  const link = await askForLink(page, person);

  for (let opened = 0; opened < 3; opened += 1) expect((await request.get(link)).ok()).toBe(true);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/start'));

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link doesn’t work any more');
  await expectAccessible(page);
});

test('an unknown address gets the same answer as a known one', async ({ seat }) => {
  const known = await seat('ruth');
  const unknown = await seat('oluchi', { isSignedIn: false });

  const texts = [];
  for (const { page, person } of [known, unknown]) {
    await askForLink(page, person);
    texts.push((await page.getByRole('status').textContent())?.replace(person.email, '…'));
  }

  expect(texts[0]).toBe(texts[1]);
  expect(await mailsTo(unknown.person.email)).toHaveLength(1);

  // somebody who has mistyped it comes back to an empty form
  await unknown.page.getByRole('link', { name: 'ask for another' }).click();
  await expect(unknown.page.getByLabel('Your e-mail address')).toHaveValue('');
});

test('a session that ends while a form is being filled in loses nothing that was typed', {
  tag: '@both-ways',
}, async ({ seat }) => {
  const { page, person } = await seat('ruth');
  const typed = 'Adeyemi Ceramics, which has a rather long name';
  await page.goto('/workspaces/new');
  const name = page.getByLabel('Name of the business');
  await name.fill(typed);
  await page.getByLabel('Currency you usually pay in').selectOption('USD');

  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Make the workspace' }).click();

  const refusal = page.getByRole('main').getByRole('alert');
  await expect(refusal).toContainText('Your session has ended');
  await expect(name).toHaveValue(typed);
  await expectAccessible(page);

  const opened = page.context().waitForEvent('page');
  await refusal.getByRole('link', { name: 'Sign in again in another tab' }).click();
  await signIn(await opened, person);
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await page.waitForURL(/\/w\/adeyemi-ceramics/);
  await expectAccessible(page);
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('the open pages stay readable', { tag: '@both-ways' }, async ({ page }) => {
    for (const path of ['/', '/sign-in', '/sign-in/not-a-link']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
});

test.describe('a page that isn’t there', () => {
  test.use({ expectedProblems: /404/ });

  test('says so, and looks the same as one that isn’t yours', async ({ seat }) => {
    const { page } = await seat('ruth');

    const texts = [];
    for (const path of ['/nowhere', '/w/somebody-elses', '/w/somebody-elses/pay']) {
      expect((await page.goto(path))?.status()).toBe(404);
      await expect(page).toHaveTitle('Not here · Handover');
      texts.push(await page.getByRole('main').textContent());
      await expectAccessible(page);
    }

    expect(new Set(texts).size).toBe(1);
  });

  test('is what others see of the operator’s pages; an operator sees there whether mail arrives', async ({
    page,
    seat,
  }) => {
    const ruth = await seat('ruth');
    for (const path of ['/operator', '/operator/mails'])
      expect((await ruth.page.goto(path))?.status()).toBe(404);

    await signIn(page, { ...DEMO_PEOPLE.owner });
    await page.goto('/operator');
    await looksRight({ page }, 'This installation');
    await page.getByRole('button', { name: 'Send an e-mail to see whether it arrives' }).click();
    await expect(page.getByRole('region', { name: 'Mail', exact: true })).toContainText(/an e-mail to/i);
    await expect(async () => {
      await page.getByRole('button', { name: 'Look again' }).click();
      await expect(page.getByText(/arrived .*: a worker took it/)).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 120_000 });
    await page.getByRole('link', { name: 'All e-mails' }).click();
    await looksRight({ page }, 'All e-mails');
  });
});

test('signing in again in the same browser gives a new session and ends the old one', async ({ seat }) => {
  const { page, person } = await seat('dewi');
  const before = await page.context().cookies();

  await signIn(page, person);

  const after = await page.context().cookies();
  const session = (cookies: typeof before) => cookies.find(({ name }) => name.includes('session'))?.value;
  expect(session(after)).not.toBe(session(before));
});

test('an address is changed by a link to the new one, and undone by a link to the old one', async ({
  seat,
}) => {
  const { page, person } = await seat('ruth');
  const other = `new-${person.email}`;
  await page.goto('/settings');
  await expect(page.getByRole('link', { name: /^Your address/ })).toBeVisible();
  await page.goto('/settings/address');
  await looksRight({ page }, 'Your address');
  await page.getByLabel('Your new address').fill('nobody');
  await page.getByRole('button', { name: 'Send a link to it' }).click();
  await expect(page.getByText('That doesn’t look like an e-mail address')).toBeVisible();
  await page.getByLabel('Your new address').fill(other);
  await page.getByRole('button', { name: 'Send a link to it' }).click();
  await expect(page.getByText('An e-mail is on its way there.')).toBeVisible();
  await looksRight({ page }, 'Your address');

  await page.goto(linkIn(await mailTo(other, /^Your new address/)));
  await looksRight({ page }, 'Make this your address');
  await expect(page.getByText(`If ${person.email} isn’t you, close this page.`)).toBeVisible();
  await page.getByRole('button', { name: 'Use this address' }).click();
  await looksRight({ page }, 'Your address is changed');
  await page.goto('/settings');
  await expect(page.getByText(`You are signed in as ${other}.`)).toBeVisible();

  const back = linkIn(await mailTo(person.email, /^Your address at Handover was changed/));
  await page.goto(back);
  await looksRight({ page }, 'Take your address back');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await looksRight({ page }, 'Your address is yours again');
  await page.goto(back);
  await looksRight({ page }, 'This link doesn’t work any more');
  await page.goto('/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});
