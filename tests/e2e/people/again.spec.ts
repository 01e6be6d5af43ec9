import { linkIn, mailsTo, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { openPlace } from '../support/rail';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

test('two people end their work at once, and begin anew: the earlier record stays beside it', async ({
  owner,
  assistant,
}) => {
  const { workspace, engagementId } = await meet(owner, assistant);

  await test.step('the owner ends it, and both say that everything is handed back', async () => {
    await endTheWork(owner);
    await sayDone(owner, 'All is handed back');
    await assistant.page.goto(`/inbox/businesses/${workspace.id}/ending`);
    await sayDone(assistant, 'All is handed back: end the work');
    await expect(assistant.page.getByText(/^It ended /)).toBeVisible();
  });

  await test.step('what is left leads the former assistant to what they keep: a sign-in, an old link', async () => {
    const { page } = assistant;
    await page.goto('/start');
    await looksRight(assistant, 'Inbox');
    await page.getByRole('link', { name: 'Whom you have worked for' }).click();
    await looksRight(assistant, 'Businesses');
    for (const old of [
      `/inbox/businesses/${workspace.id}`,
      `/inbox/briefs/${workspace.id}/${engagementId}`,
    ]) {
      await page.goto(old);
      await looksRight(assistant, `Your work with ${workspace.name} has ended`);
      await expect(page).toHaveTitle(`Your work with ${workspace.name} has ended · Handover`);
      await expect(page.getByText('“The season is over.”')).toBeVisible();
    }
    await page.getByRole('link', { name: 'The facts' }).click();
    await looksRight(assistant, `Facts about your work with ${workspace.name}`);
    await page.getByRole('link', { name: workspace.name }).click();
    await expect(page.getByText(/^It ended /)).toBeVisible();
  });

  await test.step('the owner invites the same person, who joins as if for the first time', async () => {
    const before = await mailsTo(assistant.person.email);
    await inviteAgain(owner, assistant.person);
    const mail = await mailTo(assistant.person.email, /would like to work with you/, before);
    await assistant.page.goto(linkIn(mail));
    await assistant.page.getByRole('button', { name: `Join ${workspace.name}` }).click();
    await looksRight(assistant, 'Inbox');
  });

  await test.step('both find the current work and, beside it, what ended', async () => {
    await assistant.page.goto('/inbox/businesses');
    await looksRight(assistant, 'Businesses');
    await assistant.page
      .getByRole('list', { name: 'You have worked for' })
      .getByRole('link', { name: workspace.name })
      .click();
    await expect(assistant.page.getByText(/^It ended /)).toBeVisible();
    await assistant.page.goto(`/inbox/businesses/${workspace.id}/ending`);
    await expect(assistant.page.getByText(/^It ended /)).toBeHidden();
    await expect(assistant.page.getByRole('button', { name: 'End the work' })).toBeVisible();

    await owner.page.goto(`/w/${workspace.slug}/assistants/${engagementId}`);
    await looksRight(owner, assistant.person.name);
    await expect(owner.page.getByRole('link', { name: 'How it ended, and what stays' })).toBeVisible();
    await expect(owner.page.getByRole('link', { name: 'Work together again' })).toBeHidden();
  });
});

async function endTheWork({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: /^End the work/ }).click();
  await page.getByLabel('Why').fill('The season is over.');
  await page.getByRole('button', { name: 'End the work' }).click();
  await expect(page.getByText(/^The last day is /)).toBeVisible();
}

async function sayDone({ page }: Seat, saying: string): Promise<void> {
  await page.getByRole('button', { name: saying, exact: true }).click();
  await expect(page.getByRole('button', { name: saying, exact: true })).toBeHidden();
}

async function inviteAgain(owner: Seat, { name, email }: Seat['person']): Promise<void> {
  const { page } = owner;
  const again = page.getByRole('link', { name: 'Work together again' });
  await page.reload();
  await expect(page.getByText(/^It ended /)).toBeVisible();
  await expect(again).toBeVisible();
  await openPlace(owner, 'Assistants');
  await page.getByRole('main').getByRole('link', { name }).click();
  await again.click();
  await expect(page.getByLabel('Their name')).toHaveValue(name);
  await expect(page.getByLabel('Their e-mail address')).toHaveValue(email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}
