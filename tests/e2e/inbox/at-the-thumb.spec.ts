import { expectAccessible } from '../support/accessible';
import { givenBriefInProgress } from '../support/handing-over';
import { expect, test } from '../support/test';

test('on a phone the bar at the thumb makes room while a form is open, so that only one button says “Deliver”', async ({
  seat,
}) => {
  const { maria } = await givenBriefInProgress(seat, {
    title: 'Photos of the new glazes',
    deliverables: [{ title: 'One photo of each glaze', criteria: ['Each photo is sharp'] }],
  });
  const { page } = maria;
  const bar = page.getByRole('region', { name: 'Your next step' });

  await bar.getByRole('link', { name: 'Deliver' }).click();
  await expect(page.locator('#deliver').getByLabel('Files')).toBeFocused();
  await expect(bar.getByRole('link')).toHaveCount(0);
  await expectAccessible(page);

  await page.locator('#deliver summary').click();
  await expect(bar.getByRole('link', { name: 'Deliver' })).toBeVisible();
});
