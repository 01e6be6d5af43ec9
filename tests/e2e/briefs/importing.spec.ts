import { readFile } from 'node:fs/promises';
import { someFriday } from '@/tests/support/due-days';
import { meet } from '../support/meeting';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

test('a file of briefs, or of people, is checked, corrected and imported once', async ({ owner, seat }) => {
  const { page } = owner;
  await meet(owner, await seat('maria', { isSignedIn: false }));
  const place = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${place}/briefs/import`);
  await looksRight(owner, 'Import briefs');

  await test.step('what can’t be read says why, and stays typed', async () => {
    await page.getByLabel('Or paste the rows').fill('Due,Hours');
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await expect(page.getByText('one of them has to be “Title”')).toBeVisible();
    await expect(page.getByLabel('Or paste the rows')).toHaveValue('Due,Hours');
  });

  await test.step('each row is shown, and what is wrong has its message', async () => {
    const text = `\ufeffTitle;For;Due;Colour\r\nOctober closing;Maria;${someFriday()};red\r\n"Notes; all";Marie;05/03/27;\r\n`;
    await page.getByLabel('A CSV file').setInputFiles({
      name: 'briefs.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await expect(page.getByText('One row would be a draft. One needs another look')).toBeVisible();
    await expect(page.getByText('No brief has a place for “Colour”')).toBeVisible();
    await expect(page.getByText('Nobody here is called “Marie”.')).toBeVisible();
    await looksRight(owner, 'Import briefs');
  });

  await test.step('it is corrected here, and imported as drafts', async () => {
    await page.getByLabel('For of row 3').selectOption('Maria Santos');
    await page.getByLabel('Due of row 3').fill(`${someFriday()} 09:00`);
    await page.getByRole('button', { name: 'Import as drafts' }).click();
    await expect(page.getByRole('status').filter({ hasText: '2 drafts are here' })).toBeFocused();
    await page.getByRole('link', { name: 'Look them over and hand them over' }).click();
    await looksRight(owner, 'Hand over drafts');
    await expect(page.getByText('Notes; all')).toBeVisible();
    await expect(page.getByText('have no agreement in force yet').first()).toBeVisible();
  });

  await test.step('and can be saved as a file again, from its list', async () => {
    await page.goto(`${place}/briefs?show=drafts`);
    await looksRight(owner, 'Briefs');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^briefs-[\w-]+\.csv$/);
    expect(await readFile(await (await download).path(), 'utf8')).toContain('Notes; all,Maria Santos,Draft');
  });

  await test.step('people are imported in the same way: checked, then each is invited', async () => {
    await page.goto(`${place}/assistants/invite`);
    await page.getByRole('link', { name: 'Invite several' }).click();
    await looksRight(owner, 'Invite several assistants');
    await page.getByLabel('Or paste the rows').fill('Name,E-mail\nOksana,oksana at inbox');
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await expect(page.getByText('One row needs another look')).toBeVisible();
    const email = `oksana-${Date.now()}@inbox.example`;
    await page.getByLabel('The rows').fill(`Name,E-mail\nOksana Bondar,${email}`);
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByText('One person would be invited')).toBeVisible();
    await looksRight(owner, 'Invite several assistants');
    await page.getByRole('button', { name: 'Invite them' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'One person is invited' })).toBeFocused();
    await page.getByRole('link', { name: 'See who has joined' }).click();
    await expect(page.getByText('Oksana Bondar')).toBeVisible();
  });
});
