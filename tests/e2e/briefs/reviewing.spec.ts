import { expectAccessible } from '../support/accessible';
import { givenBriefInProgress } from '../support/handing-over';
import { looksRight } from '../support/seeing';
import { expect, type Seat, type Seats, test } from '../support/test';

const TITLE = 'Pictures for the spring catalogue';
const [WHITE, LARGE, NAMED] = ['White background', 'At least 3000 pixels wide', 'Each row names its picture'];
const DELIVERABLES = [
  { title: 'Cut-out pictures', criteria: [WHITE, LARGE] },
  { title: 'A list of the pieces', criteria: [NAMED] },
];

test('a brief is delivered, sent back and approved criterion by criterion', {
  tag: '@exchanged-by-hand',
}, async ({ seat }) => {
  const { ruth, maria } = await givenBriefInProgress(seat, { title: TITLE, deliverables: DELIVERABLES });

  await test.step('the assistant delivers, and says which criteria are met and how', () => deliver(maria));
  await test.step('the owner can’t approve what they marked as not met', () => markUnmet(ruth));
  await test.step('the owner sends it back with a reason; the rest counts as met so far', () =>
    sendBack(ruth));
  await test.step('the assistant sees what wasn’t met first, and delivers again', () => deliverAgain(maria));
  await test.step('without scripts the owner sends it back once more', () => sendBackScriptless(ruth, seat));
  await test.step('the assistant delivers a third time, and the owner approves', () => finish(ruth, maria));
});

async function deliver({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  const pictures = page.getByRole('group', { name: 'Cut-out pictures', exact: true });
  await pictures.getByLabel('Link').fill('https://files.example/pictures');
  await expect(pictures.getByLabel('How, if it isn’t plain to see')).toHaveCount(2);
  await expect(pictures.getByLabel('How, if it isn’t plain to see').first()).toBeHidden();
  await pictures.getByLabel(WHITE).check();
  await pictures.getByLabel('How, if it isn’t plain to see').first().fill('Pure #ffffff, measured.');
  await pictures.getByLabel(LARGE).check();
  await expectAccessible(page);
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('You delivered this.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByText('Marked as met: Pure #ffffff, measured.')).toBeVisible();
}

async function markUnmet({ page }: Seat): Promise<void> {
  await page.reload();
  await looksRight({ page }, TITLE);
  const white = page.getByRole('group', { name: WHITE });
  await expect(white.getByText('Marked as met: Pure #ffffff, measured.')).toBeVisible();
  await white.getByLabel('Met', { exact: true }).check();
  const named = page.getByRole('group', { name: NAMED });
  await named.getByLabel('Not met').check();
  await page.getByLabel('A word with it').fill('Nearly there.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(named.getByText('You marked this as not met.')).toBeVisible();
  await expectAccessible(page);
}

async function sendBack({ page }: Seat): Promise<void> {
  const named = page.getByRole('group', { name: NAMED });
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(named.getByText('Say what is missing.')).toBeVisible();
  await expect(page.getByLabel('A word with it')).toHaveValue('Nearly there.');
  await expect(page.getByRole('group', { name: WHITE }).getByLabel('Met', { exact: true })).toBeChecked();
  await named.getByLabel('What is missing').fill('There is no list at all.');
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(page.getByText('In revision')).toBeVisible();
  await expect(page.getByText('Met so far')).toHaveCount(2);
  await looksRight({ page }, TITLE);
}

async function deliverAgain({ page }: Seat): Promise<void> {
  await expect(page.getByText('There is no list at all.').first()).toBeVisible();
  await looksRight({ page }, TITLE);
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  const list = page.getByRole('group', { name: 'A list of the pieces', exact: true });
  await expect(list.getByText('Not met last time: There is no list at all.')).toBeVisible();
  await list.getByLabel('Files').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('piece,picture\n1,1.png\n'),
  });
  await list.getByLabel(NAMED).check();
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('You delivered this.')).toBeVisible();
}

async function sendBackScriptless(ruth: Seat, seat: Seats): Promise<void> {
  const storageState = await ruth.page.context().storageState();
  const { page } = await seat('ruth', { isSignedIn: false, javaScriptEnabled: false, storageState });
  await page.goto(ruth.page.url());
  await expect(page.getByRole('heading', { level: 4 }).first()).toHaveText('A list of the pieces');
  await expect(page.getByText('Not met last time: There is no list at all.')).toBeVisible();
  await expect(page.getByRole('group', { name: LARGE }).getByLabel('Met', { exact: true })).toBeChecked();
  const named = page.getByRole('group', { name: NAMED });
  await named.getByLabel('Not met').check();
  await named.getByLabel('What is missing').fill('Piece 2 is not on it.');
  await page.getByLabel('A word with it').fill('One row short.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(named.getByText('You marked this as not met.')).toBeVisible();
  await expect(page.getByLabel('A word with it')).toHaveValue('One row short.');
  await expect(named.getByLabel('What is missing')).toHaveValue('Piece 2 is not on it.');
  await page.getByRole('button', { name: 'Send back' }).click();
  await expect(page.getByText('In revision')).toBeVisible();
}

async function finish(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = maria;
  await expect(page.getByText('Piece 2 is not on it.').first()).toBeVisible();
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  const list = page.getByRole('group', { name: 'A list of the pieces', exact: true });
  await list.getByLabel('Files').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('piece,picture\n1,1.png\n2,2.png\n'),
  });
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('You delivered this.')).toBeVisible();

  await expect(ruth.page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await expect(ruth.page.getByText('changed since last time')).toBeVisible();
  await looksRight(ruth, TITLE);
  await ruth.page.getByRole('button', { name: 'Approve' }).click();
  await expect(ruth.page.getByText('Approved').first()).toBeVisible();
}
