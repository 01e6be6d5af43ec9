import { givenBriefDraft, givenBriefSent } from '@/tests/support/briefs';
import { daysFrom, someFriday } from '@/tests/support/due-days';
import { givenAgreed } from '../support/agreeing';
import { expect, test } from '../support/test';

test('many briefs go over by one press, and on a phone each one that is accepted leads to the next', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  const on = (days: number) => daysFrom(someFriday(), { days });
  await givenBriefDraft(pair, { title: 'Second letter', deadlineDate: on(5) });
  await givenBriefDraft(pair, { title: 'Third letter', deadlineDate: on(6) });
  const first = await givenBriefSent(pair, { title: 'First letter', deadlineDate: on(4) });

  await test.step('the owner chooses all that are ready', async () => {
    const { page } = ruth;
    await page.goto(`/w/${pair.workspace.slug}/briefs/drafts`);
    await page.getByRole('button', { name: 'Choose all 2 that are ready' }).click();
    for (const box of await page.getByRole('checkbox').all()) await expect(box).toBeChecked();
    await page.getByRole('button', { name: 'Hand over the chosen ones' }).click();
    await expect(page.getByText('Handed over: 2.')).toBeVisible();
  });

  await test.step('the assistant goes from one to the next without the list', async () => {
    const { page } = maria;
    await page.goto(`/inbox/briefs/${pair.workspace.id}/${first.id}`);
    await expect(page.getByRole('link', { name: 'To accept:' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('link', { name: 'To accept: Second letter' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second letter');
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('link', { name: 'To accept: Third letter' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Third letter');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText('You accepted this.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'To accept:' })).toHaveCount(0);
  });
});
