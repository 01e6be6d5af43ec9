import fc from 'fast-check';
import type pg from 'pg';
import { expect } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import type { Job } from '@/lib/platform/jobs/define';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { FIRST_TRY } from './first-try';

export const HOUR = 60 * 60 * 1000;
export const BEGIN = new Date('2027-02-01T08:00:00Z').getTime();

type Named = { readonly kind: string; readonly party?: string | null; readonly dueAt: Date };

/** A kind of thing that people are reminded of, and how it behaves. */
export type Remindable<Facts> = {
  readonly workspaceId: string;
  readonly id: string;
  /** the column of `reminders` that names it */
  readonly column: 'brief_id' | 'agreement_id' | 'timesheet_id' | 'evaluation_id';
  readonly job: Job<{ workspaceId: string; reminderId: string }>;
  readonly begin: Facts;
  /** writes its current state; the tables' guards are lifted, since only the reminders are being tested */
  readonly write: (owner: pg.Client, facts: Facts) => Promise<void>;
  /** what each action does last: its reminders become those that it asks for now */
  readonly replan: (tx: Tx, facts: Facts) => Promise<void>;
  /** the reminders that the rules name */
  readonly named: (facts: Facts, now: Date) => readonly Named[];
};

/** What is different from a moment on, in milliseconds since 1970. */
export type Change<Facts> = (now: number) => Partial<Facts>;

/** @returns a change of this kind of thing. */
export function changing<Facts>() {
  return (change: Change<Facts>) => change;
}

/** Something happens to it, or time passes: with somebody at work in the engine room, or without. */
export type Step<Facts> =
  | { readonly does: 'changes'; readonly to: Change<Facts> }
  | { readonly does: 'lets time pass'; readonly hours: number; readonly isWorkerUp: boolean };

/** @returns any sequence of changes, and of clock jumps of up to so many hours. */
export function anySteps<Facts>(
  changes: fc.Arbitrary<Change<Facts>>,
  jump: number,
): fc.Arbitrary<readonly Step<Facts>[]> {
  const hours = fc.integer({ min: 1, max: jump });
  return fc.array(
    fc.oneof(
      fc.record({ does: fc.constant('changes' as const), to: changes }),
      fc.record({ does: fc.constant('lets time pass' as const), hours, isWorkerUp: fc.boolean() }),
    ),
    { minLength: 1, maxLength: 14 },
  );
}

/** Lets rows in this test's database be what no action would make them: only the reminders are being tested. */
export async function liftGuards(owner: pg.Client, tables: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ drop: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
     FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text = ANY ($1)`,
    [tables],
  );
  for (const { drop } of rows) await owner.query(drop);
}

/** How many sequences are tried for each kind: few in each run, more by hand (REMINDER_RUNS=500). */
export const RUNS = Number(process.env.REMINDER_RUNS ?? 8);

/**
 * Fails unless a sequence leaves exactly the reminders that the rules name, each sent once at most, and of all that
 * were missed one to each side.
 */
export async function leavesJustThese<Facts>(
  owner: pg.Client,
  thing: Remindable<Facts>,
  sequence: readonly Step<Facts>[],
): Promise<void> {
  const { workspaceId, id, column, job } = thing;
  let [now, facts] = [BEGIN, thing.begin];
  await owner.query(`DELETE FROM reminders WHERE ${column} = $1`, [id]);
  await owner.query("DELETE FROM notifications WHERE subject_id = $1 AND kind LIKE 'reminder.%'", [id]);

  const asBusiness = <T>(work: (tx: Tx) => Promise<T>) => withActor({ kind: 'workspace', workspaceId }, work);
  const settle = async () => {
    await owner.query("SET session_replication_role = 'replica'");
    await thing.write(owner, facts);
    await owner.query("SET session_replication_role = 'origin'");
    await atTime(new Date(now), () => asBusiness((tx) => thing.replan(tx, facts)));
  };
  const rows = async () =>
    (
      await owner.query<{
        id: string;
        kind: string;
        party: string | null;
        dueAt: Date;
        isSent: boolean;
        waits: boolean;
      }>(
        `SELECT id, kind, party, due_at AS "dueAt", sent_at IS NOT NULL AS "isSent",
           sent_at IS NULL AND cancelled_at IS NULL AS waits
         FROM reminders WHERE ${column} = $1 ORDER BY due_at, id`,
        [id],
      )
    ).rows;
  const work = async () => {
    for (const { id: reminderId, dueAt, waits } of await rows()) {
      if (!waits || dueAt.getTime() > now) continue;
      const perform = () => job.perform({ workspaceId, reminderId }, FIRST_TRY);
      // the same job twice, as two workers would
      await atTime(new Date(now), () => Promise.all([perform(), perform()]));
    }
  };
  const said = async () => (await rows()).filter(({ isSent }) => isSent).map(inWords);

  await settle();
  for (const step of sequence) {
    if (step.does === 'changes') {
      facts = { ...facts, ...step.to(now) };
      await settle();
    } else {
      now += step.hours * HOUR;
      if (step.isWorkerUp) await work();
    }
  }
  const before = await said();
  await work();

  const left = (await rows()).filter(({ waits }) => waits).map(inWords);
  expect(left.sort()).toEqual(thing.named(facts, new Date(now)).map(inWords).sort());
  const all = await said();
  expect(new Set(all).size).toBe(all.length);
  const late = all.filter((each) => !before.includes(each)).map((each) => each.split(' ')[0]);
  expect(new Set(late).size).toBe(late.length);
  // to one side, or to several of its people: a constraint makes sure that nobody is told twice
  const told = await owner.query(
    "SELECT DISTINCT event_key FROM notifications WHERE subject_id = $1 AND kind LIKE 'reminder.%'",
    [id],
  );
  expect(told.rowCount).toBe(all.length);
}

/** Who is told first, so that what one side is told can be counted. */
function inWords({ party, kind, dueAt }: Named): string {
  return `${party ?? 'them'} ${kind} ${dueAt.toISOString()}`;
}
