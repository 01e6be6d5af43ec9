import { expectAccessible } from '../support/accessible';
import { givenBriefInProgress } from '../support/handing-over';
import { expect, test } from '../support/test';
import { mayWait } from '../support/waiting-here';

const PHOTOS = {
  title: 'Photos of the new glazes',
  deliverables: [{ title: 'One photo of each glaze', criteria: ['Each photo is sharp'] }],
};

test('on a phone the bar at the bottom makes room while a form is open, and after sending one stays where one was', async ({
  seat,
}) => {
  const { maria } = await givenBriefInProgress(seat, PHOTOS);
  const { page } = maria;
  const bar = page.getByRole('region', { name: 'Your next step' });
  const asks = async (question: string) => {
    await bar.getByRole('link', { name: 'Ask' }).click();
    await page.getByLabel('Your question').fill(question);
    await page.locator('#ask').getByRole('button', { name: 'Ask' }).focus();
    await page.keyboard.press('Enter');
  };

  await test.step('only one button says “Deliver” at a time', async () => {
    await bar.getByRole('link', { name: 'Deliver' }).click();
    await expect(page.locator('#deliver').getByLabel('Files')).toBeFocused();
    await expect(bar.getByRole('link')).toHaveCount(0);
    await expectAccessible(page);
    await page.locator('#deliver summary').click();
    await expect(bar.getByRole('link', { name: 'Deliver' })).toBeVisible();
  });

  await test.step('a question that leaves the next step unchanged is confirmed as sent', async () => {
    await asks('Square or portrait?');
    await expect(page.getByRole('status').filter({ hasText: 'Your question is sent.' })).toHaveCount(1);
    await expect(page.locator('#ask summary')).toBeFocused();
    await expect(bar.getByRole('link', { name: 'Deliver' })).toBeVisible();
  });

  await test.step('one that waits on the device closes its form too', async () => {
    await mayWait(page);
    await page.context().setOffline(true);
    await asks('On white?');
    await expect(page.getByText('It is sent once when you are back online.')).toBeVisible();
    await expect(page.locator('#ask')).not.toHaveAttribute('open');
    await expect(bar.getByRole('link', { name: 'Deliver' })).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText('waits to be sent')).toHaveCount(0);
    await expect(page.getByText('On white?')).toBeVisible();
  });

  await test.step('and the next one, from the same page, is another question', async () => {
    await asks('By Friday?');
    await expect(page.getByText('By Friday?')).toBeVisible();
    await expect(page.getByText('On white?')).toBeVisible();
  });
});

test('whoever travels says on a brief’s page which clock they read, above the bar at the thumb', async ({
  seat,
}) => {
  const { maria } = await givenBriefInProgress(seat, PHOTOS);
  const storageState = await maria.page.context().storageState();
  const { page } = await seat('maria', { isSignedIn: false, storageState, timezoneId: 'Europe/Lisbon' });
  await page.goto(maria.page.url());

  await page.getByRole('button', { name: 'Keep Manila' }).click();

  await expect(page.getByText('Your device is in Europe/Lisbon')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Your next step' })).toBeVisible();
});
