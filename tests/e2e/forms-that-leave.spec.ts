import { takeDeliveryBack } from '@/lib/briefs/delivery/taking-back.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Pair } from '@/tests/support/agreements';
import { givenBriefAccepted, givenBriefDelivered, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { expectAccessible } from './support/accessible';
import { givenAgreed } from './support/agreeing';
import { answerPosts } from './support/failing';
import { takenHold } from './support/scripts';
import { expect, type Seat, test } from './support/test';

const QUESTION = 'Is the kiln repair equipment, or is it maintenance? I need it for the third line.';

/** What the other side does can take a form from the page while somebody is at it: their words stay. */
test.describe('a form that leaves the page', () => {
  test('leaves the words that were written into it, each as it was called', async ({ owner, assistant }) => {
    const { page } = owner;
    const pair = await givenAgreed(owner, assistant);
    const delivered = await givenBriefDelivered(pair);
    await page.goto(addresses.brief(pair.workspace.slug, delivered.id));
    const word = page.getByLabel('A word with it');
    await takenHold(word);
    await word.fill('Nearly there.\nThe second is too dark.');

    const [delivery] = delivered.deliveries;
    const form = { ...seen(delivered), deliveryId: delivery?.id };
    doneOf(await asPerson(pair.assistant, () => submit(takeDeliveryBack, form)));

    const left = page.getByRole('region', { name: 'No longer on the page' });
    await expect(left).toContainText('“Approve” is no longer on it');
    await expect(left.getByLabel(/^A word with it/)).toHaveValue('Nearly there.\nThe second is too dark.');
    await expect(word).toHaveCount(1);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Home', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(delivered.title);
    await expect(left).toBeVisible();
    await left.getByRole('button', { name: 'Close' }).click();
    await expect(left).toHaveCount(0);
  });

  test('and that its person closes, sends or leaves, leaves nothing', async ({ owner, assistant }) => {
    const { page } = assistant;
    const pair = await givenAgreed(owner, assistant);
    const accepted = await givenBriefAccepted(pair);
    await page.goto(addresses.inboxBrief(accepted.workspaceId, accepted.id));
    await write(assistant);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText(QUESTION).first()).toBeVisible();
    await write(assistant);
    await page.getByRole('link', { name: 'Inbox', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(accepted.title);
    await cancelled(pair, accepted);
    await expect(page.getByRole('region', { name: 'No longer on the page' })).toHaveCount(0);
  });

  test('while it is being sent, leaves why it was refused, and what was written', async ({
    owner,
    assistant,
  }) => {
    const { page } = assistant;
    const pair = await givenAgreed(owner, assistant);
    const accepted = await givenBriefAccepted(pair);
    await page.goto(addresses.inboxBrief(accepted.workspaceId, accepted.id));
    await write(assistant);
    const others = Promise.withResolvers<void>();
    await answerPosts(page, async (route) => {
      await others.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await cancelled(pair, accepted);
    others.resolve();

    const left = page.getByRole('region', { name: 'No longer on the page' });
    await expect(left).toContainText('“Ask”:');
    await expect(left.getByLabel('Your question')).toHaveValue(QUESTION);
    await expectAccessible(page);
  });

  test('before scripts have loaded, leaves them as well', async ({ owner, assistant, seat }) => {
    const pair = await givenAgreed(owner, assistant);
    const accepted = await givenBriefAccepted(pair);
    const storageState = await assistant.page.context().storageState();
    const plain = await seat('maria', { isSignedIn: false, javaScriptEnabled: false, storageState });
    const { page } = plain;
    await page.goto(addresses.inboxBrief(accepted.workspaceId, accepted.id));
    await write(plain);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText(QUESTION).first()).toBeVisible();
    await write(plain);
    await cancelled(pair, accepted);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();

    await expect(page.getByRole('alert')).toContainText('This wasn’t done:');
    await expect(page.getByLabel('What you had written')).toHaveValue(QUESTION);
  });
});

/** Unfolds the question's form and writes one. */
async function write({ page }: Seat): Promise<void> {
  await page.locator('#ask > summary').click();
  await page.getByLabel('Your question').fill(QUESTION);
}

async function cancelled({ owner }: Pair, brief: BriefDocument): Promise<void> {
  const form = { ...seen(await readBrief(owner, brief)), reason: 'The kiln is sold.' };
  doneOf(await asPerson(owner, () => submit(cancelBrief, form)));
}
