import { expectAccessible, expectFitsEnlarged } from './support/accessible';
import { linkIn, mailTo } from './support/mailbox';
import { openPlace } from './support/rail';
import { looksRight } from './support/seeing';
import { askForLinkHere, introduce } from './support/signing-in';
import { expect, type Seat, test } from './support/test';

/**
 * The main job of product.md, end to end, as two people in two browsers: nobody takes a back door, every link comes
 * from a mail or a page, and axe checks each page on the way.
 */
const CRITERION = 'Every line has an account and a receipt';
const TITLE = 'October closing';

test('an owner and an assistant agree, hand over, ask, deliver, revise and approve', {
  tag: '@both-ways',
}, async ({ seat }) => {
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });

  await test.step('the owner makes a workspace and invites an assistant', () => invite(ruth, maria));
  await test.step('the assistant joins by the mail', () => join(maria));
  await test.step('both sign an agreement and hold its PDF', () => agree(ruth, maria));
  await test.step('the owner hands over a brief', () => handOver(ruth));
  await test.step('the assistant asks, is answered, accepts and starts', () => clarify(ruth, maria));
  await test.step('a risk is reported with two clicks, and ended with one', () => worry(ruth, maria));
  await test.step('both talk on the brief, and see it without reloading', () => talk(ruth, maria));
  await test.step('both look up what they agreed about pay, and land on its clause', async () => {
    for (const side of [ruth, maria]) await lookUpPay(side);
  });
  await test.step('the assistant delivers a file', () => deliver(maria));
  await test.step('the owner names the criterion that isn’t met', () => sendBack(ruth));
  await test.step('the assistant delivers again, and the owner approves', () => finish(ruth, maria));
  await test.step('the owner sees how letting go is going', () => lookBack(ruth));
});

