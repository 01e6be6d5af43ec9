import { givenAgreementInForce } from '@/tests/support/agreements';
import { letSignInAge } from '../support/ageing';
import { mailTo } from '../support/mailbox';
import { givenMet } from '../support/meeting';
import { looksRight } from '../support/seeing';
import { askForLinkHere } from '../support/signing-in';
import { expect, test } from '../support/test';

test('an owner renames the business, exports it in one file, sets it to be deleted, and takes that back', async ({
  owner,
  assistant,
}) => {
  const met = await givenMet(owner, assistant);
  const { page } = owner;
  await page.goto(`/w/${met.workspace.slug}/settings`);
  await looksRight(owner, met.workspace.name);

  const workspace = { ...met.workspace, name: `${met.workspace.name} and Kilns` };
  const said = page.getByRole('form', { name: 'Name, time zone and currency' });
  await said.getByLabel('Name of the business').fill(workspace.name);
  await said.getByRole('button', { name: /^Save name/ }).click();
  await expect(said.getByText('Saved')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}/settings$`));
  await looksRight(owner, workspace.name);

  const make = page.getByRole('button', { name: 'Make an archive' });
  await make.click();
  const mail = await mailTo(owner.person.email, /^The archive of .* is ready, until/);
  expect(mail.message.text).toContain(`/w/${workspace.slug}/settings#archive`);
  // the open page says so by itself
  const file = page.getByRole('link', { name: /^Save .*\.zip$/ });
  await expect(file).toBeVisible();
  // the button leaves while the file is being made; where that is done before the answer comes, it never does
  const heading = page.getByRole('heading', { name: 'Everything in one file' });
  await expect(heading.or(make).and(page.locator(':focus'))).toHaveCount(1);
  const saved = page.waitForEvent('download');
  await file.click();
  expect((await saved).suggestedFilename()).toMatch(/\.zip$/);

  await letSignInAge(owner.person);
  await page.reload();
  await page.locator('summary', { hasText: 'Delete the business' }).click();
  const deleting = page.getByRole('form', { name: 'Delete the business' });
  await deleting.getByRole('link', { name: 'Sign in again' }).click();
  await page.goto(await askForLinkHere(page, owner.person));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}/settings#delete$`));
  await expect(page.locator('summary', { hasText: 'Delete the business' })).toBeFocused();
  const name = page.getByLabel('Type the name of the business');
  await name.fill('Something else');
  await page.getByRole('button', { name: 'Delete in 14 days' }).click();
  await expect(page.getByText(`Type “${workspace.name}”, as it is written here.`)).toBeVisible();
  await looksRight(owner, workspace.name);
  await name.fill(workspace.name);
  await page.getByRole('button', { name: 'Delete in 14 days' }).click();
  await expect(page.getByText(/^Set to be deleted/)).toBeVisible();
  await looksRight(owner, workspace.name);

  await page.goto(`/w/${workspace.slug}`);
  await expect(page.getByText(/will be deleted/)).toBeVisible();
  await looksRight(owner, 'Home');
  await page.getByRole('link', { name: 'Keep it, or take an archive along' }).click();
  await assistant.page.goto(`/inbox/businesses/${workspace.id}`);
  await expect(assistant.page.getByText(/will be deleted/)).toBeVisible();
  await looksRight(assistant, workspace.name);
  await assistant.page.goto('/settings/delete');
  await looksRight(assistant, 'Your account');

  await page.getByRole('button', { name: 'Keep the business' }).click();
  await expect(page.getByText(/^Set to be deleted/)).toBeHidden();
});

test('a tool gets in with a token, which is shown once, does what was ticked, and can be ended', async ({
  owner,
  assistant,
}) => {
  const met = await givenMet(owner, assistant);
  const { workspace } = met;
  const { page } = owner;
  await page.goto(`/w/${workspace.slug}/settings`);
  await page.getByRole('link', { name: /^Connections/ }).click();
  await looksRight(owner, 'Connections');

  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(page.getByText('Say what it is for, so that you recognise it.')).toBeVisible();
  await page.getByLabel('What is it for?').fill('Weekly report');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(page.getByText('Choose at least one thing that it may do.')).toBeVisible();
  await expect(page.getByLabel('What is it for?')).toHaveValue('Weekly report');
  await page.getByLabel(/^Read who works with whom/).check();
  await page.getByRole('button', { name: 'Make a token' }).click();
  const token = await page.getByLabel('The token').inputValue();
  await looksRight(owner, 'Connections');
  await mailTo(owner.person.email, /^A tool may now act as you: Weekly report/);

  const ask = (path: string) =>
    fetch(new URL(`/api/v1${path}`, page.url()), { headers: { authorization: `Bearer ${token}` } });
  expect(await (await ask('/people')).json()).toMatchObject({ items: [{ business: { id: workspace.id } }] });
  expect((await ask('/briefs')).status).toBe(403);
  expect(await (await fetch(new URL('/api/v1/openapi.json', page.url()))).json()).toHaveProperty('paths');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Tokens' })).toContainText('last used');
  await expect(page.getByLabel('The token')).toBeHidden();

  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
  expect((await ask('/people')).status).toBe(401);

  await test.step('and a webhook reports what happens, with a log of each attempt', async () => {
    await page.getByRole('button', { name: 'Make a webhook' }).click();
    await expect(page.getByText('Say where it is to be sent.')).toBeVisible();
    await page.getByLabel('Where is it sent?').fill('https://localhost/hook');
    await page.getByLabel('An agreement was signed by one side').check();
    await page.getByRole('button', { name: 'Make a webhook' }).click();
    await expect(page.getByLabel('The secret')).toHaveValue(/^whsec_/);
    await expect(page.getByLabel('The secret')).toBeInViewport();
    await looksRight(owner, 'Connections');
    await page.getByRole('link', { name: /^https:\/\/localhost\/hook/ }).click();
    await expect(
      page.getByText('The next thing of these kinds that happens is sent, within seconds.'),
    ).toBeVisible();
    await givenAgreementInForce(met);
    await expect(async () => {
      await page.reload();
      await page.getByText('What was sent and answered').first().click();
      await expect(page.getByText(/leads into a private network/).first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await looksRight(owner, 'Webhook');
    await page.getByRole('button', { name: 'Turn it off' }).click();
    await expect(page.getByText('An owner turned it off.')).toBeVisible();
    await looksRight(owner, 'Webhook');
  });

  await assistant.page.goto('/settings');
  await expect(assistant.page.getByRole('navigation', { name: 'Inbox' })).toBeVisible();
  await assistant.page.getByRole('link', { name: /^Connections/ }).click();
  await looksRight(assistant, 'Connections');
});
