import { Temporal } from 'temporal-polyfill';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { givenBriefDraft } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { paymentForm } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { expectAccessible } from './support/accessible';
import { givenAgreed } from './support/agreeing';
import { answerIsLost, answerPosts } from './support/failing';
import { takenHold } from './support/scripts';
import { expect, test } from './support/test';

/** The answer is lost, and what it was about leaves the page, since that hears of it by itself (adr/0193). */
test.describe('a button whose answer is lost, in a list', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_/ });

  test('can be pressed again, though what it was pressed for has left the page', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    const pair = await givenAgreed(owner, assistant);
    await givenBriefDraft(pair);
    await page.goto(addresses.handOverDrafts(pair.workspace.slug));
    const handOver = page.getByRole('button', { name: 'Hand over the chosen ones' });
    await takenHold(handOver);
    await page.getByRole('checkbox').check();
    await answerPosts(page, answerIsLost);
    await handOver.click();
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeFocused();
    await page.unrouteAll({ behavior: 'wait' });

    // the page has heard of it by itself
    await expect(page.getByRole('heading', { name: 'No drafts' })).toBeVisible();
    await page.getByRole('button', { name: 'Send it again' }).click();

    await expect(page.getByText('Handed over: 1.')).toBeVisible();
  });

  test('records the payments that were chosen, though the list shows only the others by now', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    const pair = await givenAgreed(owner, assistant);
    await givenBonus(pair, '25');
    await givenBonus(pair, '35');
    await page.goto(addresses.recordPayments(pair.workspace.slug));
    await takenHold(page.getByLabel('Sent on'));
    await page.getByRole('checkbox').first().uncheck();
    await page.getByLabel('How you sent it').selectOption('wise');
    await page.getByRole('button', { name: 'See what it comes to' }).click();
    const record = page.getByRole('button', { name: 'Record the payment' });
    await expect(record).toBeVisible();
    await answerPosts(page, answerIsLost);
    await record.click();
    const said = page.getByRole('alert').filter({ hasText: 'No answer came.' });
    await expect(said).toBeFocused();
    await expectAccessible(page);
    await page.unrouteAll({ behavior: 'wait' });

    // the page has heard of it by itself
    await expect(page.getByRole('checkbox')).toHaveCount(1);
    await said.getByRole('button', { name: 'Send it again' }).click();

    await expect(page.getByText('One payment is recorded')).toBeVisible();
    expect(await paymentsOf(pair)).toBe(1);
  });

  test('that has left the page together with its form is asked about again', async ({ owner, assistant }) => {
    const { page } = assistant;
    const pair = await givenAgreed(owner, assistant);
    await givenBonus(pair, '25');
    const sentOn = Temporal.Now.plainDateISO(owner.person.zone).toString();
    const form = await paymentForm(pair, { sentOn });
    doneOf(await asPerson(pair.owner, () => submit(recordPayment, form)));
    await page.goto(addresses.inboxPayment(pair.workspace.id, form.id));
    const arrived = page.getByRole('button', { name: 'It has arrived' });
    await takenHold(arrived);
    await answerPosts(page, answerIsLost);
    await arrived.click();

    // the page has heard of it by itself, and shows no form any more
    const without = page.getByRole('region', { name: 'Without an answer' });
    await expect(without).toContainText('“It has arrived”: no answer came');
    await expect(arrived).toHaveCount(0);
    await expectAccessible(page);
    await without.getByRole('button', { name: 'Send it again' }).click();
    await expect(without).toContainText('“It has arrived”: there is still no answer');
    await page.unrouteAll({ behavior: 'wait' });
    await without.getByRole('button', { name: 'Send it again' }).click();

    await expect(without).toContainText('“It has arrived”: that is done.');
    await expectAccessible(page);
    await without.getByRole('button', { name: 'Close' }).click();
    await expect(without).toHaveCount(0);
  });
});

/** Adds to what is owed, as its owner. */
async function givenBonus({ owner, workspace, engagementId }: Pair, amount: string): Promise<void> {
  const bonus = { kind: 'bonus', direction: 'more', amount, note: 'The fair went well', correctsId: '' };
  const form = { workspaceId: workspace.id, engagementId, id: newId(), ...bonus };
  doneOf(await asPerson(owner, () => submit(addExtra, form)));
}

function paymentsOf({ owner: { userId }, workspace: { id: workspaceId } }: Pair): Promise<number> {
  return withActor({ kind: 'user', userId }, (tx) => tx.payment.count({ where: { workspaceId } }));
}
