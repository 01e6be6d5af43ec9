import { mailTo } from '../support/mailbox';
import { givenMet } from '../support/meeting';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

test('an owner takes the business along in one file, sets it to be deleted, and takes that back', async ({
  owner,
  assistant,
}) => {
  const { workspace } = await givenMet(owner, assistant);
  const { page } = owner;
  await page.goto(`/w/${workspace.slug}/settings`);
  await looksRight(owner, workspace.name);

  await page.getByRole('button', { name: 'Make an archive' }).click();
  const mail = await mailTo(owner.person.email, /^The archive of .* is ready, until/);
  expect(mail.message.text).toContain(`/w/${workspace.slug}/settings#archive`);
  await page.reload();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Save .*\.zip$/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.zip$/);

  await page.locator('summary', { hasText: 'Delete the business' }).click();
  const name = page.getByLabel('Type the name of the business');
  await name.fill('Something else');
  await page.getByRole('button', { name: 'Delete in 14 days' }).click();
  await expect(page.getByText(`Type “${workspace.name}”, as it is written here.`)).toBeVisible();
  await looksRight(owner, workspace.name);
  await name.fill(workspace.name);
  await page.getByRole('button', { name: 'Delete in 14 days' }).click();
  await expect(page.getByText(/^Set to be deleted/)).toBeVisible();
  await looksRight(owner, workspace.name);

  await assistant.page.goto(`/inbox/businesses/${workspace.id}`);
  await expect(assistant.page.getByText(/will be deleted/)).toBeVisible();
  await looksRight(assistant, workspace.name);
  await assistant.page.goto('/settings/delete');
  await looksRight(assistant, 'Your account');

  await page.getByRole('button', { name: 'Keep the business' }).click();
  await expect(page.getByText(/^Set to be deleted/)).toBeHidden();
});
