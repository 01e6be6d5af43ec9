import { readFile } from 'node:fs/promises';
import { givenManager, type TestWorkspace } from '@/tests/support/people';
import { givenAgreed } from '../support/agreeing';
import { asKnown } from '../support/letting-in';
import { LINE_IS_DOWN, lineOf } from '../support/line';
import { looksRight } from '../support/seeing';
import { expect, type Seat, type Seats, test } from '../support/test';
import { justWorked, minutesOfTheDay, recordTime, type Stretch } from '../support/worked-time';

test.use({ expectedProblems: LINE_IS_DOWN });

const NOTE = 'Answered the mail of the weekend';

test('time is recorded, handed in, sent back, approved, paid another way, disputed and settled', {
  tag: '@both-ways',
}, async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const tomas = await seat('tomas');
  const { workspace } = await givenAgreed(ruth, maria);

  const stretch = await test.step('the assistant records time, and not the same minutes twice', () =>
    writeDown(maria));
  await test.step('without scripts too', () => writeScriptless(maria, seat, stretch));
  await test.step('a timer continues over a reload, and keeps the week open', () => runTimer(maria));
  await test.step('the week is closed, taken back, and closed again; it waits', () => close(maria));
  await test.step('the owner sends it back with a reason', () => sendBack(ruth));
  await test.step('the assistant closes it again', () => closeAgain(maria));
  await test.step('the owner approves, and it is owed', () => approve(ruth));
  await test.step('the owner records what they sent, and nothing they typed is lost', () => record(ruth));
  await test.step('the assistant says that it hasn’t arrived, and why', () => dispute(maria));
  await test.step('the owner finds it on their home', () => hearOfDispute(ruth));
  await test.step('the assistant settles it, and both have the same statement', () => settle(maria, ruth));
  await test.step('each has the receipt, and the owner the totals of the year', () =>
    keepPapers(maria, ruth));
  await test.step('once there is a manager, the owner may let them approve time', () =>
    letManagers(ruth, tomas, workspace));
  await test.step('a device in another zone is asked about, once', () => readAbroad(maria, seat));
});

async function writeDown(maria: Seat): Promise<Stretch> {
  const { page } = maria;
  await minutesOfTheDay(4);
  const stretch = justWorked({ from: 4, until: 2 });
  await page.goto('/inbox');
  await page.getByRole('link', { name: 'Time', exact: true }).click();
  await looksRight(maria, 'Time');
  await recordTime(maria, stretch, NOTE);
  await expect(page.getByText(NOTE).first()).toBeVisible();
  await expect(page.getByText('2 min in all')).toBeVisible();
  await recordTime(maria, stretch, NOTE);
  const form = page.getByRole('form', { name: 'Record time' });
  await expect(form.getByText('You have already recorded')).toBeVisible();
  await expect(form.getByLabel('What it was for')).toHaveValue(NOTE);
  await looksRight(maria, 'Time');
  return stretch;
}

async function writeScriptless(maria: Seat, seat: Seats, stretch: Stretch): Promise<void> {
  const storageState = await maria.page.context().storageState();
  const { page } = await seat('maria', { isSignedIn: false, javaScriptEnabled: false, storageState });
  await page.goto(maria.page.url());
  await recordTime({ page }, stretch, NOTE);
  const form = page.getByRole('form', { name: 'Record time' });
  await expect(form.getByText('You have already recorded')).toBeVisible();
  await expect(form.getByLabel('What it was for')).toHaveValue(NOTE);
}

