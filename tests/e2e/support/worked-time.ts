import { setTimeout as wait } from 'node:timers/promises';
import { startOfDay } from '@/lib/platform/time/days';
import { dateIn, localIn } from '@/lib/platform/time/zones';
import { someone } from './cast';
import { type Seat, test } from './test';

const MINUTE = 60_000;
/** How long a test may go on with what it recorded. */
const REST = 3 * MINUTE;

/** A stretch of work, as its form wants it. */
export type Stretch = { readonly date: string; readonly from: string; readonly until: string };

/**
 * Just after midnight, what was worked a few minutes ago was worked yesterday: before an agreement that holds from today,
 * and on a Monday in last week. So a test waits, before it opens the page, until the day has as many minutes for Maria
 * and for the business; also when it would end before the test does.
 */
export async function minutesOfTheDay(minutes: number): Promise<void> {
  const now = Date.now();
  const begun = [someone('maria'), someone('ruth')].map(({ zone }) =>
    startOfDay(dateIn(new Date(now + REST), zone), zone).getTime(),
  );
  const left = Math.max(...begun) + minutes * MINUTE - now;
  if (left <= 0) return;
  test.setTimeout(test.info().timeout + left);
  await wait(left);
}

/** @returns a stretch that has just gone by, from so many minutes ago until so many, on Maria’s clock. */
export function justWorked(minutesAgo: { readonly from: number; readonly until: number }): Stretch {
  // one instant for both ends: a minute may begin in between
  const now = Date.now();
  const clock = (minutes: number) =>
    localIn(new Date(now - minutes * MINUTE), someone('maria').zone).split('T');
  const [date = '', from = ''] = clock(minutesAgo.from);
  return { date, from, until: clock(minutesAgo.until)[1] ?? '' };
}

/** Records a stretch by the form of somebody's own time. */
export async function recordTime(
  { page }: Pick<Seat, 'page'>,
  stretch: Stretch,
  note: string,
): Promise<void> {
  const form = page.getByRole('form', { name: 'Record time' });
  await form.getByLabel('Day').fill(stretch.date);
  await form.getByLabel('From').fill(stretch.from);
  await form.getByLabel('Until').fill(stretch.until);
  await form.getByLabel('What it was for').fill(note);
  await form.getByRole('button', { name: 'Record it' }).click();
}
