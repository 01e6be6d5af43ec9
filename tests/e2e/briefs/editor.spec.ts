import type { Locator, Page } from 'playwright/test';
import { dayInWords } from '@/lib/platform/time/format';
import { clocksForward, daysFrom } from '@/tests/support/due-days';
import { expectAccessible } from '../support/accessible';
import { sealedCopy, signBoth } from '../support/agreeing';
import { givenFilm, MEGABYTE, percent, piecesOf } from '../support/films';
import { LINE_IS_DOWN, lineOf } from '../support/line';
import { linkIn, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { expect, type Seat, test } from '../support/test';

const SAVED = /^Saved \d\d:\d\d$/;
const TITLE = 'Product photos for the spring catalogue';
/** 240 × 160 pixels of clay. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAMAAAAFBRFXAAAAA1BMVEXMZjOzuP/JAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAPElEQVR4nO3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADoYJagAAF81AWkAAAAAElFTkSuQmCC';

test.describe('writing a brief', () => {
  // the browser itself reports every request that a lost connection breaks
  test.use({ expectedProblems: LINE_IS_DOWN });

  test(
    'with every field, pictures and files, a lost connection and a second tab, loses nothing',
    { tag: '@exchanged-by-hand' },
    async ({ seat }, testInfo) => {
      const ruth = await seat('ruth', { isSignedIn: false });
      const maria = await seat('maria', { isSignedIn: false });
      await test.step('both have agreed', async () => {
        await signBoth(ruth, maria);
        await sealedCopy(maria);
      });
      await test.step('every field is filled in, and it saves itself', () => writeAll(ruth));
      await test.step('a picture is pasted, files are dropped and chosen', () => putFilesIn(ruth));
      await test.step('a lost connection loses neither words nor files', () => loseConnection(ruth));
      await test.step('a film continues after the line was cut, and the hand-over waits for it', () =>
        cutLine(ruth, testInfo.outputPath('firing.mov')));
      await test.step('two tabs at once: the second is told what changed', () => inTwoTabs(ruth));
      await test.step('it is handed over, and the assistant reads all of it', () => handOver(ruth, maria));
    },
  );

  test('by keyboard alone: rows, a file and the draft’s saving', async ({ owner, seat }) => {
    const { page } = owner;
    await meet(owner, await seat('maria', { isSignedIn: false }));
    await page.goto(page.url().replace(/\/assistants\/.*/, '/briefs/new'));
    await press(page.getByRole('button', { name: 'Name a decision to be asked about first' }));
    await page.getByLabel('Ask me first about 1').press('x');
    await press(page.getByRole('button', { name: 'Agree on a check-in' }));
    await expect(page.getByRole('group', { name: 'Check-in 1' })).toBeVisible();
    await page.getByLabel('Title').focus();
    await page.keyboard.type('By keyboard');
    await expect(page.getByText(SAVED)).toBeVisible();
    const chooser = page.waitForEvent('filechooser');
    await press(page.getByLabel('Add files'));
    await (await chooser).setFiles({ name: 'pieces.txt', mimeType: 'text/plain', buffer: Buffer.from('24') });
    await expect(page.getByRole('checkbox', { name: 'pieces.txt' })).toBeChecked();
    await page.getByRole('checkbox', { name: 'pieces.txt' }).press('Space');
    await expect(page.getByRole('checkbox', { name: 'pieces.txt' })).not.toBeChecked();
    await page.getByLabel('Title').press('Enter');
    await expect(
      page.getByText('Nobody but your side sees it until you hand it over.').first(),
    ).toBeVisible();
    await expect(page.getByLabel('Ask me first about 1')).toHaveValue('x');
    await expect(page.getByRole('checkbox', { name: 'pieces.txt' })).not.toBeChecked();
    await expectAccessible(page);
  });

  test('works before scripts have loaded, with a file and one more row', async ({ owner, seat }) => {
    const { page } = owner;
    await meet(owner, await seat('maria', { isSignedIn: false }));
    const address = page.url().replace(/\/assistants\/.*/, '/briefs/new');
    const state = await page.context().storageState();
    const plain = await seat('ruth', { isSignedIn: false, javaScriptEnabled: false, storageState: state });
    await plain.page.goto(address);
    await plain.page.getByLabel('Title').fill(TITLE);
    await plain.page.getByRole('button', { name: 'Agree on a check-in' }).click();
    await expect(plain.page.getByText('There is one more row now.').filter({ visible: true })).toHaveCount(1);
    await plain.page.getByLabel('What you will look at').fill('The first three');
    await plain.page
      .getByLabel('Add files')
      .setInputFiles({ name: 'pieces.txt', mimeType: 'text/plain', buffer: Buffer.from('24 pieces') });
    await plain.page.getByRole('button', { name: 'Save as a draft' }).click();
    await expect(plain.page.getByText('Saved. Nobody but your side sees it')).toBeVisible();
    await expect(plain.page.getByRole('checkbox', { name: 'pieces.txt' })).toBeChecked();
    await expect(plain.page.getByLabel('What you will look at')).toHaveValue('The first three');
  });
});

