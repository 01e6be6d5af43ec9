import { beforeAll, describe, expect, it } from 'vitest';
import { getWeek, MOST_A_DAY } from '@/lib/briefs/inbox/week.queries';
import { daysOfWeek } from '@/lib/briefs/inbox/week.rules';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
} from '@/tests/support/briefs';
import { givenCopies } from '@/tests/support/inbox';
import { givenDay } from '@/tests/support/on-day';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** Monday; in Manila it is Wednesday, 3 March 2027, 15:00. */
const WEEK = '2027-03-01';
const now = new Date('2027-03-03T07:00:00Z');

describe('the week of an assistant', () => {
  givenDay('2026-11-30');
  const database = givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    const due = (title: string, deadlineDate: string, deadlineTime = '10:00') => ({
      title,
      deadlineDate,
      deadlineTime,
      deadlineZone: 'Asia/Manila',
    });
    await givenBriefAccepted(place, due('Late since last month', '2027-02-10'));
    await givenBriefSent(place, due('Late since Tuesday', '2027-03-02'));
    await givenBriefDelivered(place, due('Delivered on Tuesday', '2027-03-02'));
    await givenBriefAccepted(place, due('Due tonight', '2027-03-03', '23:59'));
    await givenBriefSent(place, due('Due at midnight', '2027-03-04', '00:00'));
    const checkIns = [{ date: '2027-02-19', time: '10:00', about: 'The first three pictures' }];
    await givenBriefDraft(place, { ...due('A draft', '2027-03-05'), checkIns });
    await givenBriefSent(place, { ...due('Next week', '2027-03-08', '00:00'), checkIns });
  });

  async function slots(person: Person, monday = WEEK): Promise<Record<string, readonly string[]>> {
    const week = await getWeek(person, monday, now);
    const keys = ['overdue', ...daysOfWeek(monday, now, person.timeZone).map(({ date }) => date)];
    return Object.fromEntries(
      keys.map((key) => [key, week.of(key).map(({ title }) => title)]).filter(([, titles]) => titles?.length),
    );
  }

  it('puts what is late first and the rest on its day, on the reader’s clock', async () => {
    expect(await slots(people.maria)).toEqual({
      overdue: ['Late since last month', 'Late since Tuesday'],
      '2027-03-02': ['Delivered on Tuesday'],
      '2027-03-03': ['Due tonight'],
      '2027-03-04': ['Due at midnight'],
    });
    expect(await slots({ ...people.maria, timeZone: 'Asia/Kolkata' })).toMatchObject({
      '2027-03-03': ['Due tonight', 'Due at midnight'],
    });
  });

  it('has the check-ins of open briefs on their days, and of no others', async () => {
    const week = await getWeek(people.maria, '2027-02-15', now);

    const [checkIn, ...others] = week.of('2027-02-19');
    expect(checkIn).toMatchObject({ title: 'Next week', about: 'The first three pictures' });
    expect(others).toEqual([]);
  });

  it('goes to other weeks, where everything is on its own day', async () => {
    expect(await slots(people.maria, '2027-02-08')).toEqual({ '2027-02-10': ['Late since last month'] });
    expect(await slots(people.maria, '2027-03-08')).toEqual({ '2027-03-08': ['Next week'] });
  });

  it('belongs to nobody else', async () => {
    for (const person of [people.ruth, people.dewi, people.stranger]) {
      expect((await getWeek(person, WEEK, now)).isEmpty).toBe(true);
    }
  });

  it('says when a day holds more than it shows', async () => {
    const brief = await givenBriefSent(place, { title: 'Many', deadlineDate: '2027-03-18' });
    await givenCopies(database().ownerUrl, brief.id, {
      count: 60,
      deadlines: `deadline_at + n * interval '1 second'`,
    });

    const week = await getWeek(people.maria, '2027-03-15', now);

    expect(week.of('2027-03-19')).toHaveLength(MOST_A_DAY);
    expect(week.isMore('2027-03-19')).toBe(true);
    expect(week.isMore('2027-03-18')).toBe(false);
  });
});
