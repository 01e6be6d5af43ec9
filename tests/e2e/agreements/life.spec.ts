import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sign } from '../support/agreeing';
import { checkCopy, flipped } from '../support/checking';
import { drawSignature } from '../support/drawing';
import { linkIn, mailsTo, mailTo } from '../support/mailbox';
import { givenProposedAgreement } from '../support/proposing';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const TITLE = /^Agreement between/;
const HOURS = 'Working hours and time zones';
const OLD = 'Each of us takes the holidays of our own country';
const NEW = 'Each of us takes the feasts of our own country';

test('an agreement goes from its proposal to its end, and both hold the same copy of each version', {
  tag: '@exchanged-by-hand',
}, async ({ seat }) => {
  const { ruth, maria } = await givenProposedAgreement(seat);

  await test.step('the assistant comments and proposes other wording', () => counter(maria));
  await test.step('the owner takes it into a new version, and both compare', () => takeOver(ruth, maria));
  await test.step('the owner signs by hand', () => signByHand(ruth));
  await test.step('the assistant signs by name', () => countersign(maria));
  const first = await test.step('both download the same bytes', () => downloadByBoth(ruth, maria));
  await test.step('anybody can verify it as genuine, and as altered once a byte is changed', async () => {
    await check(maria, first, 'Genuine');
    await check(maria, flipped(first), 'Altered');
  });
  await test.step('the owner amends the rate, and both sign again', () => amend(ruth, maria));
  const second = await test.step('both download the amended copy', () => downloadByBoth(ruth, maria));
  await test.step('the old copy is superseded, the new one genuine', async () => {
    await check(ruth, first, 'Genuine, and superseded');
    await check(ruth, second, 'Genuine');
  });
  await test.step('the assistant lists the access they were given', () => noteAnAccount(maria));
  await test.step('the assistant gives notice, and both see its last day', () => giveNotice(ruth, maria));
  await test.step('both hand back by one list, and say that it is done', () => handBack(ruth, maria));
  await test.step('access ends with it, and both keep what they signed', () => keepTheRecord(ruth, maria));
});

async function counter(maria: Seat): Promise<void> {
  const { page } = maria;
  await page.locator('#clause-hours').getByRole('link', { name: HOURS }).click();
  await page.getByLabel('Your comment on this clause').fill('Ours are called feasts. Is that the same?');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(page.getByText('Ours are called feasts.')).toBeVisible();
  await page.locator('summary', { hasText: 'Propose other wording' }).click();
  const field = page.getByLabel('How the clause should read');
  await field.fill((await field.inputValue()).replace(OLD, NEW));
  await page.getByLabel('Why', { exact: true }).fill('That is our word for it.');
  await page.getByRole('button', { name: 'Propose this wording' }).click();
  await expect(page.getByText('proposes this wording')).toBeVisible();
  await looksRight(maria, TITLE);
}

async function takeOver(ruth: Seat, maria: Seat): Promise<void> {
  await ruth.page.goto(linkIn(await mailTo(ruth.person.email, /proposes other wording/)));
  await ruth.page.getByRole('button', { name: 'Take this wording' }).click();
  await expect(ruth.page.getByText('Version 2 is being written')).toBeVisible();
  await ruth.page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Changed, to read and sign/)));
  for (const reader of [ruth, maria]) {
    await reader.page.getByRole('link', { name: 'What changed since version 1' }).click();
    await looksRight(reader, 'What changed from version 1 to version 2');
    await expect(reader.page.locator('#clause-hours ins')).toContainText('feasts');
    await reader.page.getByRole('link', { name: 'The agreement', exact: true }).click();
    await looksRight(reader, TITLE);
  }
}

async function signByHand(ruth: Seat): Promise<void> {
  const { page, person } = ruth;
  await page.getByRole('link', { name: 'Read and sign' }).click();
  await looksRight(ruth, TITLE);
  await page.getByRole('checkbox').check();
  await page.getByLabel('Your name, as you sign it').fill(person.name);
  await drawSignature(page);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
  await expect(page.getByRole('img', { name: /^Signature drawn by/ })).toBeVisible();
}

async function countersign(maria: Seat): Promise<void> {
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Ruth Adeyemi has signed, your turn/)));
  await sign(maria);
  await looksRight(maria, TITLE);
}

/** @returns the one file that both downloaded, that the mail brought to both, and whose hash both pages show. */
async function downloadByBoth(ruth: Seat, maria: Seat): Promise<Buffer> {
  const files: Buffer[] = [];
  for (const side of [ruth, maria]) {
    const { page, person } = side;
    const { message } = await mailTo(person.email, /^In force/);
    await page.reload();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the PDF' }).click();
    const file = await readFile(await (await download).path());
    const attached = Buffer.from(message.attachments[0]?.content ?? '', 'base64');
    expect(sha256(attached)).toBe(sha256(file));
    await expect(page.getByText(sha256(file))).toBeVisible();
    await looksRight(side, TITLE);
    files.push(file);
  }
  const [owners = Buffer.of(), assistants = Buffer.of()] = files;
  expect(sha256(owners)).toBe(sha256(assistants));
  return owners;
}

