import { beforeAll, describe, expect, it } from 'vitest';
import { handOverScheduled } from '@/lib/briefs/schedules/jobs';
import { endSchedule, pauseSchedule, resumeSchedule } from '@/lib/briefs/schedules/running.actions';
import { previewSchedule, saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { skipOccurrence, unskipOccurrence } from '@/lib/briefs/schedules/skipping.actions';
import { resumeWork } from '@/lib/people/pausing.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { FIRST_TRY } from '@/tests/support/first-try';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/forms';
import { givenPaused } from '@/tests/support/pausing';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import {
  briefsOf,
  givenSchedule,
  letRun,
  plannedOf,
  recordOf,
  scheduleForm,
  seenOf,
} from '@/tests/support/schedules';

givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

const asOwner = <T>(at: string, work: () => Promise<T>) =>
  atTime(new Date(at), () => asPerson(place.owner, work));
const mailsAbout = (subjectId: string) =>
  withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
    tx.mail.findMany({
      where: { subjectId },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, toAddress: true },
    }),
  );

describe('a schedule', () => {
  it('plans one occurrence when it is made, at the wall time of its business', async () => {
    const { ref } = await givenSchedule(place);

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);
    expect((await plannedOf(place, ref))?.at).toEqual(new Date('2026-11-30T15:00:00Z'));
  });

  it('hands over a brief from its playbook when the moment comes, and plans the next', async () => {
    const { ref, playbook } = await givenSchedule(place);

    await letRun(place, ref, '2026-11-30T15:00:02Z');

    const [brief] = await briefsOf(place, ref);
    expect(brief).toMatchObject({
      state: 'sent',
      title: 'Books of November 2026',
      playbookId: playbook.id,
      playbookNumber: 1,
      deadlineLocal: '2026-12-01T17:00',
      deadlineZone: 'Asia/Manila',
      deadlineAt: new Date('2026-12-01T09:00:00Z'),
      createdById: place.owner.userId,
    });
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-07 planned']);
    const mails = await mailsAbout(brief?.id ?? '');
    expect(mails).toEqual([{ kind: 'brief.handed_over', toAddress: place.assistant.email }]);
    expect(await mailsAbout(ref.id)).toEqual([]);
  });

  it('hands each occurrence over once, with two workers at the same moment and with a second run', async () => {
    const { ref } = await givenSchedule(place);
    const planned = await plannedOf(place, ref);
    const payload = { workspaceId: ref.workspaceId, scheduleId: ref.id, occurrenceId: planned?.id };
    const run = () =>
      atTime(new Date('2026-11-30T15:00:00Z'), () => handOverScheduled.perform(payload, FIRST_TRY));

    await Promise.all([run(), run()]);
    await run();

    expect(await briefsOf(place, ref)).toHaveLength(1);
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-07 planned']);
  });

  it('after a standstill hands over the latest alone, sets the others down as missed, and tells so', async () => {
    const { ref } = await givenSchedule(place);

    await letRun(place, ref, '2026-12-16T20:00:00Z');

    expect(await recordOf(place, ref)).toEqual([
      '2026-11-30 missed',
      '2026-12-07 missed',
      '2026-12-14 handed_over',
      '2026-12-21 planned',
    ]);
    const [brief, ...others] = await briefsOf(place, ref);
    expect(others).toEqual([]);
    // two days late: the deadline counts from the real hand-over
    expect(brief?.deadlineLocal).toBe('2026-12-18T17:00');
    expect(await mailsAbout(ref.id)).toEqual([{ kind: 'schedule.caught_up', toAddress: place.owner.email }]);
  });

  it('tells once what stands in the way, and goes on by itself when it is gone', async () => {
    const engagementId = people.engagements.dewi;
    const { ref } = await givenSchedule(place, { engagementId });

    await letRun(place, ref, '2026-11-30T15:00:00Z');
    await letRun(place, ref, '2026-12-07T15:00:00Z');

    expect(await recordOf(place, ref)).toEqual([
      '2026-11-30 not_handed_over no_agreement',
      '2026-12-07 not_handed_over no_agreement',
      '2026-12-14 planned',
    ]);
    expect(await briefsOf(place, ref)).toEqual([]);
    expect(await mailsAbout(ref.id)).toEqual([
      { kind: 'schedule.not_handed_over', toAddress: place.owner.email },
    ]);
  });

  it('hands nothing over while the two have paused', async () => {
    const { ref } = await givenSchedule(place);
    const paused = await givenPaused(place);

    await letRun(place, ref, '2026-11-30T15:00:00Z');
    doneOf(await asPerson(place.owner, () => submit(resumeWork, paused)));
    await letRun(place, ref, '2026-12-07T15:00:00Z');

    expect(await recordOf(place, ref)).toEqual([
      '2026-11-30 not_handed_over engagement_paused',
      '2026-12-07 handed_over',
      '2026-12-14 planned',
    ]);
  });

  it('ends by itself when its rule has come to its end', async () => {
    const { ref } = await givenSchedule(place, { ends: 'after', times: '1' });

    await letRun(place, ref, '2026-11-30T15:00:00Z');

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over']);
    const answer = await asOwner('2026-12-01T00:00Z', () => submit(pauseSchedule, { ...ref, version: 2 }));
    expect(refusalOf(answer).message).toContain('has ended');
  });

  it('follows its playbook, or stays with the version that was chosen', async () => {
    const { form, ref, playbook } = await givenSchedule(place, { playbookNumber: '1' });
    const answer = await asOwner('2026-11-26T00:00Z', () =>
      submit(saveSchedule, { ...form, version: 1, playbookNumber: '2' }),
    );

    expect(refusalOf(answer).fieldErrors).toHaveProperty('playbookId');
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    expect((await briefsOf(place, ref))[0]).toMatchObject({ playbookId: playbook.id, playbookNumber: 1 });
  });
});