async function runTimer({ page }: Seat): Promise<void> {
  await page.goto('/inbox/time');
  await page.getByLabel('What are you starting on?').fill('The orders');
  await page.getByRole('button', { name: 'Start the timer' }).click();
  await expect(page.getByRole('link', { name: /^Time.*your timer is running/ })).toBeVisible();
  await expect(page.getByText('Running for Adeyemi Ceramics')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Running for Adeyemi Ceramics')).toBeVisible();
  await page.getByRole('button', { name: 'Close the week and hand it in' }).click();
  await expect(page.getByText('Your timer is still running')).toBeVisible();
  await stopWithoutLine(page);
  await page.getByRole('button', { name: 'Drop it, nothing was worked' }).click();
  await expect(page.getByRole('button', { name: 'Start the timer' })).toBeVisible();
}

/** Time that passes until the line is back isn't work: the moment of the press counts. */
async function stopWithoutLine(page: Seat['page']): Promise<void> {
  const line = await lineOf(page);
  await line.cut();
  await page.getByRole('button', { name: 'Stop the timer' }).click();
  await expect(page.getByLabel('Worked until')).toHaveValue(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  await line.restore();
}

async function close(maria: Seat): Promise<void> {
  const { page } = maria;
  await page.getByRole('button', { name: 'Close the week and hand it in' }).click();
  await expect(page.getByText('It waits for an answer')).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('You took it back')).toBeVisible();
  await page.getByRole('button', { name: 'Close the week and hand it in' }).click();
  await expect(page.getByText('It waits for an answer')).toBeVisible();
  await looksRight(maria, 'Time');
}

async function sendBack(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.goto('/start');
  await page.getByRole('link', { name: /Maria’s time/ }).click();
  await looksRight(ruth, /^Maria Santos, the week of/);
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(page.getByText('Say what isn’t right, so that it can be corrected.')).toBeVisible();
  await page.getByLabel('A word with it').fill('Which mail was it?');
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(page.getByRole('status').getByText('Sent back')).toBeVisible();
}

async function closeAgain({ page }: Seat): Promise<void> {
  await page.reload();
  await expect(page.getByText('Which mail was it?')).toBeVisible();
  await page.getByRole('button', { name: 'Close the week and hand it in' }).click();
  await expect(page.getByText('It waits for an answer')).toBeVisible();
}

async function approve(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.reload();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('status').getByText('It can’t be changed any more')).toBeVisible();
  await looksRight(ruth, /^Maria Santos, the week of/);
  await page.locator('main').getByRole('link', { name: 'Pay' }).click();
  await expect(page.getByText('USD 0.42').first()).toBeVisible();
  await looksRight(ruth, 'Pay');
  await page.getByRole('link', { name: 'Maria Santos' }).click();
  await looksRight(ruth, 'Maria Santos');
  await page.getByRole('link', { name: 'What did we agree?' }).first().click();
  await expect(page).toHaveURL(/#clause-pay$/);
  await page.goBack();
}

async function record(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByRole('link', { name: 'Record a payment' }).click();
  await looksRight(ruth, 'Record a payment to Maria Santos');
  await page.getByLabel('Reference').fill('T-2041');
  await page.getByLabel('What sending it cost you').fill('a little');
  // nobody’s first payment is taken to have gone one way
  await page.getByRole('button', { name: 'Record the payment' }).click();
  await expect(page.getByText('Choose how you sent it.')).toBeVisible();
  await page.getByLabel('How you sent it').selectOption('Wise');
  await page.getByRole('button', { name: 'Record the payment' }).click();
  await expect(page.getByText('Give an amount in USD')).toBeVisible();
  await expect(page.getByLabel('Reference')).toHaveValue('T-2041');
  await page.getByLabel('What sending it cost you').fill('0.10');
  await page.getByRole('button', { name: 'Record the payment' }).click();
  await expect(page.getByText('Not confirmed yet', { exact: true })).toBeVisible();
  await looksRight(ruth, 'Maria Santos');
}

async function dispute(maria: Seat): Promise<void> {
  const { page } = maria;
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: /^Did USD.0\.42 arrive\?/ })).toBeVisible();
  await page.getByRole('link', { name: 'Earnings' }).click();
  await expect(page.getByText('A payment to confirm')).toBeVisible();
  await looksRight(maria, 'Earnings');
  await page.getByRole('link', { name: 'Adeyemi Ceramics' }).click();
  await looksRight(maria, 'Adeyemi Ceramics');
  await page.getByRole('button', { name: 'It hasn’t' }).click();
  await expect(page.getByText('Say what isn’t right: has nothing come, or less?')).toBeVisible();
  await page.getByLabel('A word with it').fill('Nothing has come.');
  await page.getByRole('button', { name: 'It hasn’t' }).click();
  await expect(page.getByRole('status').getByText('Disputed')).toBeVisible();
}

