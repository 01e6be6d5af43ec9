import { expectAccessible } from '../support/accessible';
import { givenBriefInProgress } from '../support/handing-over';
import { press, tabTo, type } from '../support/keyboard';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const TITLE = 'October closing';
const CRITERION = 'Every line has an account and a receipt';
const BRIEF = {
  title: TITLE,
  deliverables: [{ title: 'The ledger of October', criteria: [CRITERION] }],
};

test.describe('what was agreed on a brief', () => {
  test('changes when one side asks and the other accepts, by keyboard alone, and both see what it was before', async ({
    seat,
  }) => {
    const { ruth: owner, maria: assistant } = await givenBriefInProgress(seat, BRIEF);

    await test.step('the assistant asks for a later deadline', () => askForLater(assistant));
    await test.step('the owner finds it among what needs them', () => findIt(owner));
    await test.step('the owner reads it and accepts', () => acceptIt(owner));
    await test.step('the assistant sees it without reloading', async () => {
      await expect(assistant.page.getByText('until both agreed on this')).toBeVisible();
      await assistant.page.getByText('What was agreed when').click();
      await expect(assistant.page.getByText('I have the flu.')).toBeVisible();
      await looksRight(assistant, TITLE);
    });
    await test.step('paper has what stands open on the page, and nothing that is folded', async () => {
      await assistant.page.emulateMedia({ media: 'print' });
      await owner.page.emulateMedia({ media: 'print' });
      await expect(assistant.page.getByText('I have the flu.')).toBeVisible();
      await expect(owner.page.getByText('What was agreed when')).toBeHidden();
      await expect(owner.page.getByText('Under', { exact: true })).toBeHidden();
      await assistant.page.emulateMedia({ media: null });
      await owner.page.emulateMedia({ media: null });
    });
    await test.step('the owner asks for more, and the assistant declines', () =>
      askForMore(owner, assistant));
  });

  test('waits while a blocking question has no answer: the clock stops, and the deadline moves', async ({
    seat,
  }) => {
    const { ruth: owner, maria: assistant } = await givenBriefInProgress(seat, BRIEF);

    await openForm(assistant, 'ask');
    await assistant.page.getByLabel('Your question').fill('Does the kiln repair count as equipment?');
    await assistant.page.getByLabel('I can’t continue without the answer').check();
    await assistant.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(assistant.page.getByText(/^Stands still since/)).toBeVisible();
    await looksRight(assistant, TITLE);

    const { page } = owner;
    await expect(page.getByText(/^Stands still since/)).toBeVisible();
    await looksRight(owner, TITLE);
    await page.getByLabel('Your answer').fill('No, it is maintenance.');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();

    for (const seat of [owner, assistant]) {
      await expect(seat.page.getByText(/minutes? of waiting for an answer moved it/)).toBeVisible();
      await looksRight(seat, TITLE);
    }
  });

  test('says what is owed before it is called off, and keeps it', async ({ seat }) => {
    const { ruth: owner, maria: assistant } = await givenBriefInProgress(seat, BRIEF);

    const { page } = owner;
    await openForm(owner, 'cancel');
    await expect(page.getByText(/has worked on this until now is owed/)).toBeVisible();
    await page.locator('#cancel').getByLabel('Why', { exact: true }).fill('The month is filed already.');
    await looksRight(owner, TITLE);
    await page.getByRole('button', { name: 'Cancel this brief' }).click();

    for (const seat of [owner, assistant]) {
      await expect(seat.page.getByText('The month is filed already.')).toBeVisible();
      await expect(seat.page.getByText(/has worked on this until now is owed/)).toBeVisible();
      await looksRight(seat, TITLE);
    }
  });

  test('approved in two tabs at once it is approved once, and the slower one keeps what they typed', async ({
    seat,
  }) => {
    const { ruth: owner, maria: assistant } = await givenBriefInProgress(seat, BRIEF);
    await openForm(assistant, 'deliver');
    await assistant.page.getByLabel('A note on the whole').fill('All of October, with every receipt.');
    await assistant.page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
    await expect(assistant.page.getByText('You delivered this.')).toBeVisible();
    await expect(assistant.page.getByText(/^Without an answer it counts as approved/)).toBeVisible();
    await looksRight(assistant, TITLE);

    const first = owner.page;
    await expect(first.getByRole('button', { name: 'Approve' })).toBeVisible();
    const second = await first.context().newPage();
    await second.goto(first.url());
    const tabs = [
      { page: first, note: 'Thank you, says the first tab.' },
      { page: second, note: 'Thank you, says the second tab.' },
    ];
    for (const { page, note } of tabs) await page.getByLabel('A word with it').fill(note);

    await Promise.all(tabs.map(({ page }) => page.getByRole('button', { name: 'Approve' }).click()));

    for (const { page } of tabs) await expect(page.getByText('This is approved and done.')).toBeVisible();
    // each tab shows its own note once: as the review's or, if it lost, as what was typed there
    const lost: number[] = [];
    for (const { page, note } of tabs) {
      await expect(page.getByText(note)).toBeVisible();
      lost.push(await page.getByRole('region', { name: 'No longer on the page' }).getByText(note).count());
    }
    expect(lost.sort()).toEqual([0, 1]);
    await second.close();
  });
});

