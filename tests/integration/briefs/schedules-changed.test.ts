import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followCalendar } from '@/lib/briefs/schedules/calendars-changed.jobs';
import { runOutSchedule } from '@/lib/briefs/schedules/jobs';
import { getSchedule, getScheduleTerms } from '@/lib/briefs/schedules/queries';
import { endSchedule, pauseSchedule, resumeSchedule } from '@/lib/briefs/schedules/running.actions';
import { previewSchedule, saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { skipOccurrence, unskipOccurrence } from '@/lib/briefs/schedules/skipping.actions';
import { setWorkspaceHours, setYourHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople } from '@/tests/support/people';
import { briefsOf, givenSchedule, letRun, plannedOf, recordOf, seenOf } from '@/tests/support/schedules';
import { givenDatabase } from '@/tests/support/servers/postgres';

type Ref = { readonly workspaceId: string; readonly id: string };

givenDatabase();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

const asOwner = <T>(at: string, work: () => Promise<T>) =>
  atTime(new Date(at), () => asPerson(place.owner, work));
const skip = (at: string, ref: Ref, named: string) =>
  asOwner(at, () => submit(skipOccurrence, { ...ref, named }));
const unskip = async (at: string, ref: Ref, named: string) => {
  const seen = await seenOf(place, ref, named);
  return asOwner(at, () => submit(unskipOccurrence, { ...ref, named, seen }));
};
const save = (at: string, form: Fields) => asOwner(at, () => submit(saveSchedule, form));
const pageOf = async (at: string, ref: Ref) => {
  const page = await atTime(new Date(at), () => getSchedule(place.owner, place.workspace, ref.id));
  if (!page) throw new Error('no such schedule');
  return page;
};
const runsOut = (at: string, ref: Ref) =>
  atTime(new Date(at), () =>
    runOutSchedule.perform({ workspaceId: ref.workspaceId, scheduleId: ref.id }, FIRST_TRY),
  );
const moveBusinessTo = (timeZone: string) =>
  withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
    tx.workspace.update({ where: { id: place.workspace.id }, data: { timeZone } }),
  );

describe('a schedule whose last days are skipped', () => {
  it('continues until the last of them is past, so that it can be restored', async () => {
    const { ref } = await givenSchedule(place, { ends: 'on', endsOn: '2026-11-30' });

    doneOf(await skip('2026-11-26T00:00Z', ref, '2026-11-30'));
    expect(await pageOf('2026-11-26T00:00Z', ref)).toMatchObject({
      state: 'running',
      skipped: ['2026-11-30'],
      nextAt: null,
    });
    // its moment hasn't come: nothing ends yet
    await runsOut('2026-11-30T14:59:00Z', ref);
    doneOf(await unskip('2026-11-30T14:59:30Z', ref, '2026-11-30'));
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);

    await letRun(place, ref, '2026-11-30T15:00:00Z');
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over']);
    expect((await pageOf('2026-12-01T00:00Z', ref)).state).toBe('ended');
  });

  it('ends by itself when the last of them is past', async () => {
    const { ref } = await givenSchedule(place, { ends: 'after', times: '2' });

    for (const day of ['2026-12-07', '2026-11-30']) doneOf(await skip('2026-11-26T00:00Z', ref, day));
    await runsOut('2026-11-30T15:00:00Z', ref);
    expect((await pageOf('2026-12-01T00:00Z', ref)).state).toBe('running');
    await runsOut('2026-12-07T15:00:00Z', ref);

    expect((await pageOf('2026-12-08T00:00Z', ref)).state).toBe('ended');
    expect(refusalOf(await unskip('2026-12-08T00:00Z', ref, '2026-12-07')).code).toBe('wrong_state');
  });

  it('gets an error at the field when a change leaves it nothing to hand over', async () => {
    const { form, ref } = await givenSchedule(place);
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    // only the day that was already handed over
    const spent = { ...form, version: 1, ends: 'on', endsOn: '2026-11-30', time: '16:00' };

    expect(Object.keys(refusalOf(await save('2026-11-30T16:00Z', spent)).fieldErrors)).toEqual(['startsOn']);
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-07 planned']);
  });
});

