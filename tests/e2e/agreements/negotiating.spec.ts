import { expectAccessible } from '../support/accessible';
import { linkIn, mailTo } from '../support/mailbox';
import { givenProposedAgreement } from '../support/proposing';
import { expect, type Seat, test } from '../support/test';

const HOURS = 'Working hours and time zones';
const OLD = 'Each of us takes the holidays of our own country';
const NEW = 'Each of us takes the feasts of our own country';

async function looksRight({ page }: Seat): Promise<void> {
  await expectAccessible(page);
}

/** Opens the discussion of a clause, from the line under it. */
async function openClause({ page }: Seat): Promise<void> {
  await page.locator('#clause-hours').getByRole('link', { name: HOURS }).click();
  await expect(page.getByRole('region', { name: `About “${HOURS}”` })).toBeVisible();
}

test('an owner and an assistant negotiate: a comment, other wording, accepted, compared', {
  tag: '@exchanged-by-hand',
}, async ({ seat }) => {
  const { ruth, maria } = await givenProposedAgreement(seat);

  await test.step('the assistant comments on a clause', async () => {
    const { page } = maria;
    await openClause(maria);
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(page.getByText('Write something first.')).toBeVisible();
    await page.getByLabel('Your comment on this clause').fill('Ours are called feasts. Is that the same?');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(page.getByText('Ours are called feasts.')).toBeVisible();
    await looksRight(maria);
  });

  await test.step('the owner sees it without reloading and answers, and it is settled', async () => {
    const { page } = ruth;
    await page
      .getByRole('navigation', { name: 'Clauses being talked about' })
      .getByRole('link', { name: HOURS })
      .click();
    await page.getByLabel('Your answer').fill('It is. Write it as you like.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(maria.page.getByText('It is. Write it as you like.')).toBeVisible();
    await looksRight(ruth);
    await page.getByRole('button', { name: 'This is settled' }).click();
    await expect(page.getByText('2 settled comments')).toBeVisible();
    await expect(maria.page.getByText('2 settled comments')).toBeVisible();
  });

  await test.step('the assistant proposes other wording, and says why', async () => {
    const { page } = maria;
    await page.locator('summary', { hasText: 'Propose other wording' }).click();
    await expect(page.getByText('{{business_zone}}', { exact: true })).toBeVisible();
    const field = page.getByLabel('How the clause should read');
    await field.fill((await field.inputValue()).replace(OLD, NEW));
    await page.getByRole('button', { name: 'Propose this wording' }).click();
    await expect(page.getByText('Say in a sentence why')).toBeVisible();
    await page.getByLabel('Why', { exact: true }).fill('That is our word for it.');
    await page.getByRole('button', { name: 'Propose this wording' }).click();
    await expect(page.getByText('proposes this wording')).toBeVisible();
    await looksRight(maria);
  });

  await test.step('the owner reads what would change, and takes it into the next version', async () => {
    const { page } = ruth;
    await page.goto(linkIn(await mailTo(ruth.person.email, /proposes other wording for “Working hours/)));
    const about = page.getByRole('region', { name: `About “${HOURS}”` });
    await expect(about.locator('del')).toContainText('holidays');
    await expect(about.locator('ins')).toContainText('feasts');
    await looksRight(ruth);
    await page.getByRole('button', { name: 'Take this wording' }).click();
    await expect(page.getByText('Version 2 is being written')).toBeVisible();
    await expect(page.locator('#clause-hours')).toContainText(NEW);
    await expect(maria.page.getByText('1 answered wording')).toBeVisible();
  });

  await test.step('open points about a clause are beside it in the editor', async () => {
    await maria.page.getByLabel('Your comment on this clause').fill('Thank you. And the week ahead?');
    await maria.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(maria.page.getByText('And the week ahead?')).toBeVisible();
    const { page } = ruth;
    await page.getByRole('link', { name: 'Change it' }).click();
    await page.locator('summary', { hasText: '1 comment' }).click();
    await expect(page.getByText('Thank you. And the week ahead?')).toBeVisible();
    await looksRight(ruth);
    await page.getByLabel('Notice').fill('21');
    await page.getByRole('button', { name: 'Save and look it over' }).click();
  });

  await test.step('the owner proposes the new version, and both compare it with the one before', async () => {
    await ruth.page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
    await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Changed, to read and sign/)));
    for (const reader of [ruth, maria]) {
      const { page } = reader;
      await page.getByRole('link', { name: 'What changed since version 1' }).click();
      const article = page.getByRole('article', { name: 'What changed' });
      await expect(article.getByText('21 days’ notice')).toBeVisible();
      await expect(article.locator('#clause-hours del')).toHaveText(
        'removed: holidays, end of what was removed; ',
      );
      await expect(article.locator('#clause-hours ins')).toHaveText('added: feasts, end of what was added; ');
      await looksRight(reader);
      await page.goBack();
    }
    await maria.page.getByRole('link', { name: 'Read and sign' }).click();
    await expect(maria.page.getByRole('link', { name: 'What changed since version 1' })).toBeVisible();
    await looksRight(maria);
  });
});