async function askForLater({ page }: Seat): Promise<void> {
  await press(page.locator('#change > summary'));
  await type(page.locator('#change').getByLabel('Why', { exact: true }), 'I have the flu.');
  await tabTo(page.locator('#change').getByLabel('Date'));
  // a date is typed part by part, as the browser's own field wants it
  await page.locator('#change').getByLabel('Date').fill(inDays(9));
  await press(page.getByRole('button', { name: 'Ask for this' }));
  await expect(page.getByRole('heading', { name: 'You asked for other terms' })).toBeVisible();
  await looksRight({ page }, TITLE);
}

async function findIt(owner: Seat): Promise<void> {
  const { page } = owner;
  await page.goto(new URL(page.url()).pathname.split('/').slice(0, 3).join('/'));
  const row = page.getByRole('list', { name: 'Needs you' }).getByRole('link', { name: TITLE });
  await expect(page.getByText('Maria asks for other terms: “I have the flu.”')).toBeVisible();
  await expectAccessible(page);
  await row.click();
  await expect(page).toHaveURL(/#change-asked$/);
}

async function acceptIt({ page }: Seat): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Maria Santos asks for other terms' })).toBeVisible();
  await looksRight({ page }, TITLE);
  await press(page.getByRole('button', { name: 'Accept the change' }));
  await expect(page.getByText('until both agreed on this')).toBeVisible();
}

async function askForMore(owner: Seat, assistant: Seat): Promise<void> {
  const form = owner.page.locator('#change');
  await openForm(owner, 'change');
  await form.getByText('Ask for other work as well').click();
  await form.getByLabel('Right when (1)').fill('Every line has an account, a receipt and a picture');
  await owner.page.getByRole('button', { name: 'Ask for this' }).click();
  await expect(form.getByText('the other side decides by it')).toBeVisible();
  await expect(form.getByLabel('Right when (1)')).toHaveValue(/and a picture$/);
  await form.getByLabel('Why', { exact: true }).fill('The auditor asks for pictures.');
  await looksRight(owner, TITLE);
  await owner.page.getByRole('button', { name: 'Ask for this' }).click();

  const { page } = assistant;
  await expect(page.getByText('The auditor asks for pictures.')).toBeVisible();
  const brief = page.url();
  await page.goto('/inbox');
  await expect(page.getByRole('heading', { name: 'Other terms to answer' })).toBeVisible();
  await looksRight(assistant, /./);
  await page.goto(brief);
  await openForm(assistant, 'decline-change');
  await page.getByLabel('Why not').fill('That would double the hours.');
  await looksRight(assistant, TITLE);
  await page.getByRole('button', { name: 'Decline the change' }).click();
  await expect(page.getByText('The auditor asks for pictures.').locator(':visible')).toHaveCount(0);
  await expect(page.getByText(CRITERION).first()).toBeVisible();
}

/** Opens a folded form of the page. */
async function openForm({ page }: Seat, id: string): Promise<void> {
  const form = page.locator(`#${id}`);
  await expect(form).toBeAttached();
  if ((await form.getAttribute('open')) === null) await form.locator('summary').first().click();
}

/** @returns a date so many days ahead, as a date input holds it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
