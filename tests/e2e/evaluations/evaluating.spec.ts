import { readFile } from 'node:fs/promises';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Pair } from '@/tests/support/agreements';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenAgreed, sign } from '../support/agreeing';
import { checkCopy, flipped } from '../support/checking';
import { choose, pick, press, tick, type, typeDate } from '../support/keyboard';
import { linkIn, mailTo } from '../support/mailbox';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const TITLE = /^Evaluation 1 with/;
const MARK = '4: Better than agreed';
const GIVEN = 'Receipts older than two weeks are listed as missing.';

test('two people evaluate: each writes unseen, they talk, change the agreement, sign, and anybody verifies the copy', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);

  await test.step('the owner begins an evaluation and hands in hers by keyboard', () => begin(ruth, pair));
  await test.step('the assistant can read none of it, and hands in hers by keyboard', () => answer(maria));
  await test.step('both read what each wrote, and talk', () => talk(ruth, maria));
  const playbook = await test.step('they agree on a given, by keyboard', () => given(ruth, pair));
  await test.step('they change the agreement by an amendment', () => adjust(ruth, maria));
  await test.step('both sign by keyboard', () => close(ruth, maria));
  await test.step('the next brief already has the given', () => nextBrief(ruth, maria, playbook));
  await test.step('the copy is genuine, and altered once a byte is changed', () => verify(maria));
  await test.step('the assistant takes her reference along, which is genuine', () => reference(maria, pair));
  await test.step('the owner leaves the business out of references, and the assistant sees it', () =>
    leaveOut(ruth, maria, pair));
  await test.step('the owner pauses the work, the assistant reads it, and the owner resumes', () =>
    pause(ruth, maria, pair));
});

async function begin(ruth: Seat, { workspace }: Pair): Promise<void> {
  const { page } = ruth;
  await page.goto(`/w/${workspace.slug}/evaluations`);
  await looksRight(ruth, 'Evaluations');
  await press(page.getByRole('button', { name: 'Begin now' }));
  await expect(
    page.getByText(/Neither reads the other before both are in, or that day is over\.$/),
  ).toBeVisible();
  await looksRight(ruth, TITLE);
  await type(page.getByLabel('How did it go, on the whole?'), 'The shop runs without me.');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('How did it go, on the whole?')).toHaveValue('The shop runs without me.');
  await pick(page.getByLabel('And a mark, if you like').first(), MARK);
  await press(page.getByRole('button', { name: 'Hand in' }));
  await expect(page.getByRole('status').getByText('Yours is in.')).toBeVisible();
}

async function answer(maria: Seat): Promise<void> {
  const { page } = maria;
  await page.goto(linkIn(await mailTo(maria.person.email, /^Evaluation with/)));
  await looksRight(maria, TITLE);
  await expect(page.getByText('The shop runs without me.')).toBeHidden();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByText('Say how it went on the whole, in your own words.')).toBeVisible();
  await type(page.getByLabel('How did it go, on the whole?'), 'I like it here.');
  await press(page.getByRole('button', { name: 'Hand in' }));
  await expect(page.getByText('The shop runs without me.')).toBeVisible();
  await expect(page.getByText('4 of 5: better than agreed')).toBeVisible();
  await looksRight(maria, TITLE);
}

async function talk(ruth: Seat, maria: Seat): Promise<void> {
  await ruth.page.reload();
  await expect(ruth.page.getByText('I like it here.')).toBeVisible();
  await type(ruth.page.getByLabel(/^Write to/), 'Shall we look back more often?');
  await press(ruth.page.getByRole('button', { name: 'Send', exact: true }));
  await expect(maria.page.getByText('Shall we look back more often?')).toBeVisible();
}

/** @returns the address of the playbook it was added to. */
async function given({ page }: Seat, pair: Pair): Promise<string> {
  const { name } = await givenPlaybook(pair);
  const evaluation = page.url();
  await page.reload();
  await choose(page.getByLabel('What goes without saying'));
  await type(page.getByLabel('In a sentence'), GIVEN);
  await pick(page.getByLabel('Who sees to it'), pair.assistant.name);
  await typeDate(page.getByLabel('By when'), inDays(30));
  await pick(page.getByLabel('The playbook that it goes into'), name);
  await press(page.getByRole('button', { name: 'Record it' }));
  await press(page.getByRole('button', { name: 'Put it into the playbook' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText(GIVEN).first()).toBeVisible();
  const playbook = page.url();
  await page.goto(evaluation);
  await expect(page.getByRole('link', { name: 'It is a given of a playbook' })).toBeVisible();
  return playbook;
}

async function adjust(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByLabel('How often you evaluate').check();
  await page.getByLabel('In a sentence').fill('We look back every month from now on.');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('Say by when.')).toBeVisible();
  await page.getByLabel('Who sees to it').selectOption('owner');
  await page.getByLabel('By when').fill(inDays(30));
  await page.getByLabel('Months between evaluations').fill('1');
  await expect(page.getByLabel('The new rate', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.locator('#changes').getByText('We look back every month from now on.')).toBeVisible();
  await looksRight(ruth, TITLE);
  const evaluation = page.url();
  await page.getByRole('button', { name: 'Write the amendment' }).click();
  await expect(page.getByLabel('Evaluate every')).toHaveValue('1');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
  await page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
  await sign(ruth);
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Amendment/)));
  await sign(maria);
  await page.goto(evaluation);
  await expect(page.getByRole('link', { name: 'An amendment was begun' })).toBeVisible();
}