describe('whoever runs a schedule', () => {
  it('pauses it and goes on; what fell into the pause isn’t made up for', async () => {
    const { ref } = await givenSchedule(place);

    doneOf(await asOwner('2026-11-26T00:00Z', () => submit(pauseSchedule, { ...ref, version: 1 })));
    expect(await recordOf(place, ref)).toEqual([]);
    doneOf(await asOwner('2026-12-08T00:00Z', () => submit(resumeSchedule, { ...ref, version: 2 })));

    expect(await recordOf(place, ref)).toEqual(['2026-12-14 planned']);
  });

  it('knows a step again whose answer was lost, and no other', async () => {
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
      ...['made', 'paused', 'resumed', 'changed', 'ended'],
    ]);
  });

  it('skips one day and takes it up again', async () => {
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

  it('of two tabs, none undoes unseen what the other has said of a day', async () => {
    const { ref } = await givenSchedule(place);
    const named = '2026-11-30';
    const presses = (action: typeof skipOccurrence, seen?: string) =>
      asOwner('2026-11-26T00:00Z', () => submit(action, { ...ref, named, seen }));
    const seenNow = () => seenOf(place, ref, named);
    doneOf(await presses(skipOccurrence));
    const inOneTab = await seenNow();
    doneOf(await presses(unskipOccurrence, inOneTab));
    const inTheOther = await seenNow();

    // the first form comes again, after all that: it would skip the day that was taken up since
    const late = [await presses(skipOccurrence)];
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);
    doneOf(await presses(skipOccurrence, inTheOther));
    late.push(await presses(unskipOccurrence, inOneTab));

    expect(late.map((answer) => refusalOf(answer).code)).toEqual(['changed_meanwhile', 'changed_meanwhile']);
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 skipped', '2026-12-07 planned']);
    // one day says nothing of another
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

  it('makes one schedule by the same form posted twice', async () => {
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
  ] satisfies [Fields, string][])('hears at the field what can’t be: %j', async (typed, field) => {
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
      when: 'Tue 1 Dec, 09:00 your time (23:00 for Maria)',
      due: 'Wed 2 Dec, 03:00 your time (17:00 for Maria)',
      notes: ['Moved from 30 November 2026: Bonifacio Day.'],
    });
    const march = preview.rows.find(({ named }) => named === '2027-03-15');
    expect(march?.notes).toEqual(['Clocks have changed: 22:00 for Maria from now on.']);
    expect(preview.handOvers).toBeGreaterThan(50);
  });
});

describe('the database', () => {
  it('keeps what was settled, and shows an assistant nothing of a schedule', async () => {
    const { ref } = await givenSchedule(place);
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    const asStaff = { kind: 'workspace', workspaceId: ref.workspaceId } as const;

    const rewrite = withActor(asStaff, (tx) =>
      tx.scheduleOccurrence.updateMany({
        where: { scheduleId: ref.id, outcome: 'handed_over' },
        data: { outcome: 'missed', briefId: null },
      }),
    );
    await expect(rewrite).rejects.toThrow('constraint');
    const remove = withActor(asStaff, (tx) =>
      tx.scheduleOccurrence.deleteMany({ where: { scheduleId: ref.id, outcome: 'handed_over' } }),
    );
    await expect(remove).rejects.toThrow('constraint');
    const seen = await withActor({ kind: 'user', userId: place.assistant.userId }, async (tx) => [
      await tx.schedule.count(),
      await tx.scheduleOccurrence.count(),
    ]);
    expect(seen).toEqual([0, 0]);
  });
});
