import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { letSignInAge } from '../support/ageing';
import { sign } from '../support/agreeing';
import { drawSignature } from '../support/drawing';
import { tabTo } from '../support/keyboard';
import { linkIn, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { givenProposedAgreement } from '../support/proposing';
import { looksRight } from '../support/seeing';
import { askForLinkHere } from '../support/signing-in';
import { expect, type Seat, test } from '../support/test';

/** Small, and a PDF by its content. */
const SIGNED_ELSEWHERE = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF\n');

test('one signs by hand and one by keyboard alone, and a named third party gets the same PDF', {
  tag: '@both-ways',
}, async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const lawyer = `lawyer-${maria.person.email}`;
  await meet(ruth, maria);

  await test.step('the owner proposes and draws a signature', async () => {
    await ruth.page.getByRole('link', { name: 'Write an agreement' }).click();
    await ruth.page.getByRole('link', { name: /hour/i }).first().click();
    await ruth.page.getByLabel('Pay per hour').fill('12.50');
    await ruth.page.getByRole('button', { name: 'Save and look it over' }).click();
    await ruth.page.getByRole('button', { name: /^Propose to/ }).click();
    await expect(ruth.page.getByRole('status').getByText('has been asked to read and sign')).toBeVisible();
    await ruth.page.getByRole('link', { name: 'Read and sign' }).click();
    await looksRight(ruth, /Agreement between/);
    await readToTheEnd(ruth.page);
    await ruth.page.getByRole('checkbox').check();
    await drawSignature(ruth.page);
    await expectAccessible(ruth.page);
    await signInAgainOnTheWay(ruth);
    await ruth.page.getByRole('checkbox').check();
    await ruth.page.getByRole('button', { name: 'Sign the agreement' }).click();
    await ruth.page.waitForURL((url) => !url.pathname.endsWith('/sign'));
    await expect(ruth.page.getByRole('img', { name: /^Signature drawn by/ })).toBeVisible();
  });

  await test.step('the owner names a lawyer before the other has signed', async () => {
    await ruth.page.locator('summary', { hasText: 'Name an address' }).click();
    await ruth.page.getByLabel('E-mail address').fill('nobody');
    await ruth.page.getByRole('button', { name: 'Name this address' }).click();
    await expect(ruth.page.getByText('That doesn’t look like an e-mail address')).toBeVisible();
    await ruth.page.getByLabel('E-mail address').fill(lawyer);
    await ruth.page.getByLabel('Who it is').fill('our lawyer');
    await ruth.page.getByRole('button', { name: 'Name this address' }).click();
    await expect(ruth.page.getByText('our lawyer, named by')).toBeVisible();
    await looksRight(ruth, /Agreement between/);
  });

  await test.step('the assistant signs by keyboard alone', async () => {
    const { page } = maria;
    await page.goto(linkIn(await mailTo(maria.person.email, /Agreement between .+ and Maria Santos/)));
    await expect(page.getByText('our lawyer, named by')).toBeVisible();
    await page.getByRole('link', { name: 'Read and sign' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.endsWith('/sign'));
    await tabTo(page.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Your name, as you sign it')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
    await expect(page.getByText('Both of you have signed: it is in force')).toBeVisible();
    await looksRight(maria, /Agreement between/);
  });

  await test.step('all three hold the same file', async () => {
    const addresses = [ruth.person.email, maria.person.email, lawyer];
    const files = await Promise.all(
      addresses.map(
        async (address) => (await mailTo(address, /^In force|^Copy of/)).message.attachments[0]?.content,
      ),
    );
    expect(new Set(files).size).toBe(1);
    expect(
      Buffer.from(files[0] ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const mail = (await mailTo(lawyer, /^Copy of/)).message.text;
    expect(mail).toContain('Adeyemi Ceramics sends you the agreement');
    expect(mail).toContain('/verify');
  });

  await test.step('the assistant has it sent to themselves once more', async () => {
    const { page, person } = maria;
    await page.reload();
    await page.getByRole('button', { name: 'E-mail it to me again' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'On its way' })).toBeVisible();
    await mailTo(person.email, /^Copy of/);
    await expect(page.getByText(`A copy was sent to ${person.email}`)).toBeVisible();
    await page.getByRole('button', { name: 'E-mail it to me again' }).click();
    await expect(page.getByText('It has just been sent there')).toBeVisible();
    await expectAccessible(page);
  });
});

test('an assistant who signed too early takes the signature back, and signs again once it is clear', async ({
  seat,
}) => {
  const { ruth, maria } = await givenProposedAgreement(seat);
  const { page } = maria;

  await test.step('signs, and takes it back', async () => {
    await sign(maria);
    await expect(page.getByText(/^You have signed. It is .+’s turn$/)).toBeVisible();
    await mailTo(ruth.person.email, /^Maria Santos has signed, your turn/);
    await page.locator('summary', { hasText: 'Take the signature back' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByRole('status').getByText('You took your signature back')).toBeVisible();
    await expect(page.getByText('Maria Santos took back their signature')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Read and sign' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the owner is told, and sees that nobody is bound', async () => {
    const mail = await mailTo(ruth.person.email, /^Maria Santos took their signature back, open until/);
    await ruth.page.goto(linkIn(mail));
    await expect(
      ruth.page.getByRole('status').getByText('Maria Santos took their signature back'),
    ).toBeVisible();
    await expectAccessible(ruth.page);
  });

  await test.step('the assistant signs again, the owner too, and it is in force', async () => {
    await sign(maria);
    await ruth.page.reload();
    await sign(ruth);
    await expect(ruth.page.getByText('Both of you have signed: it is in force')).toBeVisible();
  });
});

test('an agreement that both signed elsewhere is imported, confirmed, and marked as such', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  await meet(ruth, maria);

  await ruth.page.getByRole('link', { name: 'Write an agreement' }).click();
  await ruth.page.getByRole('link', { name: 'Import the PDF' }).click();
  await looksRight(ruth, /that you signed elsewhere/);
  await ruth.page.getByRole('link', { name: /^Hours/ }).click();
  await looksRight(ruth, /that you signed elsewhere/);
  await ruth.page.getByLabel('The PDF that both of you signed').setInputFiles({
    name: 'Contract.pdf',
    mimeType: 'application/pdf',
    buffer: SIGNED_ELSEWHERE,
  });
  await ruth.page.getByRole('button', { name: /^Confirm and ask/ }).click();
  await expect(ruth.page.getByText('There is no such date in the calendar').first()).toBeVisible();
  // nothing is suggested: what is in a field is confirmed to be what the file says
  await ruth.page.getByLabel('Starts').fill('2026-03-09');
  await ruth.page.getByLabel('Answers within').fill('24');
  await ruth.page.getByLabel('Evaluate every').fill('6');
  await ruth.page.getByLabel('Notice').fill('14');
  await ruth.page.getByLabel('Signed on').fill('2026-03-02');
  await ruth.page.getByLabel('Pay per hour').fill('12.50');
  await ruth.page.getByRole('checkbox').check();
  await ruth.page.getByRole('button', { name: /^Confirm and ask/ }).click();
  await expect(ruth.page.getByText('has been asked to confirm it')).toBeVisible();
  await expect(ruth.page.getByText('Signed elsewhere, imported')).toBeVisible();
  await looksRight(ruth, /Agreement between/);

  const { page, person } = maria;
  await page.goto(linkIn(await mailTo(person.email, /^To confirm/)));
  await looksRight(maria, /Agreement between/);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Open “Contract.pdf”' }).click();
  expect((await download).suggestedFilename()).toBe('Contract.pdf');
  await page.getByRole('link', { name: 'Look and confirm' }).click();
  await looksRight(maria, /Agreement between/);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Confirm the agreement' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
  const { message } = await mailTo(person.email, /^In force/);
  expect(
    message.attachments.map(({ content }) => Buffer.from(content ?? '', 'base64').equals(SIGNED_ELSEWHERE)),
  ).toEqual([false, true]);
  await page.goto('/inbox/agreements');
  await expect(page.getByText('signed elsewhere and imported')).toBeVisible();
  await expectAccessible(page);
});

/** Presses the note about how much is left until nothing is. */
async function readToTheEnd(page: Page): Promise<void> {
  const readOn = page.getByRole('button', { name: /^Read on: about \d+% left$/ });
  await expect(readOn).toBeVisible();
  const bar = await page.locator('[data-bar] > div').boundingBox();
  const main = await page.getByRole('main').boundingBox();
  expect(bar?.x, 'the note lies over the text, and not over the places beside it').toBeGreaterThanOrEqual(
    main?.x ?? Number.POSITIVE_INFINITY,
  );
  await expect(async () => {
    if (await readOn.isVisible()) await readOn.click({ timeout: 1_000 });
    await expect(readOn).toBeHidden({ timeout: 200 });
  }).toPass();
}

/** Signs after the sign-in has grown too old, signs in again, and finds what was typed and drawn still there. */
async function signInAgainOnTheWay({ page, person }: Seat): Promise<void> {
  const name = page.getByLabel('Your name, as you sign it');
  const drawn = page.locator('input[name="drawn"]');
  await name.fill('Ruth A. Adeyemi');
  const path = await drawn.inputValue();
  await letSignInAge(person);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByText('Sign in once more to sign')).toBeVisible();
  await expect(drawn).toHaveValue(path);

  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.goto(await askForLinkHere(page, person));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/sign'));
  await expect(page.locator('#sign').getByRole('heading')).toBeFocused();
  await expect(name).toBeInViewport();
  await expect(name).toHaveValue('Ruth A. Adeyemi');
  await expect(drawn).toHaveValue(path);
}
