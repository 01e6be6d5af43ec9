import { beforeAll, describe, expect, it } from 'vitest';
import { endSchedule, pauseSchedule, resumeSchedule } from '@/lib/briefs/schedules/running.actions';
import { previewSchedule, saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { skipOccurrence, unskipOccurrence } from '@/lib/briefs/schedules/skipping.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenSchedule, letRun, recordOf, scheduleForm, seenOf } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

const asOwner = <T>(at: string, work: () => Promise<T>) =>
  atTime(new Date(at), () => asPerson(place.owner, work));

describe('the person who runs a schedule', () => {
  it('pauses and resumes it; what fell into the pause isn’t made up for', async () => {
    const { ref } = await givenSchedule(place);

    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(pauseSchedule, { ...ref, version: 1 })));
    expect(await recordOf(place, ref)).toEqual([]);
    doneOf(await asOwner('2026-12-08T00:00Z', () => submit(resumeSchedule, { ...ref, version: 2 })));

    expect(await recordOf(place, ref)).toEqual(['2026-12-14 planned']);
  });

  it('can repeat a step whose answer was lost, and no other', async () => {
    const { form, ref } = await givenSchedule(place);
    const steps = (action: typeof pauseSchedule, version: number) =>
      asOwner('2026-11-26T00:00Z', () => submit(action, { ...ref, version }));

    for (const _ of [1, 2]) doneOf(await steps(pauseSchedule, 1));
    expect(refusalOf(await steps(pauseSchedule, 2)).code).toBe('wrong_state');
    for (const _ of [1, 2]) doneOf(await steps(resumeSchedule, 2));
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);

    doneOf(
      await asOwner('2026-11-26T00:00Z', () => submit(saveSchedule, { ...form, version: 3, time: '10:00' })),
    );
    // it runs, but by what was saved since
    expect(refusalOf(await steps(resumeSchedule, 3)).code).toBe('wrong_state');
    for (const _ of [1, 2]) doneOf(await steps(endSchedule, 4));
    expect(refusalOf(await steps(endSchedule, 5)).code).toBe('wrong_state');
    const done = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.auditEvent.findMany({ where: { subjectId: ref.id }, orderBy: { id: 'asc' } }),
    );
    expect(done.map(({ action }) => action.slice('schedule.'.length))).toEqual([
      'made',
      'paused',
      'resumed',
      'changed',
      'ended',
    ]);
  });

  it('skips one day and restores it', async () => {
    const { ref } = await givenSchedule(place);
    const day = (named: string) => ({ ...ref, named });

    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(skipOccurrence, day('2026-11-30'))));
    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(skipOccurrence, day('2026-12-14'))));
    expect(await recordOf(place, ref)).toEqual([
      '2026-11-30 skipped',
      '2026-12-07 planned',
      '2026-12-14 skipped',
    ]);
    await letRun(place, ref, '2026-12-07T15:00:00Z');
    expect((await recordOf(place, ref)).at(-1)).toBe('2026-12-21 planned');

    // posted again, it is answered as done
    const seen = await seenOf(place, ref, '2026-12-14');
    const skipped = { ...day('2026-12-14'), seen };
    for (const _ of [1, 2])
      doneOf(await asOwner('2026-12-08T00:00Z', () => submit(unskipOccurrence, skipped)));
    expect((await recordOf(place, ref)).at(-1)).toBe('2026-12-14 planned');
    expect(
      await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
        tx.auditEvent.count({ where: { subjectId: ref.id, action: 'schedule.day_taken_up' } }),
      ),
    ).toBe(1);
    const gone = { ...day('2026-11-30'), seen: await seenOf(place, ref, '2026-11-30') };
    const late = await asOwner('2026-12-08T00:00Z', () => submit(unskipOccurrence, gone));
    expect(refusalOf(late).code).toBe('not_ahead');
    const never = await asOwner('2026-12-08T00:00Z', () => submit(skipOccurrence, day('2026-12-15')));
    expect(refusalOf(never).code).toBe('not_ahead');
  });

  it("in two tabs can't unknowingly undo in one what the other has said about a day", async () => {
    const { ref } = await givenSchedule(place);
    const named = '2026-11-30';
    const presses = (action: typeof skipOccurrence, seen?: string) =>
      asOwner('2026-11-26T00:00Z', () => submit(action, { ...ref, named, seen }));
    const seenNow = () => seenOf(place, ref, named);
    doneOf(await presses(skipOccurrence));
    const inOneTab = await seenNow();
    doneOf(await presses(unskipOccurrence, inOneTab));
    const inTheOther = await seenNow();

    // the first form comes again, after all that: it would skip the day that was restored since
    const late = [await presses(skipOccurrence)];
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);
    doneOf(await presses(skipOccurrence, inTheOther));
    late.push(await presses(unskipOccurrence, inOneTab));

    expect(late.map((answer) => refusalOf(answer).code)).toEqual(['changed_meanwhile', 'changed_meanwhile']);
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 skipped', '2026-12-07 planned']);
    // one day says nothing about another
    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(skipOccurrence, { ...ref, named: '2026-12-14' })));
  });

  it('changes it from now on: what was handed over stays, and no day comes twice', async () => {
    const { form, ref } = await givenSchedule(place);
    await letRun(place, ref, '2026-11-30T15:00:00Z');

    const change = { ...form, version: 1, unit: 'day', time: '16:00' };
    doneOf(await asOwner('2026-11-30T16:00Z', () => submit(saveSchedule, change)));

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-01 planned']);
    // posted again, it is answered as done and planned as it was; with another time it is another change
    doneOf(await asOwner('2026-11-30T17:00Z', () => submit(saveSchedule, change)));
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-01 planned']);
    const other = { ...change, time: '16:30' };
    const stale = await asOwner('2026-11-30T17:00Z', () => submit(saveSchedule, other));
    expect(refusalOf(stale).code).toBe('changed_meanwhile');
  });

  it('ends it for good', async () => {
    const { form, ref } = await givenSchedule(place);

    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(endSchedule, { ...ref, version: 1 })));

    expect(await recordOf(place, ref)).toEqual([]);
    const again = await asOwner('2026-11-26T00:00Z', () => submit(saveSchedule, { ...form, version: 2 }));
    expect(refusalOf(again).code).toBe('wrong_state');
  });

  it('makes one schedule with the same form posted twice', async () => {
    const { form, ref } = await givenSchedule(place);

    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(saveSchedule, form)));
    const other = { ...form, time: '11:45' };
    const answer = await asOwner('2026-11-26T00:00Z', () => submit(saveSchedule, other));
    expect(refusalOf(answer).code).toBe('sent_before');

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);
  });

  it.each([
    [{ weekdays: null }, 'weekdays'],
    [{ every: '0' }, 'every'],
    [{ unit: 'month', day: '0' }, 'day'],
    [{ unit: 'year', month: '2', day: '30' }, 'day'],
    [{ unit: 'month', on: 'weekday', nth: '5' }, 'nth'],
    [{ startsOn: '2026-02-30' }, 'startsOn'],
    [{ startsOn: '' }, 'startsOn'],
    [{ time: '25:00' }, 'time'],
    [{ ends: 'on', endsOn: '2026-11-01' }, 'endsOn'],
    [{ ends: 'after', times: '' }, 'times'],
    [{ dueKind: 'hours', dueHours: '0' }, 'dueHours'],
    [{ dueDays: '91' }, 'dueDays'],
    [{ dueZone: 'Mars/Olympus' }, 'dueZone'],
    [{ startsOn: '2026-01-01', ends: 'on', endsOn: '2026-02-01' }, 'startsOn'],
  ] satisfies [Fields, string][])("sees at the field what isn't possible: %j", async (typed, field) => {
    const { playbook } = await givenSchedule(place);

    const answer = await asOwner('2026-11-26T00:00Z', () =>
      submit(saveSchedule, scheduleForm(place, playbook.id, typed)),
    );

    expect(Object.keys(refusalOf(answer).fieldErrors)).toEqual([field]);
  });

  it('sees a year of it before anything is saved, with days off and clocks as they will be', async () => {
    const { playbook } = await givenSchedule(place);
    await withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
      tx.user.update({ where: { id: place.assistant.userId }, data: { holidayPlace: 'PH' } }),
    );
    const form = scheduleForm(place, playbook.id, { dayOffPolicy: 'next', daysOffOf: 'assistant' });

    const preview = doneOf(await asOwner('2026-11-26T00:00Z', () => submit(previewSchedule, form)));

    expect(preview.sentence).toBe('Every week on Monday at 09:00 in Chicago, from 30 November 2026.');
    expect(preview.rows[0]).toEqual({
      named: '2026-11-30',
      day: '2026-12-01',
      when: 'Tue 1 Dec, 09:00 your time (23:00 for Maria)',
      due: 'Wed 2 Dec, 03:00 your time (17:00 for Maria)',
      notes: ['Moved from 30 November 2026: Bonifacio Day.'],
    });
    const march = preview.rows.find(({ named }) => named === '2027-03-15');
    expect(march?.notes).toEqual(['Clocks have changed: 22:00 for Maria from now on.']);
    expect(preview.handOvers).toBeGreaterThan(50);
  });
});