async function close(ruth: Seat, maria: Seat): Promise<void> {
  const { page, person } = ruth;
  await press(page.getByRole('link', { name: 'Read and sign' }));
  await looksRight(ruth, /^Sign evaluation 1/);
  await expect(page.getByRole('heading', { name: 'The facts' })).toBeVisible();
  await tick(page.getByRole('checkbox'));
  await type(page.getByLabel('Your name, as you sign it'), person.name);
  await press(page.getByRole('button', { name: 'Sign', exact: true }));
  await expect(page.getByText('You have signed. It is done once')).toBeVisible();
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Your turn to sign, by .+: evaluation/)));
  await press(maria.page.getByRole('link', { name: 'Read and sign' }));
  await expect(maria.page.getByRole('heading', { level: 1 })).toHaveText(/^Sign evaluation 1/);
  await tick(maria.page.getByRole('checkbox'));
  await type(maria.page.getByLabel('Your name, as you sign it'), maria.person.name);
  await press(maria.page.getByRole('button', { name: 'Sign', exact: true }));
  await expect(maria.page.getByText('Both of you signed it')).toBeVisible();
  await looksRight(maria, TITLE);
}

async function nextBrief(ruth: Seat, maria: Seat, playbook: string): Promise<void> {
  await ruth.page.goto(playbook);
  await press(ruth.page.getByRole('main').getByRole('link', { name: 'Hand over', exact: true }));
  await press(ruth.page.getByRole('button', { name: 'Hand over', exact: true }));
  await expect(ruth.page.getByRole('heading', { level: 1 })).toHaveText(/^Books of /);
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /Books of/)));
  await expect(maria.page.getByText(GIVEN).first()).toBeVisible();
}

async function reference(maria: Seat, { workspace }: Pair): Promise<void> {
  const { page } = maria;
  await page.goto('/inbox/evaluations');
  await press(page.getByRole('link', { name: 'Your reference' }));
  await looksRight(maria, 'Your reference');
  await press(page.getByRole('button', { name: 'Make the file' }));
  const file = page.getByRole('link', { name: /^reference-/ });
  // it may be sealed before anybody can read that it is being sealed
  await expect(page.getByText('being sealed').or(file)).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(file).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText(`of ${workspace.name}`)).toBeVisible();
  await looksRight(maria, 'Your reference');
  const saving = page.waitForEvent('download');
  await file.click();
  const bytes = await readFile(await (await saving).path());
  await page.goto('/verify');
  await checkCopy(page, 'reference.pdf', bytes);
  await expect(page.getByRole('status').getByText('This is a sealed reference')).toBeVisible();
}

async function leaveOut(ruth: Seat, maria: Seat, { workspace }: Pair): Promise<void> {
  const { page } = ruth;
  await page.goto(`/w/${workspace.slug}/assistants`);
  await looksRight(ruth, 'Assistants');
  const choice = page.getByRole('form', { name: 'In their references' });
  await choice.getByRole('checkbox').uncheck();
  await choice.getByRole('button', { name: 'Save the choice about references' }).click();
  await expect(async () => {
    await maria.page.goto('/inbox/reference');
    await expect(maria.page.getByText('Left out by an owner')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await press(maria.page.getByRole('button', { name: 'Make the file' }));
  await expect(maria.page.getByText('There is nothing to put into it')).toBeVisible();
  await looksRight(maria, 'Your reference');
}

async function pause(ruth: Seat, maria: Seat, { workspace, engagementId }: Pair): Promise<void> {
  const { page } = ruth;
  await page.goto(`/w/${workspace.slug}/assistants/${engagementId}`);
  await page.getByText('Pause the work').click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('Say why, so that the other side knows.')).toBeVisible();
  await page.getByLabel('Why').fill('The kiln is being rebuilt.');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText(/^You have paused the work/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Write a brief' })).toBeHidden();
  await looksRight(ruth, maria.person.name);
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /has paused the work with you$/)));
  await expect(maria.page.getByText('“The kiln is being rebuilt.”')).toBeVisible();
  await expect(maria.page.getByRole('button', { name: 'Take it up again' })).toBeHidden();
  await looksRight(maria, workspace.name);
  await page.goto(addresses.newBrief(workspace.slug, engagementId));
  await expect(page.getByText(/is paused\. Save this as a draft/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand over' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Save as a draft' })).toBeVisible();
  await looksRight(ruth, 'A new brief');
  await page.getByRole('link', { name: 'Resume the work' }).click();
  await press(page.getByRole('button', { name: 'Take it up again' }));
  await expect(page.getByRole('link', { name: 'Write a brief' })).toBeVisible();
}

async function verify(maria: Seat): Promise<void> {
  const { message } = await mailTo(maria.person.email, /^Your copy: evaluation/);
  const copy = Buffer.from(message.attachments[0]?.content ?? '', 'base64');
  for (const [file, title] of [
    [copy, 'Genuine'],
    [flipped(copy), 'Altered'],
  ] as const) {
    await maria.page.goto('/verify');
    await checkCopy(maria.page, 'copy.pdf', file);
    await expect(maria.page.getByRole('status').getByText(title, { exact: true })).toBeVisible();
  }
}

/** @returns a date, as a date input holds it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
