import { write } from '../support/agreeing';
import { press, tabTo, type } from '../support/keyboard';
import { linkIn, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { expect, type Seat, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'a phone has no Tab key');

test('an agreement is proposed, talked about and signed by keyboard alone', async ({ seat }) => {
  test.setTimeout(240_000);
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });
  await meet(ruth, maria);
  await write(ruth);

  await test.step('the owner proposes', async () => {
    await press(ruth.page.getByRole('button', { name: `Propose to ${maria.person.name}` }));
    await expect(ruth.page.getByText('has been asked to read and sign')).toBeVisible();
  });

  await test.step('the assistant reads, and comments on a clause', async () => {
    const { page } = maria;
    await page.goto(linkIn(await mailTo(maria.person.email, /^To read and sign/)));
    await press(page.locator('#clause-hours').getByRole('link', { name: 'Working hours and time zones' }));
    await type(page.getByLabel('Your comment on this clause'), 'Ours are called feasts.');
    await press(page.getByRole('button', { name: 'Comment', exact: true }));
    await expect(page.getByText('Ours are called feasts.')).toBeVisible();
  });

  await test.step('the assistant signs by name', async () => {
    await tabTo(maria.page.getByRole('link', { name: 'Read and sign' }), { back: true });
    await maria.page.keyboard.press('Enter');
    await signByKeyboard(maria);
  });

  await test.step('the owner signs, and the copy can be reached', async () => {
    const { page } = ruth;
    await page.goto(linkIn(await mailTo(ruth.person.email, /has signed, your turn/)));
    await press(page.getByRole('link', { name: 'Read and sign' }));
    await signByKeyboard(ruth);
    await mailTo(ruth.person.email, /^In force/);
    await page.reload();
    await tabTo(page.getByRole('link', { name: 'Download the PDF' }));
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  });

  await test.step('the owner looks at what giving notice means, and leaves it', async () => {
    const { page } = ruth;
    await press(page.getByRole('link', { name: 'Give notice' }));
    await page.waitForURL((url) => url.pathname.endsWith('/notice'));
    await tabTo(page.getByLabel('Why?'));
    await tabTo(page.getByRole('link', { name: 'The agreement', exact: true }), { back: true });
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('/notice'));
    await expect(page.getByRole('link', { name: 'Give notice' })).toBeVisible();
  });
});

async function signByKeyboard({ page, person }: Seat): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith('/sign'));
  await tabTo(page.getByRole('checkbox'));
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox')).toBeChecked();
  await type(page.getByLabel('Your name, as you sign it'), person.name);
  await press(page.getByRole('button', { name: 'Sign the agreement' }));
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
}
