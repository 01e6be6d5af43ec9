import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { meetInConversation, messages, write } from '../support/conversation';
import { expect, test } from '../support/test';

test('a message is quoted, edited, marked as a decision and found again; a deleted one leaves a mark', async ({
  seat,
}) => {
  const { ruth, maria } = await meetInConversation(seat);
  await write(maria, 'Do we answer on Saturdays?');

  await test.step('an answer carries what it answers, and a link leads there', async () => {
    await expect(messages(ruth, 'Do we answer on Saturdays?')).toHaveCount(1);
    await ruth
      .getByRole('listitem')
      .filter({ hasText: 'Do we answer on Saturdays?' })
      .getByRole('link', { name: /^Quote/ })
      .click();
    await expect(ruth.getByText('In answer to Maria Santos')).toBeVisible();
    await write(ruth, 'No, on Mondays.');
    await expect(ruth.getByText('In answer to Maria Santos')).toHaveCount(0);
    await ruth.reload();
    await expect(ruth.getByText('In answer to Maria Santos')).toHaveCount(0);
    const answer = maria.getByRole('listitem').filter({ hasText: 'No, on Mondays.' });
    await expect(answer.getByRole('blockquote')).toContainText('Do we answer on Saturdays?');
    await answer.getByRole('blockquote').getByRole('link').click();
    await expect(maria).toHaveURL(/\?m=.+#m-/);
  });

  await test.step('an edit says so, and both can read what was there before', async () => {
    await openMessage(ruth, 'No, on Mondays.');
    await ruth
      .getByRole('form', { name: 'Edit this message' })
      .getByLabel('Your message')
      .fill('No, on Mondays and by noon.');
    await ruth.getByRole('button', { name: 'Save the edit' }).click();
    await expect(messages(maria, 'No, on Mondays and by noon.')).toHaveCount(1);
    await maria.getByRole('link', { name: 'edited' }).click();
    await expect(maria.getByRole('region', { name: 'What it said before' })).toContainText('No, on Mondays.');
    await expectAccessible(maria);
  });

  await test.step("a decision is marked, is in both sides' list, and keeps its words", async () => {
    await maria.getByRole('button', { name: 'Mark as a decision' }).click();
    await expect(ruth.getByText('marked by Maria Santos')).toBeVisible();
    await expect(ruth.getByRole('button', { name: 'Save the edit' })).toHaveCount(0);
    await ruth.getByRole('link', { name: '1 decision' }).click();
    await expect(ruth.getByRole('heading', { level: 1 })).toHaveText('Decisions with Maria Santos');
    await expect(ruth.getByText('No, on Mondays and by noon.')).toBeVisible();
    await expectAccessible(ruth);
    await ruth.goBack();
  });

  await test.step('a deleted message leaves who and when', async () => {
    await openMessage(maria, 'Do we answer on Saturdays?');
    await maria.getByRole('button', { name: 'Delete the message' }).click();
    await expect(ruth.getByText(/^Maria Santos deleted this message/)).toBeVisible();
    await expect(messages(ruth, 'Do we answer on Saturdays?')).toHaveCount(0);
  });
});

/** Opens what can be done with a message. */
async function openMessage(page: Page, text: string): Promise<void> {
  // an answer to it says the same words, further down
  const message = page
    .getByRole('listitem')
    .filter({ has: page.getByText(text, { exact: true }) })
    .first();
  await message.getByRole('link', { name: /^More/ }).click();
  await expect(message.getByRole('link', { name: 'Close' })).toBeVisible();
}
