import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Locator } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { givenFilm, MEGABYTE, percent, piecesOf } from '../support/films';
import { givenBriefInProgress } from '../support/handing-over';
import { chooseByKeyboard, press, tabTo } from '../support/keyboard';
import { LINE_IS_DOWN, lineOf } from '../support/line';
import { linkIn, mailTo } from '../support/mailbox';
import { DESKS } from '../support/screens';
import { takenHold } from '../support/scripts';
import { either, expect, type Seat, test } from '../support/test';

const TITLE = 'The film of the firing';
const FILM = { title: 'The cut film', criteria: ['It runs without a gap'] };

/** A file that is removed before the server has heard of it can't be found there. */
const REMOVED_BEFORE = /status of 404 .*\/api\/uploads\//;

/**
 * The form that was pressed first already took the file along, so the file's own upload comes too late, begun or not:
 * there is nothing to deliver any more.
 */
const DELIVERED_BEFORE = /status of 403 .*\/api\/uploads[/)]/;

/**
 * A piece that was on its way when it was paused may have arrived: the next one is told how far it got, and continues
 * there.
 */
const ARRIVED_BEFORE = /status of 409 .*\/api\/uploads\//;

// a line that is cut is what these tests are about
// a phone has no Tab key
test.use({ screens: DESKS });
test.use({ expectedProblems: either(LINE_IS_DOWN, REMOVED_BEFORE, DELIVERED_BEFORE, ARRIVED_BEFORE) });

test('a film of 200 MB continues after a cut line and after a reload, and is delivered whole', async ({
  seat,
}, testInfo) => {
  const { ruth, maria } = await givenBriefInProgress(seat, { title: TITLE, deliverables: [FILM] });
  const film = await givenFilm(testInfo.outputPath('firing.mov'), 200 * MEGABYTE);
  const pieces = piecesOf(maria.page);

  await test.step('the line is cut, and it continues by itself once there is one again', () =>
    cutLine(maria, film.path));
  await test.step('the page is reloaded, and the same file continues where it was', () =>
    reload(maria, film.path, pieces));
  await test.step('it is delivered', () => deliver(maria));
  await test.step('the owner gets every byte', () => fetchWhole(ruth, film.sha256));
});

async function cutLine({ page }: Seat, film: string): Promise<void> {
  const line = await lineOf(page);
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  await line.slow(30 * MEGABYTE);
  await page.locator('#deliver').getByLabel('Files').setInputFiles(film);
  await expect.poll(() => percent(page)).toBeGreaterThan(10);
  await line.cut();
  await expect(page.getByText('The connection is gone.').first()).toBeVisible();
  await expectAccessible(page);
  const cutAt = await percent(page);
  await line.slow(30 * MEGABYTE);
  await expect.poll(() => percent(page)).toBeGreaterThan(cutAt + 5);
}

async function reload({ page }: Seat, film: string, pieces: readonly number[]): Promise<void> {
  await page.getByRole('button', { name: 'Pause firing.mov' }).click();
  await expect(page.getByText('Paused at')).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  await expect(page.getByText('Choose the same file again, and it goes on from there.')).toBeVisible();
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('“firing.mov” is still on its way.')).toBeVisible();
  await expectAccessible(page);
  const before = pieces.length;
  await page.locator('#deliver').getByLabel('Files').setInputFiles(film);
  await expect(page.getByText('Has arrived.', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(pieces[before], 'it goes on, and doesn’t begin again').toBeGreaterThan(8 * MEGABYTE);
}

async function deliver({ page }: Seat): Promise<void> {
  await page.locator('#deliver').getByRole('button', { name: 'Deliver' }).click();
  await expect(page.getByText('You delivered this.')).toBeVisible();
  await expectAccessible(page);
}

async function fetchWhole({ page, person }: Seat, sha256: string): Promise<void> {
  await page.goto(linkIn(await mailTo(person.email, new RegExp(`^Delivered.*${TITLE}`))));
  const link = page.getByRole('link', { name: 'firing.mov' });
  await expect(page.getByText('200 MB')).toBeVisible();
  const download = page.waitForEvent('download');
  await link.click();
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(await (await download).path())) hash.update(bytes);
  expect(hash.digest('hex')).toBe(sha256);
}