describe('a schedule that is changed', () => {
  it('keeps what was skipped, at its new moment, and drops what the new rule doesn’t name', async () => {
    const { form, ref } = await givenSchedule(place);
    for (const day of ['2026-12-07', '2026-12-14']) doneOf(await skip('2026-11-26T00:00Z', ref, day));

    // every second Monday, in the evening
    doneOf(await save('2026-11-26T01:00Z', { ...form, version: 1, every: '2', time: '18:00' }));
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned', '2026-12-14 skipped']);
    expect((await pageOf('2026-11-26T02:00Z', ref)).skipped).toEqual(['2026-12-14']);
    await letRun(place, ref, '2026-12-01T00:00:00Z');
    // past the old moment, before the new one
    doneOf(await unskip('2026-12-14T20:00Z', ref, '2026-12-14'));
    expect((await recordOf(place, ref)).at(-1)).toBe('2026-12-14 planned');
  });

  it.each([
    [
      'skipping another day',
      async (ref: Ref) => doneOf(await skip('2026-11-30T15:00:01Z', ref, '2026-12-14')),
    ],
    [
      'a change',
      async (_: Ref, form: Fields) => doneOf(await save('2026-11-30T15:00:01Z', { ...form, time: '08:00' })),
    ],
  ])('still hands over what was due at that moment: %s', async (_, change) => {
    const { form, ref } = await givenSchedule(place);

    await change(ref, { ...form, version: 1 });
    await letRun(place, ref, '2026-11-30T15:00:02Z');

    expect((await recordOf(place, ref))[0]).toBe('2026-11-30 handed_over');
    expect(await briefsOf(place, ref)).toHaveLength(1);
  });

  it.each([['pauses', pauseSchedule] as const, ['ends', endSchedule] as const])(
    'records as missed what was due when it %s',
    async (_, step) => {
      const { ref } = await givenSchedule(place);

      doneOf(await asOwner('2026-11-30T15:30:00Z', () => submit(step, { ...ref, version: 1 })));

      expect(await recordOf(place, ref)).toEqual(['2026-11-30 missed']);
    },
  );

  it('doesn’t stall when days off are entered while something is due', async () => {
    const { ref } = await givenSchedule(place, { dayOffPolicy: 'next', daysOffOf: 'assistant' });
    const livesIn = (holidayPlace: string | null) =>
      withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
        tx.user.update({ where: { id: place.assistant.userId }, data: { holidayPlace } }),
      );
    // 30 November is a holiday there, so the rule now moves it to the day after
    await livesIn('PH');

    await letRun(place, ref, '2026-12-02T15:00:00Z');

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-07 planned']);
    await livesIn(null);
  });

  it.each([
    ['next', '2026-11-30', '2026-12-01', '2026-12-07'],
    ['skip', '2026-12-07', '2026-12-07', '2026-12-14'],
  ])(
    'keeps a day off that was entered after the day was planned: %s',
    async (dayOffPolicy, named, on, then) => {
      const { ref } = await givenSchedule(place, { dayOffPolicy, daysOffOf: 'assistant' });
      const livesIn = (holidayPlace: string | null) =>
        withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
          tx.user.update({ where: { id: place.assistant.userId }, data: { holidayPlace } }),
        );
      // 30 November is a holiday there
      await livesIn('PH');

      await letRun(place, ref, '2026-11-30T15:00:00Z');
      expect(await recordOf(place, ref)).toEqual([`${named} planned`]);
      expect((await plannedOf(place, ref))?.at).toEqual(new Date(`${on}T15:00:00Z`));
      await letRun(place, ref, `${on}T15:00:00Z`);

      expect(await recordOf(place, ref)).toEqual([`${named} handed_over`, `${then} planned`]);
      await livesIn(null);
    },
  );

  it.each([
    { whose: 'the assistant’s', daysOffOf: 'assistant' },
    { whose: 'the business’s', daysOffOf: 'business' },
  ])('hands over on a day that is no longer off, once $whose holidays are others', async ({ daysOffOf }) => {
    const { assistant, owner, workspace, engagementId } = place;
    const { id: workspaceId } = workspace;
    const isOfBusiness = daysOffOf === 'business';
    const livesIn = async (holidayCountry: string) => {
      const hours = { days: [], from: '', until: '', holidayCountry, holidayRegion: '' };
      if (!isOfBusiness) return doneOf(await asPerson(assistant, () => submit(setYourHours, hours)));
      const { version } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
        tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { version: true } }),
      );
      const form = { ...hours, workspaceId, version };
      doneOf(await asPerson(owner, () => submit(setWorkspaceHours, form)));
    };
    await livesIn('PH');
    const daily = { unit: 'day', dayOffPolicy: 'skip', daysOffOf };
    const { ref } = await givenSchedule(place, daily);
    // 30 November is a holiday there
    expect(await recordOf(place, ref)).toEqual(['2026-12-01 planned']);

    await livesIn('VN');
    const about = isOfBusiness ? workspaceId : engagementId;
    const waiting = await withActor({ kind: 'workspace', workspaceId }, (tx) => {
      return tx.$queryRaw<{ payload: unknown }[]>`
        SELECT payload FROM graphile_worker._private_jobs WHERE key = ${`${followCalendar.name}:${about}`}`;
    });
    for (const { payload } of waiting)
      await atTime(new Date('2026-11-26T12:00:00Z'), () => followCalendar.perform(payload, FIRST_TRY));

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);
    await livesIn('');
  });

  it('shows an upcoming hand-over that was moved away from an earlier day', async () => {
    const { ref } = await givenSchedule(place, {
      unit: 'month',
      day: '28',
      startsOn: '2026-11-28',
      dayOffPolicy: 'next',
    });

    // 28 November is a Saturday
    const { preview } = await pageOf('2026-11-29T20:00:00Z', ref);

    expect(preview?.rows[0]).toMatchObject({ named: '2026-11-28' });
    doneOf(await skip('2026-11-29T20:00:00Z', ref, '2026-11-28'));
    expect(await recordOf(place, ref)).toEqual(['2026-11-28 skipped', '2026-12-28 planned']);
  });
});

