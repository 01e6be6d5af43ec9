import { expectAccessible } from '../support/accessible';
import { givenAgreed } from '../support/agreeing';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

/** A playbook becomes a schedule: described in plain words, previewed for a year, a day skipped, paused and ended. */
test('an owner schedules a brief, previews the year, skips a day and pauses it', async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const { workspace } = await givenAgreed(ruth, maria);
  const { page } = ruth;
  const home = `/w/${workspace.slug}`;

  await test.step('there is nothing to schedule yet', async () => {
    await page.goto(`${home}/schedules`);
    await looksRight(ruth, 'Schedules');
    await page.getByRole('link', { name: 'Make a schedule' }).click();
    await looksRight(ruth, 'A new schedule');
    await expect(page.getByText('A playbook comes first')).toBeVisible();
  });

  await test.step('a playbook is written', () => writePlaybook(ruth));

  await test.step('the recurrence is described in plain words, with a preview of the year', async () => {
    await page.getByRole('link', { name: 'Schedule it' }).click();
    await looksRight(ruth, 'A new schedule');
    const year = page.getByRole('region', { name: 'The coming year' });
    await expect(year.getByText(/^Every week on Monday at 09:00 in Chicago/)).toBeVisible();
    await page.getByLabel('Every', { exact: true }).fill('2');
    await page.getByLabel('Thu', { exact: true }).check();
    await expect(year.getByText(/^Every 2 weeks on Monday and Thursday at 09:00 in Chicago/)).toBeVisible();
    await expect(year.getByText(/for Maria/).first()).toBeVisible();

    await page.getByLabel('Days, weeks or months').selectOption('month');
    await expect(page.getByLabel('Thu', { exact: true })).toBeHidden();
    await page.getByRole('radio', { name: /A working day/ }).check();
    await page.getByLabel('Which one').selectOption('-1');
    await expect(year.getByText(/^Every 2 months on the last working day at 09:00/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("what isn't possible is reported at its field, and nothing typed is lost", async () => {
    await page.getByLabel('Every', { exact: true }).fill('0');
    await page.getByRole('button', { name: 'Start the schedule' }).click();
    await expect(page.getByLabel('Every', { exact: true })).toBeFocused();
    await expect(page.getByText('Give a whole number from 1 to 99.')).toBeVisible();
    await expect(page.getByLabel('Which one')).toHaveValue('-1');
    await page.getByLabel('Every', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'Start the schedule' }).click();
    await looksRight(ruth, 'Monthly closing');
    await expect(page.getByText(/^On the last working day of every month at 09:00 in Chicago/)).toBeVisible();
  });

  await test.step('one day is skipped and restored', async () => {
    const skip = page.getByRole('button', { name: 'Skip this one' }).first();
    await skip.click();
    await expect(page.getByText(/is skipped\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Take it up again' }).click();
    await expect(page.getByText(/is skipped\.$/)).toHaveCount(0);
  });

  await test.step('it is changed from now on, paused, resumed and ended', async () => {
    await page.getByRole('link', { name: 'Change it' }).click();
    await looksRight(ruth, 'Change the schedule');
    await expect(page.getByLabel('Which one')).toHaveValue('-1');
    await page.getByLabel('Handed over at').fill('08:30');
    await page.getByRole('button', { name: 'Change it from now on' }).click();
    await expect(page.getByText(/at 08:30 in Chicago/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('It is paused.')).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.locator('summary', { hasText: 'End it' }).click();
    await page.getByRole('button', { name: 'End the schedule' }).click();
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await looksRight(ruth, 'Monthly closing');
    await page.goto(`${home}/schedules`);
    await looksRight(ruth, 'Schedules');
    await expect(page.getByRole('link', { name: /Monthly closing/ })).toBeVisible();
  });
});

async function writePlaybook({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Write a playbook' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Monthly closing');
  await page.getByLabel('Title of each brief').fill('Books of {{last month}}');
  await page.getByLabel('What is different when this is done').fill('The bookkeeper can file the month.');
  await page.getByLabel('Deliverable 1', { exact: true }).fill('The ledger');
  await page.getByLabel('Criterion 1 of deliverable 1').fill('Every line has an account');
  await page.getByRole('button', { name: /Save/ }).first().click();
  await expect(page.getByRole('link', { name: 'Schedule it' })).toBeVisible();
}
