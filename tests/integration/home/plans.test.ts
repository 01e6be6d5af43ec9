import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_SHOWN } from '@/lib/briefs/home/home.rules';
import { changesDueForOwner, hasChangesDue } from '@/lib/evaluations/adjusting/changes-due.queries';
import { type Sql, sql } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { type EvaluationRef, givenCadence, givenClosed } from '@/tests/support/evaluations';
import { onDay } from '@/tests/support/on-day';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const PAST = 500;
const CHANGES_EACH = 10;
const TODAY = new Date('2027-03-24T18:00:00Z');

type Step = {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Step[];
};

/** What the home must not be slowed down by: PostgreSQL itself says what it read, asked as the owner. */
describe('the owner’s home after years of evaluations', () => {
  const database = givenDatabaseWithPeople();
  let pair: Pair;
  let ref: EvaluationRef;
  beforeAll(async () => {
    pair = await givenCadence(await givenPeople(), 'Years of it');
    const said = { kind: 'cadence', what: 'Every month from now on.', months: 1, dueOn: '2027-03-31' };
    ({ ref } = await onDay('2027-03-02', () => givenClosed(pair, said)));
    await givenPast(ref.id);
  });

  /**
   * Copies an evaluation with its changes to earlier dates, with what became of each: past every trigger, since it
   * would take centuries.
   */
  async function givenPast(id: string): Promise<void> {
    const owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
    await owner.query('SET session_replication_role = replica');
    await owner.query('UPDATE evaluations SET number = $2 WHERE id = $1', [id, PAST + 1]);
    await owner.query(
      `INSERT INTO evaluations SELECT (jsonb_populate_record(e,
         jsonb_build_object('id', gen_random_uuid(), 'number', n, 'planned_for', NULL))).*
       FROM evaluations e, generate_series(1, $2) n WHERE e.id = $1`,
      [id, PAST],
    );
    await owner.query(
      `INSERT INTO evaluation_adjustments SELECT (jsonb_populate_record(a,
         jsonb_build_object('id', gen_random_uuid(), 'evaluation_id', e.id))).*
       FROM evaluation_adjustments a, evaluations e, generate_series(1, $2) WHERE a.evaluation_id = $1 AND e.id <> $1`,
      [id, CHANGES_EACH],
    );
    await owner.query(
      `INSERT INTO evaluation_follow_ups (workspace_id, id, engagement_id, adjustment_id, evaluation_id, outcome, note, said_by_id, said_at)
       SELECT workspace_id, gen_random_uuid(), engagement_id, id, $1, 'done', '', made_by_id, made_at
       FROM evaluation_adjustments WHERE evaluation_id <> $1`,
      [id],
    );
    await owner.query('ANALYZE');
    await owner.end();
  }

  /** @returns how many rows of a table a query has read. */
  async function lookedAt(table: string, { text, values }: Sql): Promise<number> {
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT app.act_as_user($1)', [pair.owner.userId]);
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Step }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    await client.end();
    const steps = (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => allOf(Plan));
    const ofIt = steps.filter((step) => step['Relation Name'] === table);
    expect(ofIt).not.toEqual([]);
    return ofIt.reduce(
      (sum, step) =>
        sum + (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)) * step['Actual Loops'],
      0,
    );
  }

  it.each([
    ['whether any change is due', () => sql`SELECT ${hasChangesDue(pair.workspace.id, TODAY)}`],
    ['which changes are due', () => changesDueForOwner(pair.workspace.id, TODAY, MOST_SHOWN)],
  ])("reads %s only of the last one's changes, of 5,001", async (_, asked) => {
    expect(await lookedAt('evaluation_adjustments', asked())).toBe(1);
    expect(await lookedAt('evaluations', asked())).toBeLessThan(5);
  });
});

function allOf(step: Step): readonly Step[] {
  return [step, ...(step.Plans ?? []).flatMap(allOf)];
}
