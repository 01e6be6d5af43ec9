import { beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_KINDS } from '@/lib/briefs/awaited.rules';
import { acceptChange } from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { withdrawBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { messageOf } from '@/lib/platform/text/message-of';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** Handed over for Friday, 5 March 2027, 17:00 in Chicago. */
const DUE = '2027-03-05T23:00:00.000Z';

describe("a brief's clock", () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const on = <T>(iso: string, person: Person, work: () => Promise<T>) =>
    atTime(new Date(iso), () => asPerson(person, work));
  const about = ({ workspaceId, id }: BriefDocument) => ({ workspaceId, id });

  async function asks(brief: BriefDocument, iso: string, isBlocking = true): Promise<string> {
    const clarificationId = newId();
    const form = { ...about(brief), clarificationId, question: 'Which white?', isBlocking };
    doneOf(await on(iso, place.assistant, () => submit(askQuestion, form)));
    return clarificationId;
  }
  async function answers(brief: BriefDocument, clarificationId: string, iso: string): Promise<void> {
    const form = { ...about(brief), clarificationId, answer: 'Pure white.' };
    doneOf(await on(iso, place.owner, () => submit(answerQuestion, form)));
  }
  async function delivers(brief: BriefDocument, iso: string): Promise<void> {
    doneOf(await on(iso, place.assistant, () => submit(deliverBrief, deliveryForm(brief))));
  }
  const read = (brief: BriefDocument) => readBrief(place.owner, brief);
  const waiting = ({ id }: BriefDocument) =>
    withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
      tx.reminder.findMany({
        where: { briefId: id, kind: { notIn: [...ANSWER_KINDS] }, sentAt: null, cancelledAt: null },
        orderBy: { dueAt: 'desc' },
      }),
    );

  it('stands still from the first blocking question to the last answer, and the deadline moves by as long', async () => {
    const brief = await givenBriefAccepted(place);

    const first = await asks(brief, '2027-03-02T08:00:00Z');
    await asks(brief, '2027-03-02T09:00:00Z', false);
    const second = await asks(brief, '2027-03-02T10:00:00Z');
    await answers(brief, first, '2027-03-02T18:00:00Z');
    expect((await read(brief)).deadlineAt?.toISOString()).toBe(DUE);
    expect(await waiting(brief)).toEqual([]);
    await answers(brief, second, '2027-03-03T10:00:00Z');

    const moved = await read(brief);
    expect(moved.deadlineAt?.toISOString()).toBe('2027-03-07T01:00:00.000Z');
    expect([moved.deadlineLocal, moved.deadlineZone]).toEqual(['2027-03-06T19:00', 'America/Chicago']);
    expect(moved.pauses).toMatchObject([
      { wasDeadlineAt: new Date(DUE), end: { deadlineAt: new Date('2027-03-07T01:00:00Z') } },
    ]);
    expect((await waiting(brief))[0]).toMatchObject({ dueAt: new Date('2027-03-07T01:00:00Z') });
  });

  it('already runs before a brief is accepted, and stops again each time', async () => {
    const brief = await givenBriefSent(place);

    await answers(brief, await asks(brief, '2027-03-01T08:00:00Z'), '2027-03-01T10:00:00Z');
    await answers(brief, await asks(brief, '2027-03-02T08:00:00Z'), '2027-03-02T08:30:00Z');

    const moved = await read(brief);
    expect(moved.deadlineLocal).toBe('2027-03-05T19:30');
    expect(moved.pauses).toHaveLength(2);
  });

  it("an answer that comes after the delivery leaves the delivery's reminders alone", async () => {
    const brief = await givenBriefAccepted(place);
    const question = await asks(brief, '2027-03-02T08:00:00Z');
    await delivers(brief, '2027-03-02T12:00:00Z');
    const ofSilence = await waiting(brief);

    await answers(brief, question, '2027-03-02T13:00:00Z');

    expect(ofSilence.map(({ kind }) => kind)).toContain('approval_48h');
    expect(await waiting(brief)).toEqual(ofSilence);
  });

  it('runs again with a delivery, and stops again when it comes back with the question still open', async () => {
    const brief = await givenBriefAccepted(place);
    const question = await asks(brief, '2027-03-02T08:00:00Z');
    await delivers(brief, '2027-03-02T12:00:00Z');
    const delivered = await read(brief);
    expect(delivered.deadlineLocal).toBe('2027-03-05T21:00');

    const unmet = [
      { criterionId: delivered.deliverables[0]?.criteria[0]?.id, isUnmet: true, reason: 'Three are grey.' },
    ];
    const revision = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id, note: '', unmet };
    doneOf(await on('2027-03-03T12:00:00Z', place.owner, () => submit(requestRevision, revision)));
    await answers(brief, question, '2027-03-03T13:00:00Z');

    expect((await read(brief)).deadlineLocal).toBe('2027-03-05T22:00');
  });

  it('a deadline agreed while it is stopped counts from the agreement', async () => {
    const brief = await givenBriefAccepted(place);
    const question = await asks(brief, '2027-03-02T08:00:00Z');
    const asked = await givenChangeAsked(place, place.assistant, brief, { deadlineDate: '2027-03-10' });
    doneOf(await on('2027-03-02T20:00:00Z', place.owner, () => submit(acceptChange, asked)));
    expect((await read(brief)).deadlineLocal).toBe('2027-03-10T17:00');

    await answers(brief, question, '2027-03-02T23:00:00Z');

    const moved = await read(brief);
    expect(moved.deadlineLocal).toBe('2027-03-10T20:00');
    expect(moved.pauses.map(({ wasDeadlineAt, end }) => [wasDeadlineAt, end?.deadlineAt])).toEqual([
      [new Date(DUE), new Date('2027-03-06T11:00:00Z')],
      [new Date('2027-03-10T23:00:00Z'), new Date('2027-03-11T02:00:00Z')],
    ]);
  });

  it("can't be stopped any more once the brief has ended", async () => {
    const brief = await givenBriefSent(place);
    await asks(brief, '2027-03-01T08:00:00Z');
    const current = await read(brief);

    doneOf(await on('2027-03-01T09:00:00Z', place.owner, () => submit(withdrawBrief, seen(current))));

    expect((await read(brief)).pauses).toMatchObject([{ end: { at: new Date('2027-03-01T09:00:00Z') } }]);
  });

  describe('to raw SQL as the app', () => {
    type Step = readonly [sql: string, ...values: unknown[]];
    async function objectionTo(person: Person, ...steps: readonly Step[]): Promise<string | null> {
      await app().query('BEGIN');
      try {
        await app().query('SELECT app.act_as_user($1)', [person.userId]);
        for (const [sql, ...values] of steps) await app().query(sql, values);
        return null;
      } catch (error) {
        return messageOf(error);
      } finally {
        await app().query('ROLLBACK');
      }
    }
    const moveBy = (brief: BriefDocument, hours: number): Step => [
      `UPDATE briefs SET deadline_at = deadline_at + make_interval(hours => $2),
         deadline_local = to_char((deadline_at + make_interval(hours => $2)) AT TIME ZONE deadline_zone, 'YYYY-MM-DD"T"HH24:MI')
       WHERE id = $1::uuid`,
      brief.id,
      hours,
    ];
    const endPause = (brief: BriefDocument, hours: number, movedBy = hours): Step => [
      `UPDATE brief_pauses p SET resumed_at = paused_at + make_interval(hours => $2),
         deadline_at = was_deadline_at + make_interval(hours => $3),
         deadline_local = to_char((was_deadline_at + make_interval(hours => $3)) AT TIME ZONE b.deadline_zone, 'YYYY-MM-DD"T"HH24:MI')
       FROM briefs b WHERE b.id = $1::uuid AND p.brief_id = b.id`,
      brief.id,
      hours,
      movedBy,
    ];
    const answered = (question: string): Step => [
      `INSERT INTO clarification_answers (workspace_id, id, engagement_id, clarification_id, answer, answered_by_id, answered_at)
       VALUES ($1, $2, $3, $4, 'White.', $5, now())`,
      place.workspace.id,
      newId(),
      place.engagementId,
      question,
      place.owner.userId,
    ];

    it('moves a deadline by exactly what was waited, once the last blocking question is answered', async () => {
      const brief = await givenBriefAccepted(place);
      const question = await asks(brief, '2027-03-02T08:00:00Z');

      const ends = [answered(question), endPause(brief, 5)] as const;
      expect(await objectionTo(place.owner, ...ends, moveBy(brief, 5))).toBeNull();
      expect(await objectionTo(place.owner, ...ends, moveBy(brief, 6))).toMatch(/frozen/);
      expect(await objectionTo(place.owner, ...ends, moveBy(brief, 5), moveBy(brief, 5))).toMatch(/frozen/);
      expect(await objectionTo(place.owner, answered(question), endPause(brief, 5, 9))).toMatch(
        /move_by_as_much/,
      );
      expect(await objectionTo(place.owner, endPause(brief, 5))).toMatch(/blocking question waits/);
      expect(await objectionTo(place.owner, moveBy(brief, 5))).toMatch(/frozen/);
    });

    it('stops for no question that doesn’t block, and no pause is written or ended twice', async () => {
      const brief = await givenBriefAccepted(place);
      const question = await asks(brief, '2027-03-02T08:00:00Z', false);
      const pause = (clarification: string): Step => [
        `INSERT INTO brief_pauses (workspace_id, id, engagement_id, brief_id, clarification_id, paused_at, was_deadline_at, was_deadline_local)
         SELECT workspace_id, $2, engagement_id, id, $3, now(), deadline_at, deadline_local FROM briefs WHERE id = $1::uuid`,
        brief.id,
        newId(),
        clarification,
      ];

      expect(await objectionTo(place.assistant, pause(question))).toMatch(/stops for a blocking question/);
      const blocking = await asks(brief, '2027-03-02T09:00:00Z');
      expect(await objectionTo(place.assistant, pause(blocking))).toMatch(/stops for a blocking|one_open/);
      await answers(brief, blocking, '2027-03-02T10:00:00Z');
      expect(await objectionTo(place.owner, endPause(brief, 9))).toMatch(/ends once/);
    });
  });
});
