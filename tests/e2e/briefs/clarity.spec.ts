import { addresses } from '@/lib/platform/addresses/addresses';
import { someFriday } from '@/tests/support/due-days';
import { givenInvitation, givenWorkspace } from '@/tests/support/people';
import { expectAccessible } from '../support/accessible';
import { givenAgreed } from '../support/agreeing';
import { someone } from '../support/cast';
import { asKnown } from '../support/letting-in';
import { expect, type Seat, test } from '../support/test';

/** The editor reads along as its writer types, and gives its advice once more before the hand-over. */
test('an owner quietly learns what could be clearer, accepts or dismisses it, and may go on', async ({
  owner,
  seat,
}) => {
  const { page } = owner;
  await startBrief(owner, await seat('maria', { isSignedIn: false }));
  const instructions = page.getByLabel('Instructions and links');

  await test.step('a vague word is noted beside its field, with the reason on demand', async () => {
    await instructions.fill('Enter receipts, invoices etc. Be nice to suppliers.');
    await page.getByText('“etc.” could be clearer').click();
    await expect(page.getByText('leaves open what belongs to it')).toBeVisible();
    await expect(page.getByText('2 things could be clearer.')).toBeAttached();
    await expectAccessible(page);
  });

  await test.step('a suggestion is accepted with a click, and undone with another', async () => {
    await page.getByRole('button', { name: 'Take it out: the list is complete' }).click();
    await expect(instructions).toHaveValue('Enter receipts, invoices. Be nice to suppliers.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(instructions).toHaveValue('Enter receipts, invoices etc. Be nice to suppliers.');
  });

  await test.step("what was settled as clear enough isn't mentioned again", async () => {
    await page.getByText('“nice” could be clearer').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: '“nice” could be clearer' })
      .getByRole('button', { name: 'It is clear enough' })
      .click();
    await expect(page.getByText('“nice” could be clearer')).toBeHidden();
  });

  await test.step('handing over mentions once what is left, and then goes through', async () => {
    await page.getByLabel('Title').fill('October closing');
    await page.getByLabel('Deliverable 1', { exact: true }).fill('The ledger of October');
    await page.getByLabel('Criterion 1 of deliverable 1').fill('Every line has an account');
    await page.getByLabel('Date').fill(someFriday());
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await expect(page.getByText('One thing could be clearer.').first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Hand over anyway' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('October closing');
    await expect(page.getByRole('button', { name: 'Hand over' })).toHaveCount(0);
  });
});

/** By the product’s own actions: other tests go through the pages for it. */
async function startBrief(owner: Seat, assistant: Seat): Promise<void> {
  const { workspace } = await givenAgreed(owner, assistant);
  await owner.page.goto(addresses.newBrief(workspace.slug));
}

test('before an agreement is in force a brief is saved as a draft, and the page leads to the agreement', async ({
  owner: { page, person },
}) => {
  const ruth = await asKnown(page, person);
  const workspace = await givenWorkspace(ruth);
  await givenInvitation(ruth, workspace, someone('maria'));
  await page.goto(addresses.newBrief(workspace.slug));

  await page.getByLabel('Title').fill('October closing');
  await expect(page.getByText(/have no agreement in force yet\. Save this as a draft/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand over' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByText('Saved. Nobody but your side sees it')).toBeVisible();
  await page.getByRole('link', { name: 'Write the agreement' }).click();
  await expect(page).toHaveURL(/\/agreements\/new\?for=/);
});
