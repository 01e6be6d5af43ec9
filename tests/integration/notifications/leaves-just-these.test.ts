import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefState } from '@/lib/briefs/rules';
import { remindOfDeadline } from '@/lib/notifications/jobs';
import { cancelReminders, setReminders } from '@/lib/notifications/reminding';
import { planReminders } from '@/lib/notifications/rules';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenPeople } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';

const HOUR = 60 * 60 * 1000;
const BEGIN = new Date('2027-02-01T08:00:00Z').getTime();

type Step =
  | { readonly does: 'moves the deadline'; readonly hoursAhead: number }
  | { readonly does: 'moves to'; readonly state: BriefState }
  | { readonly does: 'lets time pass'; readonly hours: number; readonly isWorkerUp: boolean };

const hours = (max: number) => fc.integer({ min: 1, max });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('moves the deadline' as const), hoursAhead: hours(120) }),
    fc.record({
      does: fc.constant('moves to' as const),
      state: fc.constantFrom<BriefState>(
        'accepted',
        'in_progress',
        'delivered',
        'revision',
        'approved',
        'clarifying',
      ),
    }),
    fc.record({ does: fc.constant('lets time pass' as const), hours: hours(60), isWorkerUp: fc.boolean() }),
  ),
  { minLength: 1, maxLength: 14 },
);

/**
 * The rules name which reminders a brief asks for; whatever happens to it, and whether or not a worker is there when a
 * moment comes, those and no others are left in the database, each told at most once.
 */
describe('any sequence of deadline changes, acceptances and clock jumps', () => {
  const database = givenDatabase();
  let owner: pg.Client;
  let place: BriefPlace;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
    place = await givenRuthAndMaria(await givenPeople());
  });
  afterAll(() => owner.end());

  it('leaves just the reminders that the rules name, each said once at most', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const { workspaceId, id } = await givenBriefSent(place, { title: 'Any work' });
        const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
          withActor({ kind: 'workspace', workspaceId }, work);
        const world: { now: number; state: BriefState; deadlineAt: Date } = {
          now: BEGIN,
          state: 'accepted',
          deadlineAt: new Date(BEGIN + 50 * HOUR),
        };

        /** The terms of a brief can't be changed like this; its guards are lifted, for the reminders are what is tried. */
        const write = async () => {
          await owner.query("SET session_replication_role = 'replica'");
          await owner.query(
            'UPDATE briefs SET state = $2, deadline_at = $3, accepted_at = coalesce(accepted_at, $3) WHERE id = $1',
            [id, world.state, world.deadlineAt],
          );
          await owner.query("SET session_replication_role = 'origin'");
        };
        const replan = () =>
          atTime(new Date(world.now), () =>
            asBusiness(async (tx) => {
              const brief = await tx.brief.findUniqueOrThrow({
                where: { workspaceId_id: { workspaceId, id } },
                include: { checkIns: true },
              });
              await (world.state === 'approved' ? cancelReminders(tx, brief) : setReminders(tx, brief));
            }),
          );
        const rows = () =>
          asBusiness((tx) => tx.reminder.findMany({ where: { briefId: id }, orderBy: { dueAt: 'asc' } }));
        const waiting = async () =>
          (await rows()).filter(({ sentAt, cancelledAt }) => !sentAt && !cancelledAt);
        const work = async () => {
          for (const { id: reminderId, dueAt } of await waiting()) {
            if (dueAt.getTime() > world.now) continue;
            // the same job twice, as two workers would
            await atTime(new Date(world.now), () =>
              Promise.all(
                [1, 2].map(() =>
                  remindOfDeadline.perform({ workspaceId, reminderId }, { attempt: 1, isLastAttempt: false }),
                ),
              ),
            );
          }
        };

        await write();
        await replan();
        for (const step of sequence) {
          if (step.does === 'moves the deadline')
            world.deadlineAt = new Date(world.now + step.hoursAhead * HOUR);
          if (step.does === 'moves to') world.state = step.state;
          if (step.does === 'lets time pass') {
            world.now += step.hours * HOUR;
            if (step.isWorkerUp) await work();
            continue;
          }
          await write();
          await replan();
        }
        const said = async () =>
          (await rows()).flatMap(({ kind, dueAt, sentAt }) =>
            sentAt ? [`${kind} ${dueAt.toISOString()}`] : [],
          );
        const before = await said();
        await work();

        const named = planReminders(
          { state: world.state, deadlineAt: world.deadlineAt, checkIns: [] },
          new Date(world.now),
        );
        const asked = named.map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString()}`);
        const left = (await waiting()).map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString()}`);
        expect(left.sort()).toEqual([...asked].sort());

        const all = await said();
        expect(new Set(all).size).toBe(all.length);
        // however much was missed, one thing is said about one brief
        expect(all.length - before.length).toBeLessThanOrEqual(1);
        const told = await owner.query(
          'SELECT event_key FROM notifications WHERE subject_id = $1 AND kind LIKE $2',
          [id, 'reminder.%'],
        );
        expect(told.rowCount).toBe(all.length);
      }),
      {
        numRuns: 25,
        // all four moments go by while no worker is there
        examples: [[[{ does: 'lets time pass', hours: 60, isWorkerUp: false }]]],
      },
    );
  });
});
