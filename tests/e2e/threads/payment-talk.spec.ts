import { Temporal } from 'temporal-polyfill';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { newId } from '@/lib/platform/ids';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { paymentForm } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { givenAgreed } from '../support/agreeing';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

test('a payment is discussed on its own page, to which its notices lead', async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  await givenSent(pair, Temporal.Now.plainDateISO(ruth.person.zone).toString());

  await test.step('the assistant gets to it from their notice, and asks', async () => {
    await maria.page.goto('/inbox/notifications');
    await maria.page.locator('main a[href*="/inbox/earnings/payments/"]').first().click();
    await looksRight(maria, `USD 25.00 from ${pair.workspace.name}`);
    await expect(maria.page.getByRole('button', { name: 'It has arrived' })).toBeVisible();
    await maria.page.getByLabel(/^Write to/).fill('Wise took four dollars. Is that so each time?');
    await maria.page
      .getByRole('button', { name: /^(Send|It’s urgent)/ })
      .last()
      .click();
    await expect(maria.page.getByText('Wise took four dollars.')).toBeVisible();
  });

  await test.step('the owner finds it from the statement, and answers', async () => {
    await ruth.page.goto(`/w/${pair.workspace.slug}/pay/${pair.engagementId}`);
    await ruth.page.getByRole('link', { name: 'Talk about this payment' }).click();
    await looksRight(ruth, `USD 25.00 to ${pair.assistant.name}`);
    await expect(ruth.page.getByText('Wise took four dollars.')).toBeVisible();
    await ruth.page.getByLabel(/^Write to/).fill('I bear the fee from now on.');
    await ruth.page
      .getByRole('button', { name: /^(Send|It’s urgent)/ })
      .last()
      .click();
    await expect(maria.page.getByText('I bear the fee from now on.')).toBeVisible();
  });
});

/** Ruth owes a bonus, and records that she has sent it. */
async function givenSent(pair: Pair, sentOn: string): Promise<void> {
  const { workspace, engagementId, owner } = pair;
  const bonus = {
    kind: 'bonus',
    direction: 'more',
    amount: '25',
    note: 'The fair went well',
    correctsId: '',
  };
  const extra = { workspaceId: workspace.id, engagementId, id: newId(), ...bonus };
  doneOf(await asPerson(owner, () => submit(addExtra, extra)));
  const form = await paymentForm(pair, { sentOn });
  doneOf(await asPerson(owner, () => submit(recordPayment, form)));
}
