import type { Pair } from '@/tests/support/agreements';
import { sign, signBoth } from '../support/agreeing';
import { checkCopy, flipped } from '../support/checking';
import { press, tick, type } from '../support/keyboard';
import { linkIn, mailTo } from '../support/mailbox';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const TITLE = /^Evaluation 1 with/;

test('two people look back: each writes unseen, they talk, change the agreement, sign, and anybody verifies the copy', {
  tag: '@both-ways',
}, async ({ seat }) => {
  test.setTimeout(300_000);
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await signBoth(ruth, maria);

  await test.step('the owner begins an evaluation and hands in hers', () => begin(ruth));
  await test.step('the assistant reads none of it, and hands in hers by keyboard', () => answer(maria));
  await test.step('both read what each wrote, and talk', () => talk(ruth, maria));
  await test.step('they change the agreement by an amendment', () => adjust(ruth, maria));
  await test.step('both sign, the assistant by keyboard', () => close(ruth, maria));
  await test.step('the copy is genuine, and a changed byte altered', () => verify(maria));
  await test.step('the owner pauses the work, which the assistant reads, and takes it up again', () =>
    pause(ruth, maria, pair));
});

async function begin(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.goto(new URL(page.url()).pathname.replace(/^(\/w\/[^/]+).*/, '$1/evaluations'));
  await looksRight(ruth, 'Evaluations');
  await page.getByRole('button', { name: 'Begin now' }).click();
  await expect(page.getByText('Neither reads the other before both are in.')).toBeVisible();
  await looksRight(ruth, TITLE);
  await page.getByLabel('How did it go, on the whole?').fill('The shop runs without me.');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('How did it go, on the whole?')).toHaveValue('The shop runs without me.');
  await page.getByLabel('And a mark, if you like').first().selectOption('4');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByText('Yours is in.')).toBeVisible();
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
  await ruth.page.getByLabel(/^Write to/).fill('Shall we look back more often?');
  await ruth.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(maria.page.getByText('Shall we look back more often?')).toBeVisible();
}

async function adjust(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByLabel('How often you evaluate').check();
  await page.getByLabel('In a sentence').fill('We look back every month from now on.');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByText('Say by when.')).toBeVisible();
  await page.getByLabel('Who sees to it').selectOption('owner');
  await page.getByLabel('By when').fill(inDays(30));
  await page.getByLabel('For a new cadence: months between evaluations').fill('1');
  await page.getByRole('button', { name: 'Write it down' }).click();
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
  await page.getByRole('link', { name: 'Read and sign' }).click();
  await looksRight(ruth, /^Sign evaluation 1/);
  await page.getByRole('checkbox').check();
  await page.getByLabel('Your name, as you sign it').fill(person.name);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(page.getByText('You have signed. It is done once')).toBeVisible();
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Your turn to sign: evaluation/)));
  await press(maria.page.getByRole('link', { name: 'Read and sign' }));
  await expect(maria.page.getByRole('heading', { level: 1 })).toHaveText(/^Sign evaluation 1/);
  await tick(maria.page.getByRole('checkbox'));
  await type(maria.page.getByLabel('Your name, as you sign it'), maria.person.name);
  await press(maria.page.getByRole('button', { name: 'Sign', exact: true }));
  await expect(maria.page.getByText('Both of you signed it')).toBeVisible();
  await looksRight(maria, TITLE);
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
