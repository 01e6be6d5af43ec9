import { givenWorkspace } from '@/tests/support/people';
import { asKnown } from '../support/letting-in';
import { linkIn, mailTo } from '../support/mailbox';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

// for the person who was removed, the business no longer exists
test.use({ expectedProblems: /404 .*\/settings\/people/ });

test('an owner asks somebody to run the business, makes them an owner, and they remove the first one', async ({
  seat,
}) => {
  const ruth = await seat('ruth');
  const tomas = await seat('tomas');
  const workspace = await givenWorkspace(await asKnown(ruth.page, ruth.person));
  const { page } = ruth;
  const title = `Who runs ${workspace.name}`;

  await test.step('the only owner is told why they can’t leave', async () => {
    await page.goto(`/w/${workspace.slug}/settings`);
    await page.getByRole('link', { name: /^Who runs it/ }).click();
    await looksRight(ruth, title);
    await expect(page.getByText('The only owner: before you leave')).toBeVisible();
    await expect(page.getByText('Leave the business')).toBeHidden();
  });

  await test.step('what was typed wrong is reported beside its field, and the rest stays', async () => {
    await page.getByLabel('Their name').fill('Tomás Ribeiro');
    await page.getByLabel('Their e-mail address').fill('tomas');
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByText('That doesn’t look like an e-mail address')).toBeVisible();
    await expect(page.getByLabel('Their name')).toHaveValue('Tomás Ribeiro');
    await page.getByLabel('Their e-mail address').fill(tomas.person.email);
    await page.getByRole('button', { name: 'Invite' }).click();
    // what became of it is said there, not at the head of the page
    await expect(page.getByRole('heading', { name: 'Asked, and not here yet' })).toBeFocused();
    await looksRight(ruth, title);
  });

  await test.step('they join by the link of the mail, as a manager', async () => {
    const mail = await mailTo(tomas.person.email, /asks you to run .* as a manager/);
    await tomas.page.goto(linkIn(mail));
    await looksRight(tomas, `Run ${workspace.name} with ${ruth.person.name}`);
    await tomas.page.getByRole('button', { name: `Join ${workspace.name}` }).click();
    await tomas.page.waitForURL(`**/w/${workspace.slug}`);
    await tomas.page.goto(`/w/${workspace.slug}/settings/people`);
    await looksRight(tomas, title);
    await expect(tomas.page.getByRole('heading', { name: 'Ask somebody to run it with you' })).toBeHidden();
  });

  await test.step('they are made an owner', async () => {
    await page.reload();
    const made = `Make ${tomas.person.name} an owner`;
    await page.locator('summary', { hasText: made }).click();
    await looksRight(ruth, title);
    await page.getByRole('button', { name: made }).click();
    await expect(page.getByText(`${tomas.person.name}, owner`)).toBeVisible();
    await mailTo(tomas.person.email, /^You are an owner of /);
  });

  await test.step('and remove the first one, who is led elsewhere', async () => {
    await tomas.page.reload();
    const off = `Remove ${ruth.person.name}`;
    await tomas.page.locator('summary', { hasText: off }).click();
    await tomas.page.getByRole('button', { name: off }).click();
    await expect(tomas.page.getByText(ruth.person.email)).toBeHidden();
    await page.goto(`/w/${workspace.slug}/settings/people`);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
    await mailTo(ruth.person.email, /^You don’t run /);
  });
});
