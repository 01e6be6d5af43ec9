import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { dateIn } from '@/lib/platform/time/zones';
import { takeWeekBack } from '@/lib/time/approval/taking-back.actions';
import { givenAgreementInForce, givenNewPair, type Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { givenHandedIn } from '@/tests/support/time';
import { expectAccessible } from '../support/accessible';
import { byTheHour, givenAgreed } from '../support/agreeing';
import { answerIsLost, answerPosts } from '../support/failing';
import { takenHold } from '../support/scripts';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';
import { justWorked, minutesOfTheDay } from '../support/worked-time';

test('weeks that wait are approved by one press, which says beforehand what they come to', {
  tag: '@both-ways',
}, async ({ seat, owner, assistant }) => {
  const { page } = owner;
  await minutesOfTheDay(4);
  const maria = await givenAgreed(owner, assistant);
  const [joel, ana, liza] = [
    await givenAnother(maria, owner, 'Joel Cruz'),
    await givenAnother(maria, owner, 'Ana Reyes'),
    await givenAnother(maria, owner, 'Liza Ramos'),
  ];
  for (const pair of [maria, ana, liza]) await givenWeek(pair, owner);
  const takenBack = await givenWeek(joel, owner);
  const approve = page.getByRole('button', { name: 'Approve the chosen ones' });

  await test.step('the home leads to them, and each says what it comes to', async () => {
    await page.goto('/start');
    await page.getByRole('link', { name: /4 weeks of time/ }).click();
    await looksRight(owner, 'Approve weeks');
    await expect(page.getByText('2 min, USD 0.42', { exact: true })).toHaveCount(4);
    await expect(page.getByText('All 4 together: 8 min, USD 1.68')).toBeVisible();
    await takenHold(approve);
    await approve.click();
    await expect(page.getByText('Choose at least one week.')).toBeVisible();
  });

  await test.step('by keyboard, one is chosen, then all, then two of them, and they are approved', async () => {
    await page.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('1 of 4 chosen: 2 min, USD 0.42')).toBeVisible();
    await page.getByRole('button', { name: 'Choose all 4' }).press('Enter');
    await expect(page.getByText('4 of 4 chosen: 8 min, USD 1.68')).toBeVisible();
    for (const box of await page.getByRole('checkbox', { name: /^(Joel|Ana)/ }).all())
      await box.press('Space');
    await expect(page.getByText('2 of 4 chosen: 4 min, USD 0.84')).toBeVisible();
    await approve.press('Enter');
    await expect(page.getByRole('status').getByText('Approved: 2.')).toBeVisible();
    await expect(page.getByRole('checkbox')).toHaveCount(2);
    await expect(page.getByText('All 2 together: 4 min, USD 0.84')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('without scripts too, and a week that was taken back meanwhile is named', async () => {
    const storageState = await page.context().storageState();
    const plain = await seat('ruth', { isSignedIn: false, javaScriptEnabled: false, storageState });
    await plain.page.goto(page.url());
    await expect(plain.page.getByText('All 2 together: 4 min, USD 0.84')).toBeVisible();
    for (const box of await plain.page.getByRole('checkbox').all()) await box.check();
    doneOf(await asPerson(joel.assistant, () => submit(takeWeekBack, takenBack)));
    await plain.page.getByRole('button', { name: 'Approve the chosen ones' }).click();
    const said = plain.page.getByRole('status');
    await expect(said).toContainText('Approved: 1. Not: 1.');
    await expect(said).toContainText(/Joel Cruz, the week of .*: The assistant has taken this week back/);
    await expect(plain.page.getByText('No week waits for you')).toBeVisible();
  });
});

test.describe('weeks whose answer is lost', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_/ });

  test('are named as approved when they are sent again, though they have left the list', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    await minutesOfTheDay(4);
    const pair = await givenAgreed(owner, assistant);
    await givenWeek(pair, owner);
    await givenWeek(await givenAnother(pair, owner, 'Joel Cruz'), owner);
    await page.goto(addresses.approveWeeks(pair.workspace.slug));
    const approve = page.getByRole('button', { name: 'Approve the chosen ones' });
    await takenHold(approve);
    await page.getByRole('button', { name: 'Choose all 2' }).click();
    await answerPosts(page, answerIsLost);
    await approve.click();
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeFocused();
    await page.unrouteAll({ behavior: 'wait' });

    // the page has heard of it by itself
    await expect(page.getByText('No week waits for you')).toBeVisible();
    await page.getByRole('button', { name: 'Send it again' }).click();

    await expect(page.getByText('Approved: 2.')).toBeVisible();
  });
});

/** Somebody else whom the same business pays by the hour. */
async function givenAnother({ owner, workspace }: Pair, seat: Seat, name: string): Promise<Pair> {
  const pair = await givenNewPair({ ruth: owner, workspace }, { name });
  await givenAgreementInForce(pair, byTheHour(seat, { person: { name } }));
  return pair;
}

/** This week, with two minutes in it that wait for an answer. */
function givenWeek(pair: Pair, { person }: Seat) {
  const monday = mondayOf(dateIn(now(), person.zone));
  return givenHandedIn(pair, justWorked({ from: 4, until: 2 }), { monday, at: now() });
}
