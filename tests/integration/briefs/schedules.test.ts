import { beforeAll, describe, expect, it } from 'vitest';
import { handOverScheduled } from '@/lib/briefs/schedules/jobs';
import { listSchedules } from '@/lib/briefs/schedules/queries';
import { pauseSchedule } from '@/lib/briefs/schedules/running.actions';
import { saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { resumeWork } from '@/lib/people/pausing/pausing.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenPaused } from '@/tests/support/pausing';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { briefsOf, givenSchedule, letRun, plannedOf, recordOf } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

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
  it("plans one occurrence when it is made, at its business's wall time", async () => {
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

  it('after a standstill hands over only the latest, records the others as missed, and says so', async () => {
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

  it('reports once what prevents it, and continues by itself when that is gone', async () => {
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

  it('hands nothing over while the work is paused', async () => {
    const { ref } = await givenSchedule(place);
    const paused = await givenPaused(place);

    const listed = async () =>
      (await listSchedules(place.owner.userId, ref.workspaceId)).find(({ id }) => id === ref.id);

    expect(await listed()).toMatchObject({ isWorkPaused: true, obstacle: null });
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    expect(await listed()).toMatchObject({ isWorkPaused: true, obstacle: 'engagement_paused' });
    doneOf(await asPerson(place.owner, () => submit(resumeWork, paused)));
    expect(await listed()).toMatchObject({ isWorkPaused: false });
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

    expect(refusalOf(answer).fieldErrors).toEqual({
      playbookNumber: 'That playbook has no version 2. Choose “Always the newest”.',
    });
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    expect((await briefsOf(place, ref))[0]).toMatchObject({ playbookId: playbook.id, playbookNumber: 1 });
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