async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

async function writeAll(ruth: Seat): Promise<void> {
  const { page } = ruth;
  const forward = clocksForward('America/Chicago');
  const [monday, friday] = [daysFrom(forward, { days: -13 }), daysFrom(forward, { days: -9 })];
  const inWords = (day: string) => dayInWords(day, new Date()).replaceAll(/\s/g, ' ');
  await page.getByRole('link', { name: 'Hand over a brief' }).first().click();
  await page.waitForURL(/\/edit\?new/);
  await page.getByLabel('Title').fill(TITLE);
  await page.getByLabel('What is different when this is done').fill('The printer has every picture.');
  await page.getByLabel('Deliverable 1', { exact: true }).fill('Cut-out pictures of all 24 pieces');
  await page.getByLabel('Criterion 1 of deliverable 1').fill('White background, 3000 pixels wide');
  await page.getByRole('button', { name: 'End of Maria’s week' }).click();
  await expect(page.getByText(/^Due\s.+\syour\stime\s\(.+\sfor\sMaria\)\./)).toBeVisible();
  await page.getByLabel('Date', { exact: true }).fill(friday);
  const due = page.getByText(
    new RegExp(
      `^Due ${inWords(friday)}, \\d\\d:\\d\\d your time \\(.+ for Maria\\)\\.`.replaceAll(' ', '\\s'),
    ),
  );
  await expect(due).toBeVisible();
  // on a phone “Fri 5” ended one line, and “Mar” began the next
  expect(await due.textContent()).toContain(`Due ${`${inWords(friday)}, `.replaceAll(' ', '\u00a0')}`);
  await page.getByRole('button', { name: 'Add an earliest time' }).click();
  const window = page.getByRole('group', { name: /^Not before/ });
  await window.getByLabel('Day').fill(monday);
  await expect(window.getByText(`Not before ${inWords(monday)}, 09:00 your time`)).toBeVisible();
  await page.getByRole('button', { name: 'Name a decision to be asked about first' }).click();
  await page.getByLabel('Ask me first about 1').fill('Anything that costs money');
  await page.getByLabel('Budget').fill('6');
  await page.getByRole('button', { name: 'Agree on a check-in' }).click();
  const checkIn = page.getByRole('group', { name: 'Check-in 1' });
  // an hour that clocks skip is questioned, with the possible times beside it
  await checkIn.getByLabel('Day').fill(forward);
  await checkIn.getByLabel('Hour').fill('02:30');
  await expect(checkIn.getByText('Clocks in Chicago go forward that day')).toBeVisible();
  await checkIn.getByRole('button', { name: 'Make it 03:00' }).click();
  await expect(checkIn.getByText(`You look at it ${inWords(forward)}, 03:00 your time`)).toBeVisible();
  await checkIn.getByLabel('Day').fill(daysFrom(monday, { days: 2 }));
  await checkIn.getByLabel('What you will look at').fill('The first three pictures');
  await expect(page.getByText(SAVED)).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue(TITLE);
  await expect(page.getByLabel('Ask me first about 1')).toHaveValue('Anything that costs money');
  await expect(checkIn.getByLabel('Hour')).toHaveValue('03:00');
  await expect(page.getByText('what you had typed here')).toBeHidden();
}

/** As a browser passes on what is pasted or dropped. */
async function handIn(
  field: Locator,
  how: 'paste' | 'drop',
  file: { name: string; type: string; base64: string },
) {
  await field.evaluate(
    (element, { how: kind, name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (mail) => mail.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      );
    },
    { how, ...file },
  );
}

const instructionsOf = (page: Page) => page.getByLabel('Instructions and links');

async function putFilesIn({ page }: Seat): Promise<void> {
  const instructions = instructionsOf(page);
  await instructions.fill('Like this: ');
  await handIn(instructions, 'paste', { name: 'sketch.png', type: 'image/png', base64: PICTURE });
  await expect(instructions).toHaveValue(/^Like this: !\[sketch\.png\]\(attached:[0-9a-f-]{36}\)$/);
  await expect(page.getByRole('checkbox', { name: 'sketch.png' })).toBeChecked();
  await instructions.press('Control+End');
  await instructions.press('Enter');
  const list = Buffer.from('24 pieces').toString('base64');
  await handIn(instructions, 'drop', { name: 'pieces.csv', type: 'text/csv', base64: list });
  await expect(page.getByRole('checkbox', { name: 'pieces.csv' })).toBeChecked();
  await page
    .getByLabel('Add files')
    .setInputFiles({ name: 'colours.txt', mimeType: 'text/plain', buffer: Buffer.from('white') });
  await expect(page.getByRole('checkbox', { name: 'colours.txt' })).toBeChecked();
  await instructions.focus();
  await page.getByRole('button', { name: 'Preview' }).click();
  await expectShown(page.getByRole('region', { name: 'Preview' }).getByRole('img', { name: 'sketch.png' }));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
}