async function invite(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByRole('link', { name: /workspace/i }).click();
  await looksRight(ruth, 'Make a workspace');
  await page.getByLabel('Name of the business').fill('Adeyemi Ceramics');
  await page.getByLabel('Currency you usually pay in').selectOption('USD');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Assistants' })).toBeFocused();

  await page.getByRole('link', { name: 'Invite an assistant' }).click();
  await looksRight(ruth, 'Invite an assistant');
  await page.getByLabel('Their name').fill(maria.person.name);
  await page.getByLabel('Their e-mail address').fill(maria.person.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await looksRight(ruth, maria.person.name);
}

async function join(maria: Seat): Promise<void> {
  const { page, person } = maria;
  await page.goto(linkIn(await mailTo(person.email, /Adeyemi Ceramics/)));
  await looksRight(maria, /would like to work with you/);
  await page.goto(await askForLinkHere(page, person));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await introduce(page, person);
  await page.getByRole('button', { name: 'Join Adeyemi Ceramics' }).click();
  await page.goto('/inbox');
  await expectAccessible(page);
  await expectFitsEnlarged(page);
}

async function agree(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = ruth;
  await openPlace(ruth, 'Assistants');
  await page.getByRole('main').getByRole('link', { name: maria.person.name }).first().click();
  await page.getByRole('link', { name: 'Write an agreement' }).click();
  await looksRight(ruth, `Agreement with ${maria.person.name}`);
  await page.getByRole('link', { name: /hour/i }).first().click();
  await page.getByLabel('Pay per hour').fill('0');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
  await expect(page.getByLabel('Pay per hour')).toBeFocused();
  await page.getByLabel('Pay per hour').fill('12.50');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
  await page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
  await looksRight(ruth, /^Agreement between .+ and Maria Santos$/);
  await sign(ruth, 'Ruth Adeyemi');

  await maria.page.goto(linkIn(await mailTo(maria.person.email, /Agreement between .+ and Maria Santos/)));
  await sign(maria, 'Maria Santos');
  for (const { page: side, person } of [ruth, maria]) {
    const { message } = await mailTo(person.email, /^In force/);
    const [copy] = message.attachments;
    expect(
      Buffer.from(copy?.content ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await side.reload();
    await expect(side.getByRole('link', { name: 'Download the PDF' })).toBeVisible();
  }
  const download = maria.page.waitForEvent('download');
  await maria.page.getByRole('link', { name: 'Download the PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
}

async function sign(signer: Seat, name: string): Promise<void> {
  const { page } = signer;
  await page.getByRole('link', { name: 'Read and sign' }).click();
  await looksRight(signer, /Agreement between/);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByRole('checkbox')).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('checkbox').check();
  await page.getByLabel('Your name, as you sign it').fill(name);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
  await looksRight(signer, /Agreement between/);
}

async function handOver(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByRole('link', { name: 'Hand over a brief' }).first().click();
  await looksRight(ruth, /brief/i);
  await page.getByLabel('Title').fill(TITLE);
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByText('Say when it is due: a date and a time.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(TITLE);
  await page
    .getByLabel('What is different when this is done')
    .fill('The accountant can file the month without asking me anything.');
  await page.getByLabel('Deliverable 1', { exact: true }).fill('The ledger of October');
  await page.getByLabel('Criterion 1 of deliverable 1').fill(CRITERION);
  await page.getByLabel('Good to know 1').fill('Bank fees go to account 6855.');
  await page.getByLabel('Date').fill(inDays(7));
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
  await looksRight(ruth, TITLE);
}

async function clarify(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = maria;
  await page.goto(linkIn(await mailTo(maria.person.email, new RegExp(TITLE))));
  await looksRight(maria, TITLE);
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  await page.getByLabel('Your question').fill('Does the kiln repair count as equipment?');
  await page.getByLabel('I can’t continue without the answer').check();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('so the clock stands still until it comes')).toBeVisible();

  await openPlace(ruth, 'Home');
  await looksRight(ruth, 'Home');
  await expectFitsEnlarged(ruth.page);
  await ruth.page.getByRole('list', { name: 'Needs you' }).getByRole('link', { name: TITLE }).click();
  await ruth.page.getByLabel('Your answer').fill('No, it is maintenance: account 6300.');
  await ruth.page.getByRole('button', { name: 'Answer' }).click();
  await expect(ruth.page.getByRole('heading', { name: 'Answered questions' })).toBeVisible();

  await expect(page.getByText('No, it is maintenance: account 6300.')).toBeVisible();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('You are working on this.')).toBeVisible();
  await openPlace(ruth, 'Home');
  await expect(ruth.page.getByText('One brief.')).toBeVisible();
  await expectAccessible(ruth.page);
}

async function talk(ruth: Seat, maria: Seat): Promise<void> {
  await ruth.page.getByText('One brief.').click();
  await ruth.page.getByRole('link', { name: TITLE }).click();
  await looksRight(ruth, TITLE);
  await maria.page.getByLabel(/^Write to/).fill('The bank statement of the 31st comes tomorrow.');
  await maria.page.getByRole('button', { name: 'Send' }).click();
  await expect(ruth.page.getByText('The bank statement of the 31st comes tomorrow.')).toBeVisible();
  await ruth.page.getByLabel(/^Write to/).fill('Good. No hurry before Friday.');
  await ruth.page.getByRole('button', { name: 'Send' }).click();
  await expect(maria.page.getByText('Good. No hurry before Friday.')).toBeVisible();
  await expectAccessible(maria.page);
}

async function lookUpPay({ page }: Seat): Promise<void> {
  const brief = page.url();
  await page.getByRole('link', { name: 'Agreed: what is paid, and when' }).click();
  await expect(page).toHaveURL(/#clause-pay$/);
  await expect(page.locator('#clause-pay')).toBeInViewport();
  await page.goto(brief);
}

async function deliver(maria: Seat): Promise<void> {
  const { page } = maria;
  await openForm(maria, 'deliver');
  await page
    .locator('#deliver')
    .getByLabel('Files')
    .setInputFiles({
      name: 'ledger-october.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('date,account,amount\n2026-10-31,6300,412.00\n'),
    });
  // at once: it waits for the file, and is then sent by itself
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('You delivered this.')).toBeVisible();
  await looksRight(maria, TITLE);
}

async function sendBack(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await openPlace(ruth, 'Home');
  await page.getByRole('list', { name: 'Needs you' }).getByRole('link', { name: TITLE }).click();
  await looksRight(ruth, TITLE);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'ledger-october.csv' }).click();
  expect((await download).suggestedFilename()).toBe('ledger-october.csv');
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(page.getByText('Name at least one criterion that isn’t met yet.')).toBeVisible();
  const notMet = page.getByRole('group', { name: CRITERION }).getByLabel('Not met');
  await expect(notMet).toBeFocused();
  await expect(notMet).toHaveAccessibleDescription('Name at least one criterion that isn’t met yet.');
  await notMet.check();
  await page.getByLabel('What is missing').fill('The kiln repair has no receipt.');
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(page.getByText('In revision')).toBeVisible();
}

async function finish(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = maria;
  await expect(page.getByText('The kiln repair has no receipt.').first()).toBeVisible();
  await looksRight(maria, TITLE);
  await openForm(maria, 'deliver');
  await page.getByLabel('Link').fill('https://files.example/receipts/kiln');
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('You delivered this.')).toBeVisible();

  await expect(ruth.page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await ruth.page.getByLabel('A word with it').fill('Exactly what I needed.');
  await ruth.page.getByRole('button', { name: 'Approve' }).click();
  await expect(ruth.page.getByText('Approved').first()).toBeVisible();
  // what she had written when she sent it back was a draft of her own, and the page says so
  await expect(ruth.page.getByText('Somebody else was faster.')).toBeHidden();
  await looksRight(ruth, TITLE);
  await expect(page.getByText('Adeyemi Ceramics approved this. It is done.')).toBeVisible();
  await mailTo(maria.person.email, new RegExp(`pproved.*${TITLE}|${TITLE}.*pproved`));
  await page.goto('/inbox/done');
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
  await expectAccessible(page);
}

/** One click opens the report, the next one sends it: the owner sees it at once, and ending it is as easy. */
async function worry(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = maria;
  await openForm(maria, 'risk');
  await page.getByRole('button', { name: 'Report that time is short' }).click();
  await expect(page.getByText('I may not make the deadline.')).toBeVisible();
  await looksRight(maria, TITLE);
  await openPlace(ruth, 'Home');
  await expect(
    ruth.page.getByRole('list', { name: 'At risk' }).getByText('I may not make the deadline.'),
  ).toBeVisible();
  await expectAccessible(ruth.page);
  await page.getByRole('button', { name: 'It is no longer at risk' }).click();
  await expect(page.getByText('I may not make the deadline.')).toBeHidden();
  await expect(ruth.page.getByRole('list', { name: 'At risk' })).toBeHidden();
}

async function lookBack(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await openPlace(ruth, 'Home');
  await page.getByRole('link', { name: 'How letting go is going' }).click();
  await looksRight(ruth, 'Letting go');
  await expect(page.getByText('From one approved brief: too few to read much into.').first()).toBeVisible();
}

async function openForm({ page }: Seat, id: string): Promise<void> {
  const form = page.locator(`#${id}`);
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
}

/** @returns a date, as a date input holds it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