async function hearOfDispute(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.goto('/start');
  await page.getByRole('link', { name: /Maria hasn’t got USD 0.42/ }).click();
  await expect(page).toHaveURL(/\/pay\//);
  await expect(page.getByText('Nothing has come.')).toBeVisible();
}

async function settle(maria: Seat, ruth: Seat): Promise<void> {
  const { page } = maria;
  const settles = page.getByRole('button', { name: 'Settle it' });
  await expect(settles).toBeHidden();
  await page.getByText('It has arrived after all', { exact: true }).click();
  await expect(page.getByText('That is final: you can’t dispute it again.')).toBeVisible();
  await settles.click();
  await expect(page.getByRole('status').getByText('Settled')).toBeVisible();
  await expect(page.getByText('Nothing is owed.')).toBeVisible();
  await looksRight(maria, 'Adeyemi Ceramics');
  await ruth.page.reload();
  await expect(ruth.page.getByText('Settled').first()).toBeVisible();
  await ruth.page.getByRole('link', { name: 'The whole statement' }).click();
  await looksRight(ruth, 'Maria Santos');
  expect(await statementOf(ruth)).toBe(await statementOf(maria));
}

async function giveAdvance(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByText('An advance, taken back out of later pay').click();
  const form = page.getByRole('form', { name: 'Give an advance' });
  await form.getByLabel('Advance', { exact: true }).fill('20');
  await form.getByLabel('Taken back on a pay day, at most').fill('25');
  await form.getByLabel('What it is for').fill('a better chair');
  await form.getByRole('button', { name: 'Add the advance' }).click();
  await expect(form.getByText('No more can be taken back of a pay day than was given.')).toBeVisible();
  await form.getByLabel('Taken back on a pay day, at most').fill('5');
  await form.getByRole('button', { name: 'Add the advance' }).click();
  await expect(page.getByText('will be taken back once it has been paid')).toBeVisible();
  await looksRight(ruth, 'Maria Santos');
}

/** Their own browser, taken to Lisbon. */
async function readAbroad(maria: Seat, seat: Seats): Promise<void> {
  const storageState = await maria.page.context().storageState();
  const abroad = await seat('maria', { isSignedIn: false, storageState, timezoneId: 'Europe/Lisbon' });
  const { page } = abroad;
  await page.goto('/inbox');
  const asked = page.getByText('Your device is in Europe/Lisbon; your times here are in Asia/Manila.');
  await expect(asked).toBeVisible();
  await looksRight(abroad, 'Inbox');
  await page.getByRole('button', { name: 'Keep Manila' }).click();
  await expect(asked).toBeHidden();
  await page.goto('/inbox/earnings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Earnings');
  await expect(asked).toBeHidden();
}

async function keepPapers(maria: Seat, ruth: Seat): Promise<void> {
  for (const seat of [maria, ruth]) {
    await seat.page.getByRole('link', { name: 'Talk about this payment' }).click();
    await seat.page.getByRole('link', { name: 'Receipt as PDF' }).waitFor();
    expect((await saved(seat, 'Receipt as PDF')).subarray(0, 5).toString()).toBe('%PDF-');
  }
  const { page } = ruth;
  await page.locator('main').getByRole('link', { name: 'Statement', exact: true }).click();
  await giveAdvance(ruth);
  await page.locator('main').getByRole('link', { name: 'Pay', exact: true }).click();
  await page.getByRole('link', { name: 'Totals by year' }).click();
  await expect(page.getByRole('row', { name: /^Maria Santos USD 0\.42 USD 0\.42 USD 0\.10/ })).toBeVisible();
  await looksRight(ruth, 'Totals by year');
}

async function letManagers({ page }: Seat, tomas: Seat, workspace: TestWorkspace): Promise<void> {
  const choice = page.getByLabel('Managers may approve time and send it back');
  await page.goto(`/w/${workspace.slug}/pay`);
  await expect(page.getByRole('heading', { name: 'Owed' })).toBeVisible();
  await expect(choice).toBeHidden();
  await givenManager(workspace, await asKnown(tomas.page, tomas.person));
  await page.reload();
  await choice.check();
  await page.getByRole('button', { name: 'Save who approves time' }).click();
  await expect(page.getByText('✓ Saved')).toBeVisible();
  await expect(choice).toBeChecked();
}

async function saved({ page }: Seat, link: string | RegExp): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return readFile(await (await downloading).path());
}

async function statementOf(seat: Seat): Promise<string> {
  const file = (await saved(seat, /as CSV$/)).toString('utf8');
  expect(file).toContain('-0.42,0.00');
  return file;
}