async function loseConnection({ page }: Seat): Promise<void> {
  const instructions = instructionsOf(page);
  await page.context().setOffline(true);
  await instructions.press('Control+End');
  await instructions.pressSequentially(' Typed on a train.');
  await handIn(instructions, 'drop', { name: 'train.txt', type: 'text/plain', base64: 'dHJhaW4=' });
  await expect(page.getByText('Not saved: no connection.')).toBeVisible();
  await expect(page.getByText('The connection is gone.').first()).toBeVisible();
  await expectAccessible(page);
  await page.context().setOffline(false);
  await expect(page.getByRole('checkbox', { name: 'train.txt' })).toBeChecked();
  await expect(page.getByText(SAVED)).toBeVisible();
  await page.reload();
  await expect(instructions).toHaveValue(/Typed on a train\..*train\.txt/s);
  await expect(page.getByRole('checkbox', { name: 'train.txt' })).toBeChecked();

  // also when the page itself is gone before the connection is back
  await page.context().setOffline(true);
  await instructions.press('Control+End');
  await instructions.pressSequentially(' Typed on a plane.');
  await expect(page.getByText('Not saved: no connection.')).toBeVisible();
  const address = page.url();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(address);
  await expect(page.getByText('what you had typed here and not saved')).toBeVisible();
  await expect(instructions).toHaveValue(/Typed on a plane\.$/);
  await page.getByLabel('Title').fill(`${TITLE} (2027)`);
  await expect(page.getByText(SAVED)).toBeVisible();
}

async function cutLine({ page }: Seat, path: string): Promise<void> {
  const film = await givenFilm(path, 40 * MEGABYTE);
  const line = await lineOf(page);
  const pieces = piecesOf(page);
  await line.slow(10 * MEGABYTE);
  await page.getByLabel('Add files').setInputFiles(film.path);
  await expect.poll(() => percent(page)).toBeGreaterThan(10);
  await line.cut();
  await expect(page.getByText('The connection is gone.').first()).toBeVisible();
  await expectAccessible(page);
  const before = pieces.length;
  await line.slow(3 * MEGABYTE);
  await expect.poll(() => pieces.length).toBeGreaterThan(before);
  expect(pieces.at(before), 'it goes on, and doesn’t begin again').toBeGreaterThan(0);
  // also after a reload, once the same file is chosen again
  await page.getByRole('button', { name: 'Pause firing.mov' }).click();
  await page.reload();
  await expect(page.getByText('Choose the same file again, and it goes on from there.')).toBeVisible();
  await expectAccessible(page);
  const afterReload = pieces.length;
  await page.getByLabel('Add files').setInputFiles(film.path);
  await expect.poll(() => pieces.length).toBeGreaterThan(afterReload);
  expect(pieces.at(afterReload), 'it goes on after a reload too').toBeGreaterThan(0);
  // what would be sent without it waits
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByText('it goes as soon as the files have arrived')).toBeVisible();
  await line.restore();
  await expect(page.getByText('Saved. Nobody but your side sees it')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('checkbox', { name: 'firing.mov' })).toBeChecked();
}

async function inTwoTabs({ page }: Seat): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Budget').fill('8');
  await expect(other.getByText(SAVED)).toBeVisible();
  await page.getByLabel('Good to know 1').fill('Numbers are on the back.');
  await expect(
    page.getByText(/was changed by you, in another tab, at \d\d:\d\d: the budget\./),
  ).toBeVisible();
  await expect(page.getByLabel('Good to know 1')).toHaveValue('Numbers are on the back.');
  await expectAccessible(page);

  const looking = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'See what is saved' }).click();
  const saved = await looking;
  await expect(saved.getByText('At most 8 hours')).toBeVisible();
  await expectAccessible(saved);
  await saved.close();
  await other.close();
  await page.getByRole('button', { name: 'Save mine in its place' }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
}

async function handOver({ page }: Seat, maria: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  const isThere = page.waitForURL(/\/briefs\/[0-9a-f-]{36}$/);
  const anyway = page.getByRole('button', { name: 'Hand over anyway' });
  await Promise.race([isThere, anyway.click().then(() => isThere)]);
  await readAll(page);

  const reader = maria.page;
  await reader.goto(linkIn(await mailTo(maria.person.email, /^New brief/)));
  await readAll(reader);
  await reader.getByText('Ask a question').last().click();
  await expect(reader.getByText('Anything that costs money')).toHaveCount(2);
  await expectAccessible(reader);
}

async function readAll(page: Page): Promise<void> {
  const brief = page.getByRole('article', { name: 'The brief' });
  await expect(brief.getByText('Anything that costs money')).toBeVisible();
  await expect(brief.getByText('The first three pictures')).toBeVisible();
  await expect(brief.getByText(/Not before/)).toBeVisible();
  await expectShown(brief.getByRole('img', { name: 'sketch.png' }));
  await expect(brief.getByRole('link', { name: /train\.txt/ }).first()).toBeVisible();
  await expectAccessible(page);
}

/** A picture is there when its bytes are. */
async function expectShown(picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded();
  const width = () => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth);
  await expect.poll(width, { timeout: 20_000 }).toBeGreaterThan(0);
}