describe('a schedule of a business that moves to another zone', () => {
  it('stays on the clock that it was made on, until somebody chooses the new one', async () => {
    const { form, ref } = await givenSchedule(place);
    await moveBusinessTo('Asia/Tokyo');

    // a form from before the field existed, or one that leaves it out
    doneOf(await save('2026-11-26T00:00Z', { ...form, version: 1, dueDays: '3' }));
    expect((await plannedOf(place, ref))?.at).toEqual(new Date('2026-11-30T15:00:00Z'));
    expect(
      await atTime(new Date('2026-11-26T00:00Z'), () => getScheduleTerms(place.owner.userId, ref)),
    ).toMatchObject({ zone: 'America/Chicago' });
    const seen = doneOf(
      await asOwner('2026-11-26T00:00Z', () => submit(previewSchedule, { ...form, version: 2 })),
    );
    expect(seen.sentence).toContain('at 09:00 in Chicago');

    const wrong = { ...form, version: 2, zone: 'Mars/Olympus' };
    expect(refusalOf(await save('2026-11-26T00:00Z', wrong)).fieldErrors).toHaveProperty('zone');
    doneOf(await save('2026-11-26T00:00Z', { ...form, version: 2, zone: 'Asia/Tokyo' }));
    expect((await plannedOf(place, ref))?.at).toEqual(new Date('2026-11-30T00:00:00Z'));
    await moveBusinessTo('America/Chicago');
  });

  it('pauses and resumes on its own clock, over a clock change', async () => {
    const { ref } = await givenSchedule(place, { startsOn: '2027-03-08' });
    await moveBusinessTo('Asia/Tokyo');

    doneOf(await asOwner('2027-03-01T00:00Z', () => submit(pauseSchedule, { ...ref, version: 1 })));
    doneOf(await asOwner('2027-03-09T00:00Z', () => submit(resumeSchedule, { ...ref, version: 2 })));

    // summer time has begun on 14 March
    expect((await plannedOf(place, ref))?.at).toEqual(new Date('2027-03-15T14:00:00Z'));
    await moveBusinessTo('America/Chicago');
  });
});

