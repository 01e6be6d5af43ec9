import { expectAccessible } from '../support/accessible';
import { givenAgreed } from '../support/agreeing';
import { press, tabTo, type } from '../support/keyboard';
import { handOver } from '../support/open-work';
import { DESKS } from '../support/screens';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

// a phone has no such keys
test.use({ screens: DESKS });

test('an assistant finds, asks, accepts and delivers by keyboard alone', async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  await handOver(pair, 'October closing', { inDays: 7 });
  await handOver(pair, 'Supplier list', { inDays: 8 });
  const { page } = maria;
  const { keyboard } = page;
  await page.goto('/inbox');
  const rows = page.locator('[data-inbox-row]');
  await expect(rows).toHaveCount(2);

  await test.step('j and k move through the list, Enter opens', async () => {
    await keyboard.press('j');
    await expect(rows.first()).toBeFocused();
    await keyboard.press('j');
    await expect(rows.nth(1)).toBeFocused();
    await keyboard.press('k');
    await expect(rows.first()).toBeFocused();
    await keyboard.press('Enter');
    await looksRight(maria, 'October closing');
    await expect(rows.first()).toHaveAttribute('aria-current', 'page');
  });

  await test.step('? lists the keys, Escape returns to the page', async () => {
    await keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await expect(keys.getByText('opens the form to deliver')).toBeVisible();
    await keyboard.press('q');
    await keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await expect(page.getByLabel('Your question')).toBeHidden();
  });

  await test.step('opened again before its closing was heard of, it lists them still', async () => {
    await keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await expect(keys).toBeVisible();
    await keys.evaluate((dialog: HTMLDialogElement) => {
      const isHeardOf = new Promise((heard) => dialog.addEventListener('close', heard, { once: true }));
      dialog.close();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
      return isHeardOf;
    });
    await expect(keys.getByText('opens the form to deliver')).toBeVisible();
    await keyboard.press('Escape');
    await expect(keys).toBeHidden();
  });

  await test.step('a letter typed before the page is drawn without the dialog counts', async () => {
    await keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await page.evaluate(() => {
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'q', bubbles: true }));
    });
    await expect(page.getByLabel('Your question')).toBeFocused();
    await page.reload();
    await looksRight(maria, 'October closing');
  });

  await test.step('q asks; while one types, letters are letters', async () => {
    await keyboard.press('q');
    await expect(page.getByLabel('Your question')).toBeFocused();
    await keyboard.type('Does a kiln repair, adjacent or not, join the equipment?');
    await expect(page.getByLabel('Your question')).toHaveValue(
      'Does a kiln repair, adjacent or not, join the equipment?',
    );
    await press(page.getByRole('button', { name: 'Ask', exact: true }));
    await expect(page.getByText('Your question isn’t answered yet.')).toBeVisible();
  });

  await test.step('a moves to Accept and promises nothing; Enter does', async () => {
    await keyboard.press('a');
    await expect(page.getByRole('button', { name: 'Accept' })).toBeFocused();
    await expect(page.getByText('Your question isn’t answered yet.')).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByText('You accepted this.')).toBeVisible();
  });

  await test.step('d delivers', async () => {
    await keyboard.press('d');
    await type(page.getByLabel('Link').first(), 'https://files.example/ledger');
    await press(page.locator('#deliver').getByRole('button', { name: 'Deliver' }));
    await expect(page.getByText('You delivered this.')).toBeVisible();
  });

  await test.step('switched off, letters do nothing', async () => {
    await keyboard.press('?');
    await tabTo(page.getByLabel('Use single letters in this browser'));
    await keyboard.press('Space');
    await keyboard.press('Escape');
    await keyboard.press('q');
    await keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  });

  await test.step('Ctrl+K goes to the other brief', async () => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find or go to' })).toBeFocused();
    await keyboard.type('supp');
    await expect(page.getByRole('option', { name: /Supplier list/ })).toBeVisible();
    await expectAccessible(page);
    await keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Find or go to' })).toBeHidden();
    await looksRight(maria, 'October closing');
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find or go to' })).toBeFocused();
    await keyboard.type('supp');
    await expect(page.getByRole('option', { name: /Supplier list/ })).toBeVisible();
    await keyboard.press('Enter');
    await looksRight(maria, 'Supplier list');
  });
});