/** Checks a file at /verify, and returns to the page before. */
async function check(seat: Seat, file: Buffer, title: string): Promise<void> {
  const { page } = seat;
  const before = page.url();
  await page.goto('/verify');
  await checkCopy(page, 'copy.pdf', file);
  await expect(page.getByRole('status').getByText(title, { exact: true })).toBeVisible();
  await expect(page.getByRole('status')).toContainText(sha256(file));
  await looksRight(seat, 'Check a copy');
  await page.goto(before);
}

async function amend(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = ruth;
  const known = await mailsTo(maria.person.email);
  await page.getByRole('button', { name: 'Amend' }).click();
  await page.getByLabel('Pay per hour').fill('14.00');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
  await expect(page.getByText('An amendment that only your side sees')).toBeVisible();
  await looksRight(ruth, TITLE);
  await page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
  await expect(page.getByText('has been asked to read and sign the amendment')).toBeVisible();
  await sign(ruth);
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Amendment/, known)));
  await looksRight(maria, TITLE);
  await sign(maria);
  for (const { person } of [ruth, maria]) {
    const inForce = await mailsTo(person.email);
    if (inForce.filter(({ message }) => /^In force/.test(message.subject)).length < 2) {
      await mailTo(person.email, /^In force/, inForce);
    }
  }
}

/** While the two work together, long before anybody thinks of its end. */
async function noteAnAccount(maria: Seat): Promise<void> {
  const { page } = maria;
  const before = page.url();
  await page.goto('/inbox/businesses');
  await page.getByRole('list', { name: 'Businesses' }).getByRole('link').first().click();
  await page.getByLabel('An account or a tool').fill('Shopify, password: kiln77');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('A password is never written down here.')).toBeVisible();
  await page.getByLabel('An account or a tool').fill('Shopify');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('Shopify', { exact: true })).toBeVisible();
  await looksRight(maria, /\S/);
  await page.goto(before);
}

async function giveNotice(ruth: Seat, maria: Seat): Promise<void> {
  const { page, person } = maria;
  await page.getByRole('link', { name: 'Give notice' }).click();
  await looksRight(maria, 'Give notice');
  await page.getByRole('button', { name: 'Give notice' }).click();
  await expect(page.getByRole('checkbox')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Why?').fill('I am going back to university.');
  await page.getByRole('checkbox').check();
  const label = await page
    .getByRole('checkbox')
    .evaluate((box) => (box instanceof HTMLInputElement ? box.labels?.[0]?.textContent : null));
  const lastDay = /ends at (the end of .+)\.$/.exec(label?.trim() ?? '')?.[1];
  expect(lastDay, 'the page says the last day').toBeTruthy();
  await page.getByRole('button', { name: 'Give notice' }).click();
  await expect(page.getByText(`You have given notice. It ends at ${lastDay}`)).toBeVisible();
  await looksRight(maria, TITLE);

  await ruth.page.goto(linkIn(await mailTo(ruth.person.email, /has given notice, it ends on/)));
  await expect(ruth.page.getByText(`${person.name} has given notice.`)).toBeVisible();
  await looksRight(ruth, /^The end of the work with/);
}

async function handBack(ruth: Seat, maria: Seat): Promise<void> {
  const theirs = maria.page;
  await theirs.goto(linkIn(await mailTo(maria.person.email, /^You have given notice/)));
  await expect(theirs.getByText(/^The last day is/)).toBeVisible();
  await expect(theirs.getByText('Shopify', { exact: true })).toBeVisible();
  await looksRight(maria, /^The end of the work with/);
  await theirs.getByRole('button', { name: 'All is handed back' }).click();
  await expect(theirs.getByText('You have said that all is handed back.')).toBeVisible();

  const { page } = ruth;
  await page.goto(linkIn(await mailTo(ruth.person.email, /has handed everything back$/)));
  await page.getByRole('button', { name: 'Mark as closed' }).click();
  await expect(page.getByText(`Closed by ${ruth.person.name}`)).toBeVisible();
  await looksRight(ruth, /^The end of the work with/);
  await page.getByRole('button', { name: 'All is handed back: end the work' }).click();
  await expect(page.getByText(/^It ended/)).toBeVisible();
  await looksRight(ruth, /^Your work with .+ has ended$/);
}

async function keepTheRecord(ruth: Seat, maria: Seat): Promise<void> {
  const { page, person } = maria;
  await page.goto(linkIn(await mailTo(person.email, /^Your work with .+ has ended$/)));
  await looksRight(maria, /^Your work with .+ has ended$/);
  await page.getByRole('list', { name: 'Agreements' }).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Download the PDF' })).toBeVisible();
  await page.goto('/inbox/businesses');
  await expect(page.getByRole('list', { name: 'You have worked for' })).toBeVisible();
  await looksRight(maria, 'Businesses');

  await ruth.page.getByRole('link', { name: person.name }).first().click();
  await expect(ruth.page.getByRole('link', { name: 'How it ended, and what stays' })).toBeVisible();
  await looksRight(ruth, person.name);
}

function sha256(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}