describe('a schedule for the last working day of the month', () => {
  const LAST = {
    unit: 'month',
    on: 'workday',
    nth: '-1',
    startsOn: '2026-11-01',
    daysOffOf: 'assistant',
  };
  const SUN_TO_THU = ['7', '1', '2', '3', '4'];

  /** Sets the assistant's working days, and lets the schedules follow. */
  async function worksOn(days: readonly string[], at: string): Promise<void> {
    const { assistant, workspace, engagementId } = place;
    const hours = { days: [...days], from: '09:00', until: '17:00', holidayCountry: '', holidayRegion: '' };
    doneOf(await atTime(new Date(at), () => asPerson(assistant, () => submit(setYourHours, hours))));
    const payload = { workspaceId: workspace.id, engagementId };
    await atTime(new Date(at), () => followCalendar.perform(payload, FIRST_TRY));
  }
  const MON_TO_FRI = ['1', '2', '3', '4', '5'];
  afterEach(() =>
    withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
      tx.user.update({
        where: { id: place.assistant.userId },
        data: { workDays: [], worksFrom: null, worksUntil: null },
      }),
    ),
  );

  it.each(['keep', 'next'])(
    'goes by the weekdays that are worked on now: it kept those of when it was saved (%s)',
    async (dayOffPolicy) => {
      await worksOn(MON_TO_FRI, '2026-11-20T12:00:00Z');
      const { ref } = await givenSchedule(place, { ...LAST, startsOn: '2026-12-05', dayOffPolicy });
      expect(await recordOf(place, ref)).toEqual(['2026-12-31 planned']);

      await worksOn(['1', '2', '3'], '2026-11-26T12:00:00Z');

      // 31 December is a Thursday
      expect(await recordOf(place, ref)).toEqual(['2026-12-30 planned']);
      expect((await pageOf('2026-11-26T13:00Z', ref)).preview?.rows[0]).toMatchObject({
        named: '2026-12-30',
      });
    },
  );

  it('hands over once in a month, also where its last working day is a later one since', async () => {
    await worksOn(SUN_TO_THU, '2026-11-20T12:00:00Z');
    const { ref } = await givenSchedule(place, { ...LAST, startsOn: '2027-04-05' });
    await letRun(place, ref, '2027-04-29T14:00:00Z');
    expect(await recordOf(place, ref)).toEqual(['2027-04-29 handed_over', '2027-05-31 planned']);

    // 30 April is a Friday
    await worksOn(MON_TO_FRI, '2027-04-29T15:00:00Z');

    expect(await recordOf(place, ref)).toEqual(['2027-04-29 handed_over', '2027-05-31 planned']);
    const named = (await pageOf('2027-04-29T16:00Z', ref)).preview?.rows.map((row) => row.named);
    expect(named?.[0]).toBe('2027-05-31');
  });

  it('leaves out the month that was skipped, whichever day is its last working day now', async () => {
    await worksOn(MON_TO_FRI, '2026-11-20T12:00:00Z');
    const { ref } = await givenSchedule(place, { ...LAST, startsOn: '2026-12-05' });
    doneOf(await skip('2026-11-26T00:00Z', ref, '2026-12-31'));

    await worksOn(['1', '2', '3'], '2026-11-26T12:00:00Z');

    expect(await recordOf(place, ref)).toEqual(['2026-12-30 skipped', '2027-01-27 planned']);
    expect((await pageOf('2026-11-26T13:00Z', ref)).skipped).toEqual(['2026-12-30']);
    doneOf(await unskip('2026-11-26T14:00Z', ref, '2026-12-30'));
    expect(await recordOf(place, ref)).toEqual(['2026-12-30 planned']);
  });
});
