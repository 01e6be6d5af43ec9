import { givenAgreed } from '../support/agreeing';
import { LINE_IS_DOWN } from '../support/line';
import { either, expect, type Seat, test } from '../support/test';
import { mayWait, writtenOffline } from '../support/waiting-here';
import { justWorked, minutesOfTheDay, recordTime } from '../support/worked-time';

// what a browser reports by itself while it has no connection
test.use({ expectedProblems: either(LINE_IS_DOWN, /503/) });

test('time recorded without a connection waits on the device, each stretch by itself, and is there once', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  await givenAgreed(ruth, maria);
  const { page } = maria;
  await minutesOfTheDay(8);
  await page.goto('/inbox/time');
  await mayWait(page);

  await test.step('offline two stretches wait, and can be read', async () => {
    await page.context().setOffline(true);
    await record(maria, 'The mail', 8);
    await expect(page.getByText('It is sent once when you are back online.')).toBeVisible();
    await record(maria, 'The orders', 6);
    await expect(writtenOffline(page).getByText('The time you recorded waits to be sent')).toHaveCount(2);
    await expect(writtenOffline(page).getByText('The orders')).toBeVisible();
  });

  await test.step('online both are in the week, once', async () => {
    await page.context().setOffline(false);
    await expect(page.getByText('2 things that you wrote offline are sent.')).toBeVisible();
    await expect(page.getByText('2 min in all')).toBeVisible();
  });

  await test.step('and what is recorded next is another stretch', async () => {
    await record(maria, 'The till', 4);
    await expect(page.getByText('3 min in all')).toBeVisible();
    await page.reload();
    for (const note of ['The mail', 'The orders', 'The till'])
      await expect(page.getByText(note, { exact: true })).toHaveCount(1);
  });
});

/** Records one minute that has just gone by. */
async function record(maria: Seat, note: string, minutesAgo: number): Promise<void> {
  await recordTime(maria, justWorked({ from: minutesAgo, until: minutesAgo - 1 }), note);
}