test('a delivery that is sent at once waits for its file, can be stopped, and is sent by itself, once', async ({
  seat,
}, testInfo) => {
  const { maria } = await givenBriefInProgress(seat, { title: TITLE, deliverables: [FILM] });
  const { page } = maria;
  const film = await givenFilm(testInfo.outputPath('firing.mov'), 2 * MEGABYTE);
  const line = await lineOf(page);
  await line.slow(MEGABYTE / 4);
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  const form = page.locator('#deliver');
  const deliver = form.getByRole('button', { name: 'Deliver' });

  await form.getByLabel('Files').setInputFiles(film.path);
  await deliver.click();
  await expect(form.getByRole('button', { name: 'Waits for the files…' })).toBeVisible();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(deliver).toBeFocused();

  await form.getByLabel('A note on the whole').fill('The sound comes later.');
  await deliver.click();
  await expect(page.getByText('You delivered this.')).toBeVisible();
  await expect(page.getByText('The sound comes later.')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'firing.mov' })).toHaveCount(1);
});

test('somebody who presses while the uploader is still loading isn’t told to wait', async ({
  seat,
}, testInfo) => {
  const { maria } = await givenBriefInProgress(seat, { title: TITLE, deliverables: [FILM] });
  const { page } = maria;
  const film = await givenFilm(testInfo.outputPath('firing.mov'), MEGABYTE);
  await page.getByRole('link', { name: 'Deliver', exact: true }).click();
  const files = page.locator('#deliver').getByLabel('Files');
  await takenHold(files);

  await pressFromChoosingOn(files);
  await files.setInputFiles(film.path);
  await expect(page.getByText('You delivered this.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'firing.mov' })).toHaveCount(1);
});

/**
 * Presses the form's button on every event-loop turn from when a file is chosen until it is seen on its way: faster
 * than any hand, and so at each moment in between.
 */
async function pressFromChoosingOn(files: Locator): Promise<void> {
  await files.evaluate((input: HTMLInputElement) => {
    const { form } = input;
    const button = form?.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (!form || !button) throw new Error('There is nothing to press.');
    const { port1: turn, port2: next } = new MessageChannel();
    const press = () => {
      if (form.querySelector('progress')) return turn.close();
      form.requestSubmit(button);
      next.postMessage(null);
    };
    turn.onmessage = press;
    input.addEventListener('change', press, { once: true });
  });
}

test('files are chosen, paused, removed and delivered by keyboard alone', async ({ seat }, testInfo) => {
  const { maria } = await givenBriefInProgress(seat, { title: TITLE, deliverables: [FILM] });
  const { page } = maria;
  const [wanted, wrong] = [
    await givenFilm(testInfo.outputPath('firing.mov'), 40 * MEGABYTE),
    await givenFilm(testInfo.outputPath('wrong.mov'), MEGABYTE),
  ];
  const line = await lineOf(page);
  await line.slow(10 * MEGABYTE);

  await press(page.getByRole('link', { name: 'Deliver', exact: true }));
  await chooseByKeyboard(page.locator('#deliver').getByLabel('Files'), [wanted.path, wrong.path]);

  await press(page.getByRole('button', { name: 'Pause firing.mov' }));
  await expect(page.getByText('Paused at')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume firing.mov' })).toBeFocused();
  await press(page.getByRole('button', { name: 'Remove wrong.mov' }));
  await expect(page.getByText('wrong.mov')).toHaveCount(0);
  await expect(page.locator('#deliver').getByLabel('Files')).toBeFocused();
  await line.restore();
  await press(page.getByRole('button', { name: 'Resume firing.mov' }));
  await expect(page.getByText('Has arrived.', { exact: true })).toBeVisible();
  await tabTo(page.getByLabel(FILM.criteria[0] ?? ''));
  await page.keyboard.press('Space');
  await press(page.locator('#deliver').getByRole('button', { name: 'Deliver' }));

  await expect(page.getByText('You delivered this.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'firing.mov' })).toBeVisible();
});
