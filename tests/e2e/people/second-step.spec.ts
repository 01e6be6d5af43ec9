import type { Page } from 'playwright/test';
import { codeAt } from '@/tests/support/factors';
import { givenWorkspace } from '@/tests/support/people';
import { asKnown } from '../support/letting-in';
import { linkIn, mailTo } from '../support/mailbox';
import { looksRight } from '../support/seeing';
import { askForLink } from '../support/signing-in';
import { expect, type Seat, test } from '../support/test';

test('a second step is set up, asked for, turned off, and restored by its mail', async ({
  owner: seat,
  browser,
}) => {
  const { page, person } = seat;
  await givenDevice(page);
  await page.goto('/settings');
  await page.getByRole('link', { name: /^Second step/ }).click();
  await looksRight(seat, 'Second step');

  await test.step('a passkey is made', async () => {
    await page.getByLabel('Name of the device').fill('My desk');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByRole('list', { name: 'Your passkeys' })).toContainText('My desk');
    await mailTo(person.email, /^A passkey was added to your account/);
  });

  const secret =
    await test.step('the code before the current one, since the current one is used further on; waiting for the next would take too long', async () => {
      await page.getByRole('button', { name: 'Set up an app' }).click();
      const letters = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent();
      const found = letters?.replaceAll(' ', '') ?? '';
      await looksRight(seat, 'Second step');
      // the code before the one of now, which is used further on; a look would take the rest of its time
      await page.getByLabel('Code', { exact: true }).fill(codeAt(found, new Date(Date.now() - 30_000)));
      await page.getByRole('button', { name: 'Turn it on' }).click();
      await expect(page.getByText(/^On since/)).toBeVisible();
      return found;
    });

  const recovery = await test.step('recovery codes are shown once', async () => {
    await page.getByRole('button', { name: 'Make recovery codes' }).click();
    const codes = page.getByRole('status').getByRole('listitem');
    await expect(codes).toHaveCount(8);
    await looksRight(seat, 'Second step');
    const first = await codes.first().textContent();
    await page.reload();
    await expect(page.getByText('8 are left.')).toBeVisible();
    return first ?? '';
  });

  await test.step('the link alone doesn’t sign in; a code does, without scripts as well', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const elsewhere = await context.newPage();
    await afterLink(elsewhere, person);
    await elsewhere.goto('/settings');
    await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await elsewhere.goto('/sign-in/second?to=%2Fsettings');
    await elsewhere.getByLabel('Code', { exact: true }).fill('000000');
    await elsewhere.getByRole('button', { name: 'Continue with the code' }).click();
    await expect(elsewhere.getByText(/That code isn’t right/)).toBeVisible();
    await elsewhere.getByLabel('Code', { exact: true }).fill(recovery);
    await elsewhere.getByRole('button', { name: 'Continue with the code' }).click();
    await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Settings');
    await context.close();
  });

  await test.step('so does a passkey, in the browser that has one', async () => {
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await afterLink(page, person);
    await looksRight(seat, 'One more step');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/start'));
  });

  await test.step('and it proves again who one is, in the same session', async () => {
    await page.goto('/sign-in?to=%2Fsettings%2Fsecond-step');
    await looksRight(seat, 'Sign in');
    await page.getByLabel('Code', { exact: true }).fill(codeAt(secret, new Date()));
    await page.getByRole('button', { name: 'Continue with the code' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second step');
  });

  await test.step('turned off, a link is enough, and a mail reports it', async () => {
    await page.getByRole('button', { name: 'Turn the app off' }).click();
    await expect(page.getByRole('button', { name: 'Set up an app' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Your passkeys' })).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeFocused();
    await mailTo(person.email, /^A passkey was removed from your account/);
  });

  await test.step('somebody who didn’t do that undoes it by the mail, and everybody is signed out', async () => {
    const told = await mailTo(person.email, /^Signing in no longer asks for a code of your app/);
    await page.goto(linkIn(told));
    await looksRight(seat, 'Take a change back');
    const link = page.url();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await looksRight(seat, 'Your second step is as it was before');
    await page.goto(link);
    await looksRight(seat, 'This link doesn’t work any more');
    await page.goto('/settings');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await afterLink(page, person);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/start'));
  });
});

test('an owner looks something up in the audit log', async ({ owner: seat }) => {
  const { page, person } = seat;
  const ruth = await asKnown(page, person);
  const { slug } = await givenWorkspace(ruth);
  await page.goto(`/w/${slug}/settings`);
  await page.getByRole('link', { name: /^Audit log/ }).click();

  await looksRight(seat, 'Audit log');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText(
    `${ruth.name} set up the business`,
  );
  await page.getByLabel('About').selectOption('Payments');
  await page.getByRole('button', { name: 'Show these' }).click();
  await looksRight(seat, 'Audit log');
  await expect(page.getByText('Nothing like that was done')).toBeVisible();
  const file = await page.request.get(`/w/${slug}/audit/csv`);
  expect(await file.text()).toContain('set up the business,workspace.created');
});

/** A device with a finger on it: Chromium's own, without the device (chromedevtools.github.io, WebAuthn). */
async function givenDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function afterLink(page: Page, person: Seat['person']): Promise<void> {
  await page.goto(await askForLink(page, person));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step');
}
