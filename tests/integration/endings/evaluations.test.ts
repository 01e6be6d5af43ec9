import { beforeAll, describe, expect, it } from 'vitest';
import { draftAdjustment } from '@/lib/briefs/drafting/drafting-adjustments.actions';
import { moveDueDay } from '@/lib/evaluations/opening/beginning.actions';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { remindOfEvaluation, revealWhenDue } from '@/lib/evaluations/reminding.jobs';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import { reopenEvaluation, signEvaluation } from '@/lib/evaluations/signing/signing.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { givenAgreementInForce, givenPair, givesNotice } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { endingOf, givenEnded, saysGoOn, toldOf } from '@/tests/support/endings';
import {
  dayFrom,
  evaluationsOf,
  givenAdjustment,
  givenEvaluation,
  givenRevealed,
  handsIn,
  returnEstimateForm,
  signingForm,
  signsEvaluation,
} from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { notificationsOf } from '@/tests/support/notifications';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';

describe('an evaluation at the end of an engagement', () => {
  const { app, objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pairOf = (name: string) => givenPair(people, name);

  /** @returns when what is in is to be revealed. */
  async function revealPlannedAt(evaluationId: string) {
    const { rows } = await app().query<{ runAt: Date }>(
      'SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = $1',
      [`${revealWhenDue.name}:${evaluationId}`],
    );
    return rows[0]?.runAt;
  }

  /** @returns the days on which either side is reminded, as long as they are. */
  async function remindedOn({ workspaceId, id }: { readonly workspaceId: string; readonly id: string }) {
    const waiting = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.reminder.findMany({
        where: { evaluationId: id, sentAt: null, cancelledAt: null },
        orderBy: [{ dueAt: 'asc' }, { party: 'asc' }],
      }),
    );
    return waiting.map(({ kind, party, dueAt }) => [kind, party, dayFrom(dueAt, 0)]);
  }

  it('reveals what one side handed in in time to talk about it, though its own day lies after the last one', async () => {
    const pair = await pairOf('Moved past the end');
    const { owner, assistant } = pair;
    const agreement = await onDay('2027-03-01', () =>
      givenAgreementInForce(pair, { startsOn: '2027-03-01' }),
    );
    const open = await onDay('2027-03-02', () => givenEvaluation(pair));
    const [{ dueAt } = { dueAt: new Date() }] = await evaluationsOf(owner, pair);
    const later = { ...open, dueOn: dayFrom(dueAt, 20), reason: 'A fair.' };
    doneOf(await onDay('2027-03-03', () => asPerson(owner, () => submit(moveDueDay, later))));
    doneOf(await onDay('2027-03-04', () => handsIn(assistant, open, 'I liked it here.')));
    doneOf(await onDay('2027-03-05', () => givesNotice(owner, agreement)));
    const { endsAt } = await endingOf(pair);
    const lastMorning = dayFrom(endsAt, -1);

    const runAt = await revealPlannedAt(open.id);
    expect(dayFrom(runAt ?? endsAt, 0)).toBe(lastMorning);
    expect(await remindedOn(open)).toEqual([
      ['evaluation_3d', 'owner', dayFrom(endsAt, -5)],
      ['evaluation_overdue', 'owner', lastMorning],
      ['evaluation_overdue', 'assistant', lastMorning],
    ]);
    const job = { workspaceId: open.workspaceId, evaluationId: open.id };
    await onDay(dayFrom(endsAt, -2), () => revealWhenDue.perform(job, FIRST_TRY));
    expect(await evaluationsOf(owner, pair)).toMatchObject([{ state: 'open' }]);
    await onDay(lastMorning, () => revealWhenDue.perform(job, FIRST_TRY));

    expect(await evaluationsOf(owner, pair)).toMatchObject([{ state: 'revealed' }]);
    expect(await toldOf(owner, pair, 'evaluation.revealed')).toBe(1);
    const page = await getEvaluationPage(owner.userId, open, NEWEST);
    expect(page?.assessments.map(({ overall }) => overall)).toEqual(['I liked it here.']);
    doneOf(await onDay(lastMorning, () => handsIn(owner, open, 'So did I.')));
  });

  it('goes by its own day again once the end is cancelled', async () => {
    const pair = await pairOf('Going on');
    const { owner, assistant } = pair;
    const agreement = await onDay('2027-03-01', () =>
      givenAgreementInForce(pair, { startsOn: '2027-03-01' }),
    );
    const open = await onDay('2027-03-02', () => givenEvaluation(pair));
    const [{ dueAt } = { dueAt: new Date() }] = await evaluationsOf(owner, pair);
    const later = { ...open, dueOn: dayFrom(dueAt, 20), reason: 'A fair.' };
    doneOf(await onDay('2027-03-03', () => asPerson(owner, () => submit(moveDueDay, later))));
    const planned = [await revealPlannedAt(open.id), await remindedOn(open)];
    doneOf(await onDay('2027-03-05', () => givesNotice(owner, agreement)));
    expect(await revealPlannedAt(open.id)).not.toEqual(planned[0]);
    expect(await remindedOn(open)).not.toEqual(planned[1]);

    for (const person of [owner, assistant]) doneOf(await onDay('2027-03-06', () => saysGoOn(person, pair)));

    expect([await revealPlannedAt(open.id), await remindedOn(open)]).toEqual(planned);
  });

  it('reveals what one side handed in when both end the work sooner, and leaves the rest as it was', async () => {
    const pair = await pairOf('Half evaluated');
    const { owner, assistant } = pair;
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const open = await onDay('2027-03-02', () => givenEvaluation(pair));
    doneOf(await onDay('2027-03-03', () => handsIn(assistant, open, 'I liked it here.')));
    await onDay('2027-03-04', () => givenEnded(pair));
    const before = await evaluationsOf(owner, pair);
    const later = dayFrom(before[0]?.dueAt ?? new Date(), 3);

    const codes = await onDay('2027-03-05', async () => [
      refusalOf(await handsIn(owner, open, 'So did I.')).code,
      ...(await asPerson(owner, async () => [
        refusalOf(await submit(moveDueDay, { ...open, dueOn: later, reason: 'A fair.' })).code,
        refusalOf(await submit(saveReturnEstimate, returnEstimateForm(open))).code,
      ])),
    ]);
    const job = { workspaceId: open.workspaceId, evaluationId: open.id };
    await onDay('2027-04-20', () => revealWhenDue.perform(job, FIRST_TRY));

    expect(codes).toEqual(['ended', 'ended', 'ended']);
    expect(before).toMatchObject([{ state: 'revealed' }]);
    expect(await evaluationsOf(owner, pair)).toEqual(before);
    for (const person of [owner, assistant]) {
      expect(await toldOf(person, pair, 'evaluation.revealed')).toBe(1);
      const page = await getEvaluationPage(person.userId, open, NEWEST);
      expect(page?.assessments.map(({ overall }) => overall)).toEqual(['I liked it here.']);
    }
    const moves = 'UPDATE evaluations SET state_changed_at = now() WHERE id = $1::uuid';
    const adds = `INSERT INTO evaluation_criteria (workspace_id, id, engagement_id, evaluation_id, position, name, added_at)
      SELECT workspace_id, gen_random_uuid(), engagement_id, id, 11, 'Kindness', now() FROM evaluations WHERE id = $1::uuid`;
    for (const sql of [moves, adds])
      expect(await objectionTo(owner, [sql, open.id])).toMatch(/the work of these two has ended/);
  });

  it('gives a last evaluation that is begun late until the day before it, and nobody can move it past it', async () => {
    const pair = await pairOf('Looked back late');
    const { owner, assistant } = pair;
    const agreement = await onDay('2027-03-01', () =>
      givenAgreementInForce(pair, { startsOn: '2027-03-01' }),
    );
    doneOf(await onDay('2027-03-02', () => givesNotice(owner, agreement)));
    const { endsAt } = await endingOf(pair);

    const ref = await onDay('2027-03-10', () => givenEvaluation(pair));

    const [open] = await evaluationsOf(owner, pair);
    expect(dayFrom(open?.dueAt ?? endsAt, 1)).toBe(dayFrom(endsAt, 0));
    const move = { ...ref, dueOn: dayFrom(endsAt, 3), reason: 'A fair.' };
    const moved = await onDay('2027-03-11', () => asPerson(assistant, () => submit(moveDueDay, move)));
    expect(refusalOf(moved).fieldErrors.dueOn).toMatch(/none after the last one/);
    const page = await getEvaluationPage(assistant.userId, ref, NEWEST);
    expect(page?.workEndsAt).toEqual(endsAt);
  });

  it('is never revealed before its day while no end is set, whatever is written past the rules', async () => {
    const pair = await pairOf('One side’s words');
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const open = await onDay('2027-03-02', () => givenEvaluation(pair));
    doneOf(await onDay('2027-03-03', () => handsIn(pair.assistant, open, 'I liked it here.')));

    const reveals = `UPDATE evaluations SET state = 'revealed', revealed_at = '2027-03-03 20:00Z' WHERE id = $1::uuid`;
    expect(await objectionTo(pair.owner, [reveals, open.id])).toMatch(/one side's words wait/);
  });

  it('lets nobody sign alone, open again or carry out what only one side had signed', async () => {
    const pair = await pairOf('Half signed');
    const { owner, assistant } = pair;
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const adjustmentId = await onDay('2027-03-02', () => givenAdjustment(owner, ref, { kind: 'brief' }));
    const form = await onDay('2027-03-02', () => signingForm(owner, ref));
    doneOf(await onDay('2027-03-03', () => signsEvaluation(assistant, ref)));
    await onDay('2027-03-04', () => givenEnded(pair));

    const asked = (await notificationsOf(owner)).filter(({ subjectId }) => subjectId === ref.id);
    expect(asked.map(({ kind, readAt }) => [kind, readAt !== null])).toContainEqual([
      'evaluation.your_turn',
      true,
    ]);
    expect(asked.filter(({ readAt }) => readAt === null)).toEqual([]);
    const answers = await onDay('2027-03-05', () =>
      asPerson(owner, async () => [
        await submit(signEvaluation, form),
        await submit(reopenEvaluation, ref),
        await submit(draftAdjustment, { workspaceId: ref.workspaceId, adjustmentId, id: newId() }),
      ]),
    );

    expect(answers.map((answer) => refusalOf(answer).code)).toEqual(['ended', 'ended', 'ended']);
    expect(await evaluationsOf(owner, pair)).toMatchObject([{ state: 'signed_by_one' }]);
  });

  it('keeps what both had adjusted at an evaluation that nobody had signed', async () => {
    const pair = await pairOf('Adjusted');
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const adjustmentId = await onDay('2027-03-02', () => givenAdjustment(pair.owner, ref));
    const takesOut = ['DELETE FROM evaluation_adjustments WHERE id = $1::uuid', adjustmentId] as const;
    expect(await objectionTo(pair.owner, takesOut)).toBeNull();

    await onDay('2027-03-04', () => givenEnded(pair));

    expect(await objectionTo(pair.owner, takesOut)).toMatch(/the work of these two has ended/);
  });

  it('leaves nobody reminded of an evaluation that was still open', async () => {
    const pair = await pairOf('Looked back on');
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const { workspaceId, id } = await onDay('2027-03-02', () => givenEvaluation(pair));
    await onDay('2027-03-04', () => givenEnded(pair));
    const waiting = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.reminder.findMany({ where: { evaluationId: id }, select: { id: true } }),
    );

    for (const { id: reminderId } of waiting)
      await onDay('2027-03-20', () => remindOfEvaluation.perform({ workspaceId, reminderId }, FIRST_TRY));

    expect(waiting.length).toBeGreaterThan(0);
    for (const person of [pair.owner, pair.assistant])
      expect(await toldOf(person, pair, 'reminder.evaluation_overdue')).toBe(0);
  });
});
