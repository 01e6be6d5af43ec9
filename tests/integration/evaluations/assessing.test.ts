import { beforeAll, describe, expect, it } from 'vitest';
import { inboxRows } from '@/components/inbox/inbox-rows';
import { getHome } from '@/lib/briefs/home/home.queries';
import { saveAssessment } from '@/lib/evaluations/assessing/assessing.actions';
import { addCriterion, moveDueDay, startEvaluation } from '@/lib/evaluations/opening/beginning.actions';
import { remindOfEvaluation, revealWhenDue } from '@/lib/evaluations/reminding.jobs';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sql, withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  type EvaluationRef,
  evaluationsOf,
  givenAdjustment,
  givenCadence,
  givenEvaluation,
  handsIn,
  opensNext,
  signsEvaluation,
  wordsForm,
} from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { inboxOf } from '@/tests/support/inbox';
import { mailsTo } from '@/tests/support/notifications';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const BEGUN = new Date('2027-03-02T18:00:00Z');
/** the end of the day on which it is due: a fortnight after, in Chicago */
const DUE = new Date('2027-03-17T05:00:00Z');

describe('an evaluation that both write', () => {
  givenDatabaseWithPeople();
  let people: People;
  let untouched: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    untouched = (await givenOpen('Untouched')).pair;
  });

  /** What somebody tries with SQL of their own, as the app's role. */
  const forges = (person: Person, forgery: ReturnType<typeof sql>) =>
    withActor({ kind: 'user', userId: person.userId }, (tx) => tx.$executeRaw(forgery));

  async function givenOpen(name: string): Promise<{ pair: Pair; ref: EvaluationRef }> {
    const pair = await givenCadence(people, name, 6);
    return { pair, ref: await atTime(BEGUN, () => givenEvaluation(pair)) };
  }

  /** What somebody finds of both sides' words with SQL of their own, as the app's role. */
  function wordsSeenBy(person: Person, { id }: EvaluationRef) {
    return withActor({ kind: 'user', userId: person.userId }, async (tx) => {
      const overall = await tx.$queryRaw<{ party: string }[]>`
        SELECT party::text FROM evaluation_assessments WHERE evaluation_id = ${id}::uuid`;
      const answers = await tx.$queryRaw<{ party: string }[]>`
        SELECT DISTINCT party::text FROM evaluation_answers WHERE evaluation_id = ${id}::uuid`;
      return [overall, answers].map((rows) => rows.map(({ party }) => party).sort());
    });
  }

  const hidden = (own: string) => [[own], [own]];
  const BOTH = [
    ['assistant', 'owner'],
    ['assistant', 'owner'],
  ];

  it('hides from each what the other writes, under any SQL, until both have handed in', async () => {
    const { pair, ref } = await givenOpen('Blind');
    const at = new Date('2027-03-04T18:00:00Z');
    const draft = await wordsForm(pair.assistant, ref, 'I am not sure yet.');
    doneOf(await atTime(at, () => asPerson(pair.assistant, () => submit(saveAssessment, draft))));
    doneOf(await atTime(at, () => handsIn(pair.owner, ref, 'It goes well.')));

    expect(await wordsSeenBy(pair.owner, ref)).toEqual(hidden('owner'));
    expect(await wordsSeenBy(pair.assistant, ref)).toEqual(hidden('assistant'));
    expect(await wordsSeenBy(people.dewi, ref)).toEqual([[], []]);

    doneOf(await atTime(at, () => handsIn(pair.assistant, ref, 'I like it here.')));

    expect(await wordsSeenBy(pair.owner, ref)).toEqual(BOTH);
    expect(await wordsSeenBy(pair.assistant, ref)).toEqual(BOTH);
    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([{ state: 'revealed', revealedAt: at }]);
  });

  it('reveals what is in once the day is over, and not a minute before; the late side can still write', async () => {
    const { pair, ref } = await givenOpen('Late');
    doneOf(await atTime(BEGUN, () => handsIn(pair.owner, ref, 'It goes well.')));
    const job = { workspaceId: ref.workspaceId, evaluationId: ref.id };

    await atTime(new Date(DUE.getTime() - 60_000), () => revealWhenDue.perform(job, FIRST_TRY));
    expect(await wordsSeenBy(pair.assistant, ref)).toEqual([[], []]);
    await atTime(DUE, () => revealWhenDue.perform(job, FIRST_TRY));
    await atTime(DUE, () => revealWhenDue.perform(job, FIRST_TRY));

    expect(await wordsSeenBy(pair.assistant, ref)).toEqual(hidden('owner'));
    const late = new Date(DUE.getTime() + 86_400_000);
    const draft = await wordsForm(pair.assistant, ref, 'Sorry, I was ill.');
    doneOf(await atTime(late, () => asPerson(pair.assistant, () => submit(saveAssessment, draft))));
    expect(await wordsSeenBy(pair.owner, ref)).toEqual(hidden('owner'));
    doneOf(await atTime(late, () => handsIn(pair.assistant, ref, 'Sorry, I was ill.')));
    expect(await wordsSeenBy(pair.owner, ref)).toEqual(BOTH);
    const mails = (await mailsTo(pair.assistant)).filter(
      ({ kind, subjectId }) => kind === 'evaluation.revealed' && subjectId === ref.id,
    );
    expect(mails).toHaveLength(1);
  });

  it('stays as it was handed in, and tells the second what has changed', async () => {
    const { pair, ref } = await givenOpen('Kept');
    const first = await wordsForm(pair.owner, ref, 'In one tab.');
    doneOf(await atTime(BEGUN, () => asPerson(pair.owner, () => submit(saveAssessment, first))));

    const second = await atTime(BEGUN, () => asPerson(pair.owner, () => submit(saveAssessment, first)));
    expect(refusalOf(second).code).toBe('changed_meanwhile');
    doneOf(
      await atTime(BEGUN, () =>
        asPerson(pair.owner, () => submit(saveAssessment, { ...first, takesOver: 'on' })),
      ),
    );
    doneOf(await atTime(BEGUN, () => handsIn(pair.owner, ref, 'It goes well.')));
    expect(refusalOf(await atTime(BEGUN, () => handsIn(pair.owner, ref, 'Or not.'))).code).toBe('handed_in');
    for (const words of [
      sql`UPDATE evaluation_assessments SET overall = 'Or not.' WHERE evaluation_id = ${ref.id}::uuid`,
      sql`UPDATE evaluation_answers SET text = 'Or not.' WHERE evaluation_id = ${ref.id}::uuid`,
    ])
      await expect(forges(pair.owner, words)).rejects.toThrow('handed in stays');
  });

  it.each([
    ['closed by nobody’s signature', sql`UPDATE evaluations SET state = 'done'`, 'from open to done'],
    [
      'put off without a reason',
      sql`UPDATE evaluations SET due_at = due_at + interval '1 day'`,
      'with a reason',
    ],
    [
      'counted from another day',
      sql`UPDATE evaluations SET period_from = period_from - interval '1 day'`,
      'frozen',
    ],
    [
      'opened at a cadence that nobody agreed on',
      sql`INSERT INTO evaluations SELECT (jsonb_populate_record(e, '{"cadence_months": 11}')).* FROM evaluations e`,
      'cadence of the agreement',
    ],
    [
      'adjusted before both are in',
      sql`INSERT INTO evaluation_adjustments (workspace_id, id, engagement_id, evaluation_id, kind, what, made_by_id, made_at)
        SELECT workspace_id, id, engagement_id, id, 'none', 'Nothing.', app.me(), now() FROM evaluations`,
      'in another state',
    ],
  ])("can't in any way be %s", async (_, forgery, refusal) => {
    await expect(forges(untouched.owner, forgery)).rejects.toThrow(refusal);
  });

  it('can be moved once, with a reason that the other reads, and by at most four weeks', async () => {
    const { pair, ref } = await givenOpen('Moved');
    const moves = (dueOn: string, reason = 'The fair takes all of us.') =>
      atTime(BEGUN, () => asPerson(pair.assistant, () => submit(moveDueDay, { ...ref, dueOn, reason })));

    expect(refusalOf(await moves('2027-03-16')).fieldErrors.dueOn).toContain('later day');
    expect(refusalOf(await moves('2027-04-14')).fieldErrors.dueOn).toContain('four weeks');
    expect(refusalOf(await moves('2027-04-01', '')).fieldErrors.reason).toContain('Say why');
    doneOf(await moves('2027-04-13'));

    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([
      { dueAt: new Date('2027-04-14T05:00:00Z') },
    ]);
    expect(refusalOf(await moves('2027-04-13')).code).toBe('moved_already');
    const told = (await mailsTo(pair.owner)).filter(({ subjectId }) => subjectId === ref.id);
    expect(told.map(({ kind }) => kind)).toContain('evaluation.moved');
  });

  it('reminds each side once of the day, and both when it is over', async () => {
    const { pair, ref } = await givenOpen('Reminded');
    doneOf(await atTime(BEGUN, () => handsIn(pair.owner, ref, 'It goes well.')));
    const reminders = await withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
      tx.reminder.findMany({ where: { evaluationId: ref.id }, orderBy: { dueAt: 'asc' } }),
    );
    for (const { id, dueAt } of reminders) {
      const job = { workspaceId: ref.workspaceId, reminderId: id };
      await atTime(dueAt, () => remindOfEvaluation.perform(job, FIRST_TRY));
      await atTime(dueAt, () => remindOfEvaluation.perform(job, FIRST_TRY));
    }

    const told = async (person: Person) =>
      (await mailsTo(person))
        .filter(({ subjectId, kind }) => subjectId === ref.id && kind.startsWith('reminder.'))
        .map(({ kind }) => kind);
    expect(await told(pair.owner)).toEqual(['reminder.evaluation_overdue']);
    expect(await told(pair.assistant)).toEqual(['reminder.evaluation_3d', 'reminder.evaluation_overdue']);
  });

  it('is begun by either side, one at a time and only under an agreement, and the months start again', async () => {
    const { pair } = await givenOpen('Begun');
    const form = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const again = await atTime(BEGUN, () => asPerson(pair.assistant, () => submit(startEvaluation, form)));
    expect(refusalOf(again).code).toBe('open_already');
    expect(await opensNext(pair, BEGUN)).toEqual(new Date('2027-08-19T14:00:00Z'));

    const unsigned = await givenPair(people, 'Unsigned');
    const none = { workspaceId: unsigned.workspace.id, engagementId: unsigned.engagementId };
    expect(refusalOf(await asPerson(unsigned.owner, () => submit(startEvaluation, none))).code).toBe(
      'no_agreement',
    );
  });

  it('also has the criteria that either side adds, each once', async () => {
    const { pair, ref } = await givenOpen('Criteria');
    const adds = (person: Person, name: string, criterionId = newId()) =>
      atTime(BEGUN, () => asPerson(person, () => submit(addCriterion, { ...ref, criterionId, name })));
    const id = newId();

    doneOf(await adds(pair.assistant, 'My hours', id));
    doneOf(await adds(pair.assistant, 'My hours', id));
    expect(refusalOf(await adds(pair.owner, 'my hours')).fieldErrors.name).toContain('already');

    const [evaluation] = await evaluationsOf(pair.owner, pair);
    expect(evaluation?.criteria.at(-1)).toMatchObject({ name: 'My hours', party: 'assistant' });
  });

  it("waits in the assistant's inbox and on the owner's home, each step by its name, until it is done", async () => {
    const { pair, ref } = await givenOpen('Waiting');
    const { owner, assistant, workspace } = pair;
    const rowsAt = (moment: Date) =>
      atTime(moment, async () => {
        const rows = inboxRows(await inboxOf(assistant), moment, assistant.timeZone);
        const own = rows.find(({ title }) => title === 'To evaluate')?.rows ?? [];
        const home = await getHome({ userId: owner.userId, role: 'owner' }, workspace.id, moment);
        return {
          inbox: own
            .filter(({ business }) => business === 'Waiting')
            .map(({ title, due }) => [title, due?.words]),
          home: home.evaluations.map(({ waitsFor }) => waitsFor),
        };
      });
    const on = <T>(work: () => Promise<T>) => atTime(BEGUN, work);

    expect(await rowsAt(BEGUN)).toEqual({
      inbox: [['Write how it went', 'By Tue 16 Mar']],
      home: ['words'],
    });
    doneOf(await on(() => handsIn(assistant, ref, 'I like it here.')));
    expect(await rowsAt(BEGUN)).toEqual({ inbox: [], home: ['words'] });
    expect((await rowsAt(DUE)).inbox).toEqual([['Evaluation, waiting for them', 'Overdue since Tue 16 Mar']]);
    doneOf(await on(() => handsIn(owner, ref, 'It goes well.')));
    expect(await rowsAt(BEGUN)).toEqual({
      inbox: [['Talk about what you both wrote', 'By Tue 16 Mar']],
      home: ['talk'],
    });
    await on(() => givenAdjustment(owner, ref));
    doneOf(await on(() => signsEvaluation(owner, ref)));
    expect(await rowsAt(BEGUN)).toEqual({ inbox: [['Sign the evaluation', 'By Tue 16 Mar']], home: [] });
    expect((await rowsAt(DUE)).home).toEqual(['other']);
    doneOf(await on(() => signsEvaluation(assistant, ref)));
    expect(await rowsAt(DUE)).toEqual({ inbox: [], home: [] });
  });
});
