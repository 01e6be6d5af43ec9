import { beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '@/lib/briefs/home/home.queries';
import { handOverScheduled } from '@/lib/briefs/schedules/jobs';
import { getSchedule, listSchedules } from '@/lib/briefs/schedules/queries';
import { tryScheduleAgain } from '@/lib/briefs/schedules/running.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenSchedule, plannedOf, recordOf } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

type Ref = { readonly workspaceId: string; readonly id: string };

describe('a schedule that a fault of ours keeps from handing over', () => {
  const database = givenDatabaseWithPeople();
  const everything = givenConnection(database, 'owner');
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  /** Its playbook can't be read any more, as a wrong migration might leave it; `repair` puts it right. */
  async function givenBroken() {
    const { ref, playbook } = await givenSchedule(place);
    const rewrite = async (content: string) => {
      await everything().query('ALTER TABLE playbook_versions DISABLE TRIGGER USER');
      await everything().query(`UPDATE playbook_versions SET content = ${content} WHERE playbook_id = $1`, [
        playbook.id,
      ]);
      await everything().query('ALTER TABLE playbook_versions ENABLE TRIGGER USER');
    };
    await rewrite(`content - 'format'`);
    return { ref, repair: () => rewrite(`content || '{"format": "handover.playbook.v1"}'`) };
  }

  async function run(ref: Ref, isLastAttempt: boolean): Promise<void> {
    const planned = await plannedOf(place, ref);
    const payload = { workspaceId: ref.workspaceId, scheduleId: ref.id, occurrenceId: planned?.id };
    await atTime(new Date('2026-12-02T15:00:00Z'), () =>
      handOverScheduled.perform(payload, { attempt: 1, isLastAttempt }),
    );
  }

  const lateOn = async (at: string) => {
    const home = await getHome(
      { userId: place.owner.userId, role: 'owner' },
      place.workspace.id,
      new Date(at),
    );
    return home.schedules;
  };
  const mailsAbout = (subjectId: string) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
      tx.mail.findMany({ where: { subjectId }, select: { kind: true, toAddress: true } }),
    );
  const tries = (ref: Ref, at: string) =>
    atTime(new Date(at), () =>
      asPerson(place.owner, async () => doneOf(await submit(tryScheduleAgain, ref))),
    );

  /** @returns who had it tried again, as the audit log says. */
  async function triedAgain({ id: subjectId }: Ref): Promise<readonly (string | null)[]> {
    const events = await withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
      tx.auditEvent.findMany({ where: { subjectId, action: 'schedule.tried_again' } }),
    );
    return events.map(({ actorUserId }) => actorUserId);
  }

  it('needs the owner once it is an hour late, and says so wherever it is named', async () => {
    const { ref, repair } = await givenBroken();

    expect(await lateOn('2026-11-30T15:59:00Z')).toEqual([]);
    expect(await lateOn('2026-11-30T16:00:00Z')).toMatchObject([
      { scheduleId: ref.id, assistant: 'Maria Santos', at: new Date('2026-11-30T15:00:00Z') },
    ]);
    await atTime(new Date('2026-11-30T16:00:00Z'), async () => {
      expect((await listSchedules(place.owner.userId, place.workspace.id))[0]?.isLate).toBe(true);
      expect((await getSchedule(place.owner, place.workspace, ref.id))?.isLate).toBe(true);
    });
    await repair();
    await run(ref, false);
    expect(await lateOn('2026-12-02T16:00:00Z')).toEqual([]);
  });

  it('is retried automatically without a message, and reported by mail when it is given up', async () => {
    const { ref, repair } = await givenBroken();

    await expect(run(ref, false)).rejects.toThrow('handover.playbook.v1');
    expect(await mailsAbout(ref.id)).toEqual([]);
    await expect(run(ref, true)).rejects.toThrow('handover.playbook.v1');

    expect(await mailsAbout(ref.id)).toContainEqual({
      kind: 'schedule.stands_still',
      toAddress: place.owner.email,
    });
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 planned']);
    await repair();
    await run(ref, false);
  });

  it('is handed over once the owner tries again, and continues from there', async () => {
    const { ref, repair } = await givenBroken();
    await expect(run(ref, true)).rejects.toThrow('handover.playbook.v1');
    const key = `schedule:${ref.workspaceId}:${ref.id}`;
    await everything().query(
      'UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1',
      [key],
    );
    await repair();

    await tries(ref, '2026-12-02T16:00:00Z');

    const { rows } = await everything().query('SELECT attempts FROM graphile_worker.jobs WHERE key = $1', [
      key,
    ]);
    expect(rows).toEqual([{ attempts: 0 }]);
    expect(await triedAgain(ref)).toEqual([place.owner.userId]);
    await run(ref, false);
    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-07 planned']);
  });

  it('that was handed over meanwhile is left as it is', async () => {
    const { ref, repair } = await givenBroken();
    await repair();
    await run(ref, false);

    await tries(ref, '2026-12-02T16:00:00Z');

    expect(await recordOf(place, ref)).toEqual(['2026-11-30 handed_over', '2026-12-07 planned']);
    expect(await triedAgain(ref)).toEqual([]);
  });
});
