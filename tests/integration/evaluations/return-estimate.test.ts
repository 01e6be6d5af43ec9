import { beforeAll, describe, expect, it } from 'vitest';
import { thaw } from '@/lib/evaluations/document';
import { Facts } from '@/lib/evaluations/facts/schema';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import { calculateReturn } from '@/lib/evaluations/return-estimate/return-estimate.rules';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { givenPair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  type EvaluationRef,
  givenAdjustment,
  givenEvaluation,
  handsIn,
  returnEstimateForm,
  signsEvaluation,
} from '@/tests/support/evaluations';
import { asPerson, givenManager, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';
import { givenAgreedBefore, givenApproved } from '@/tests/support/time';

const LATER = new Date('2027-04-20T12:00:00Z');

describe('what an owner calculates at an evaluation', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  const on = (work: () => Promise<unknown>) => atTime(LATER, work);
  let people: People;
  let ref: EvaluationRef;
  beforeAll(async () => {
    people = await givenPeople();
    const pair = await givenPair(people, 'Calculated');
    await givenAgreedBefore(pair);
    await givenApproved(pair);
    await on(async () => {
      ref = await givenEvaluation(pair);
    });
    await givenManager(pair.workspace, people.tomas);
  });

  const read = async (person: Person) =>
    (await atTime(LATER, () => getEvaluationPage(person.userId, ref, NEWEST)))?.returnEstimate ?? null;
  const saves = (changes: Parameters<typeof returnEstimateForm>[1] = {}) =>
    atTime(LATER, () =>
      asPerson(people.ruth, () => submit(saveReturnEstimate, returnEstimateForm(ref, changes))),
    );

  /** @returns how many calculations the database shows to an owner, a manager and the assistant. */
  const letThrough = () =>
    Promise.all(
      [people.ruth, people.tomas, people.maria].map(({ userId }) =>
        withActor({ kind: 'user', userId }, (tx) =>
          tx.returnEstimate.count({ where: { evaluationId: ref.id } }),
        ),
      ),
    );

  it('is the owner’s alone, and gives a range of what came back', async () => {
    doneOf(await saves());
    expect(await letThrough()).toEqual([1, 0, 0]);

    const kept = await read(people.ruth);
    expect(kept && calculateReturn(kept, [])).toMatchObject({
      worthMinorLow: 170_000,
      worthMinorHigh: 440_000,
    });
    expect(await read(people.maria)).toBeNull();
  });

  it('isn’t overwritten from a page that shows an older version, nor moved to another evaluation', async () => {
    doneOf(await saves());
    expect(refusalOf(await saves({ own: '6' })).code).toBe('changed_meanwhile');
    const moved =
      'UPDATE evaluation_reckonings SET engagement_id = gen_random_uuid() WHERE evaluation_id = $1';
    expect(await objectionTo(people.ruth, [moved, ref.id])).toContain('stays with its evaluation');
    doneOf(await saves({ version: 1, isShared: 'on' }));
  });

  it('is shown to the assistant when shared, and not before each can read the other', async () => {
    expect(await read(people.maria)).toBeNull();
    await on(async () => {
      doneOf(await handsIn(people.ruth, ref, 'It goes well.'));
      doneOf(await handsIn(people.maria, ref, 'I like it here.'));
    });

    expect(await read(people.maria)).toMatchObject({ usedFor: 'Two new glazes, and Fridays off.' });
    expect(await letThrough()).toEqual([1, 1, 1]);
  });

  it('is part of the text that both sign, to the last assumption, and never changes after that', async () => {
    await on(async () => {
      await givenAdjustment(people.ruth, ref, { kind: 'none' });
      for (const person of [people.ruth, people.maria]) doneOf(await signsEvaluation(person, ref));
    });

    const signed = await withActor({ kind: 'user', userId: people.maria.userId }, (tx) =>
      tx.evaluation.findUniqueOrThrow({ where: { workspaceId_id: ref } }),
    );
    const { money } = thaw(signed.canonicalJson ?? '', signed.documentHash ?? '');
    const frozen = Facts.parse(signed.facts).period.cost;
    expect(frozen).toHaveLength(1);
    expect(money).toMatchObject({
      currency: 'USD',
      freedMinutesLow: 40 * 60,
      freedMinutesHigh: 60 * 60,
      ownMinutes: 5 * 60,
      hourMinorLow: 5000,
      hourMinorHigh: 8000,
      usedFor: 'Two new glazes, and Fridays off.',
      costMinor: frozen[0]?.costMinor,
      worthMinorLow: 170_000,
      worthMinorHigh: 440_000,
      verdict: 'more',
    });
    expect(refusalOf(await saves({ version: 2 })).code).toBe('wrong_state');
    expect(
      await objectionTo(people.ruth, [
        'UPDATE evaluation_reckonings SET own_minutes = 0 WHERE evaluation_id = $1::uuid',
        ref.id,
      ]),
    ).toContain('the evaluation has been signed');
  });
});
