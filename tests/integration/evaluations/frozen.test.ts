import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Pair } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import {
  type EvaluationRef,
  givenAdjustment,
  givenCadence,
  givenRevealed,
  signsEvaluation,
} from '@/tests/support/evaluations';
import { onDay } from '@/tests/support/on-day';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';

/** What the actions refuse in their own words, the database refuses to anybody who bypasses them. */
describe('an evaluation, whatever SQL is tried', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let pair: Pair;
  let ref: EvaluationRef;
  beforeAll(async () => {
    pair = await givenCadence(await givenPeople(), 'Adeyemi Kilns');
    ref = await onDay('2027-03-02', () => givenRevealed(pair));
  });

  const updates = (change: string) =>
    objectionTo(pair.owner, [`UPDATE evaluations SET ${change} WHERE id = $1::uuid`, ref.id]);

  /** Adds a row like those that there are of this business. */
  const again = (table: string) =>
    objectionTo(pair.owner, [
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', $2::uuid))).* FROM ${table} t WHERE workspace_id = $1`,
      pair.workspace.id,
      newId(),
    ]);

  it.each([
    ["facts = '{}'", 'handed in and shown stays so'],
    ['owner_submitted_at = now()', 'handed in and shown stays so'],
    ['assistant_submitted_at = NULL', 'handed in and shown stays so'],
    ['revealed_at = now()', 'handed in and shown stays so'],
    ["period_from = period_from - interval '1 day'", 'frozen'],
    ["due_at = due_at + interval '1 day'", 'moved with a reason'],
    ["state = 'done'", "doesn't go from revealed to done"],
    ["state = 'signed_by_one'", 'two signatures under one text'],
  ])('that both have handed in has no other %s', async (change, rule) => {
    expect(await updates(change)).toContain(rule);
  });

  it('begins open, with nothing of it said', async () => {
    expect(await again('evaluations')).toContain('an evaluation begins open');
  });

  it('that one has signed keeps its text, and is closed by the other’s signature alone', async () => {
    await onDay('2027-03-02', async () => {
      await givenAdjustment(pair.owner, ref);
      doneOf(await signsEvaluation(pair.owner, ref));
    });

    expect(await updates("canonical_json = '{}'")).toContain('signed stays as it is');
    expect(await updates("document_hash = repeat('0', 64)")).toContain('signed stays as it is');
    expect(await updates("state = 'done'")).toContain('two signatures under one text');
    expect(await again('evaluation_assessments')).toContain('this evaluation is being signed');
  });
});
