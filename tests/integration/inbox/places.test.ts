import { beforeAll, describe, expect, it } from 'vitest';
import { declineChange } from '@/lib/briefs/changing/changing.actions';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { laneOf } from '@/lib/briefs/inbox/inbox.rules';
import { answerQuestion, askQuestion, withdrawQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { OPEN_STATES } from '@/lib/briefs/rules';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { deleteMessage } from '@/lib/threads/changing.actions';
import { markThreadRead, postMessage } from '@/lib/threads/composing/posting.actions';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { somebodyWaits } from '@/tests/support/waiting';

type Place = { lane: string; user_id: string };

describe('the place of an open brief, as the database keeps it', () => {
  const database = givenDatabaseWithPeople();
  /** past row level security: what is really there */
  const everything = givenConnection(database, 'owner');
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });

  async function kept(briefId: string): Promise<Place | undefined> {
    const { rows } = await everything().query<Place>(
      'SELECT lane, user_id FROM inbox_places WHERE brief_id = $1',
      [briefId],
    );
    return rows[0];
  }

  const talk = { subject: 'brief' } as const;
  const says = (person: Person, workspaceId: string, subjectId: string) =>
    asPerson(person, () =>
      submit(postMessage, { ...talk, workspaceId, subjectId, body: 'One more thing.', clientKey: newId() }),
    );
  const looks = (person: Person, workspaceId: string, subjectId: string) =>
    asPerson(person, () =>
      submit(markThreadRead, {
        ...talk,
        workspaceId,
        subjectId,
        readUpTo: new Date(Date.now() + 1000).toISOString(),
      }),
    );

  it('is the one that the rule finds, for every state and everything that may be new', async () => {
    const seenAt = '2026-11-24T07:00:00Z';
    for (const state of OPEN_STATES) {
      for (const isBlocked of [true, false]) {
        for (const hasNewAnswer of [true, false]) {
          for (const [isAsked, unread] of [
            [false, 0],
            [false, 1],
            [true, 0],
            [true, 1],
          ] as const) {
            const { rows } = await everything().query<{ lane: string }>(
              `INSERT INTO inbox_places (workspace_id, brief_id, engagement_id, user_id, deadline_at, stands, said_at, answered_at, seen_up_to)
               SELECT $1, $2, $3, $4, now(), app.stands_as($5::brief_state, $6, $7), $8::timestamptz, $9::timestamptz, $10::timestamptz
               ON CONFLICT (workspace_id, brief_id) DO UPDATE SET stands = excluded.stands, said_at = excluded.said_at,
                 answered_at = excluded.answered_at, seen_up_to = excluded.seen_up_to RETURNING lane`,
              [
                place.workspace.id,
                (await anyBrief()).id,
                place.engagementId,
                place.assistant.userId,
                state,
                isBlocked,
                isAsked,
                said(unread > 0),
                said(hasNewAnswer),
                seenAt,
              ],
            );

            expect([state, rows[0]?.lane]).toEqual([
              state,
              laneOf({ state, isBlocked, hasOpenChange: isAsked, hasNewAnswer, unread }),
            ]);
          }
        }
      }
    }
    function said(isNew: boolean): string {
      return isNew ? '2026-11-24T08:00:00Z' : '2026-11-24T06:00:00Z';
    }
  });

  let any: Awaited<ReturnType<typeof givenBriefSent>> | undefined;
  async function anyBrief() {
    any ??= await givenBriefSent(place);
    return any;
  }

  it('follows a brief from its hand-over to its approval', async () => {
    const draft = await givenBriefDraft(place);
    const sent = await givenBriefSent(place);
    const delivered = await givenBriefDelivered(place);

    expect(await kept(draft.id)).toBeUndefined();
    expect((await kept(sent.id))?.lane).toBe('accept');
    expect((await kept(delivered.id))?.lane).toBe('waiting');

    const review = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id, note: '' };
    doneOf(await asPerson(people.ruth, () => submit(approveDelivery, review)));

    expect(await kept(delivered.id)).toBeUndefined();
  });

  it('follows what is asked, answered, said and read, whoever does it', async () => {
    const { ruth, tomas, maria } = people;
    const { workspaceId, id } = await givenBriefDelivered(place);
    expect((await kept(id))?.lane).toBe('waiting');

    doneOf(await says(maria, workspaceId, id));
    expect((await kept(id))?.lane).toBe('waiting');
    doneOf(await says(tomas, workspaceId, id));
    expect((await kept(id))?.lane).toBe('waiting_unread');
    doneOf(await looks(ruth, workspaceId, id));
    expect((await kept(id))?.lane).toBe('waiting_unread');
    doneOf(await looks(maria, workspaceId, id));
    expect((await kept(id))?.lane).toBe('waiting');
  });

  it('is with the owner while a blocking question is open', async () => {
    const { ruth, maria } = people;
    const { workspaceId, id } = await givenBriefSent(place);
    const clarificationId = newId();
    const question = { workspaceId, id, clarificationId, question: 'Which shelf?', isBlocking: true };

    doneOf(await asPerson(maria, () => submit(askQuestion, question)));
    expect((await kept(id))?.lane).toBe('waiting');
    doneOf(
      await asPerson(ruth, () => submit(answerQuestion, { workspaceId, id, clarificationId, answer: 'B.' })),
    );
    expect((await kept(id))?.lane).toBe('accept');
  });

  it('asks for an answer while the owner’s side requests other terms, and not while the assistant does', async () => {
    const { ruth, maria } = people;
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, ruth, brief);
    expect((await kept(brief.id))?.lane).toBe('terms');

    doneOf(await asPerson(maria, () => submit(declineChange, { ...asked, note: 'The sixth suits better.' })));
    expect((await kept(brief.id))?.lane).toBe('work');

    await givenChangeAsked(place, maria, brief);
    expect((await kept(brief.id))?.lane).toBe('work');
  });

  it('passes to a new assistant of the brief, all of it new to them', async () => {
    const { ruth, maria, stranger } = people;
    const { workspaceId, id } = await givenBriefAccepted(place);
    doneOf(await says(ruth, workspaceId, id));
    doneOf(await looks(maria, workspaceId, id));
    expect(await kept(id)).toMatchObject({ user_id: maria.userId, lane: 'work' });

    await everything().query('UPDATE engagements SET assistant_user_id = $1 WHERE id = $2', [
      stranger.userId,
      place.engagementId,
    ]);
    expect(await kept(id)).toMatchObject({ user_id: stranger.userId, lane: 'work_unread' });

    await everything().query('UPDATE engagements SET assistant_user_id = $1 WHERE id = $2', [
      maria.userId,
      place.engagementId,
    ]);
  });

  it("belongs to the assistant: the owner's side doesn’t learn how far somebody has read", async () => {
    await anyBrief();
    const sees = (person: Person) =>
      withActor({ kind: 'user', userId: person.userId }, (tx) => tx.inboxPlace.count());

    expect(await sees(people.maria)).toBeGreaterThan(0);
    expect(await sees(people.ruth)).toBe(0);
    expect(await sees(people.dewi)).toBe(0);
  });

  it('comes out the same when all places are rebuilt', async () => {
    const all = 'SELECT brief_id, lane, deadline_at FROM inbox_places ORDER BY brief_id';
    await everything().query('UPDATE briefs SET state_changed_at = state_changed_at');
    await everything().query('DELETE FROM inbox_places WHERE brief_id = $1', [(await anyBrief()).id]);
    const { rows: before } = await everything().query<{ brief_id: string }>(all);

    await everything().query('SELECT app.place_all_briefs()');

    const { rows: after } = await everything().query<{ brief_id: string }>(all);
    expect(after.filter(({ brief_id }) => brief_id !== any?.id)).toEqual(before);
  });

  it('loses no message that is posted while something else happens to the brief', async () => {
    const { maria } = people;
    const { workspaceId, id } = await givenBriefAccepted(place);
    const question = { workspaceId, id, clarificationId: newId(), question: 'Which shelf?' };
    await everything().query('BEGIN');
    // as the trigger of a message does that isn't committed yet
    await everything().query('UPDATE inbox_places SET said_at = now() WHERE brief_id = $1', [id]);

    const asked = asPerson(maria, () => submit(askQuestion, question));
    await somebodyWaits(everything());
    await everything().query('COMMIT');
    doneOf(await asked);

    expect((await kept(id))?.lane).toBe('work_unread');
  });

  it('knows no answer in a question that was taken back', async () => {
    const { maria } = people;
    const { workspaceId, id } = await givenBriefAccepted(place);
    const question = { workspaceId, id, clarificationId: newId() };
    const asks = { ...question, question: 'Which shelf?', isBlocking: true };
    doneOf(await asPerson(maria, () => submit(askQuestion, asks)));

    doneOf(await asPerson(maria, () => submit(withdrawQuestion, question)));

    expect((await kept(id))?.lane).toBe('work');
  });

  it('loses no message that is posted while an earlier one is deleted', async () => {
    const { ruth } = people;
    const { workspaceId, id } = await givenBriefAccepted(place);
    const { messageId } = doneOf(await says(ruth, workspaceId, id));
    await everything().query('BEGIN');
    await everything().query(
      `INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key, created_at)
       SELECT workspace_id, $2, engagement_id, thread_id, author_id, 'One after it.', $3, created_at + interval '1 second'
       FROM messages WHERE id = $1`,
      [messageId, newId(), newId()],
    );

    const deleted = asPerson(ruth, () => submit(deleteMessage, { workspaceId, id: messageId }));
    await somebodyWaits(everything());
    await everything().query('COMMIT');
    doneOf(await deleted);

    expect((await kept(id))?.lane).toBe('work_unread');
  });
});
