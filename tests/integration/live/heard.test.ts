import { beforeAll, describe, expect, it } from 'vitest';
import { giveDecision } from '@/lib/briefs/editor/giving-decisions.actions';
import { followUp, removeAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { makeReference } from '@/lib/evaluations/reference/jobs';
import { askForReference } from '@/lib/evaluations/reference/requesting.actions';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import { makeEvidence } from '@/lib/evidence/jobs';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { newId } from '@/lib/platform/ids';
import { markDecision, undoDecision } from '@/lib/threads/decisions/deciding.actions';
import { listDecisions } from '@/lib/threads/decisions/decisions.queries';
import { givenPair } from '@/tests/support/agreements';
import { givenBriefDraft } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import {
  givenAdjustment,
  givenCadence,
  givenClosed,
  givenRevealed,
  returnEstimateForm,
} from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { aboutEngagement, says } from '@/tests/support/threads';
import { givenAgreedBefore } from '@/tests/support/time';

/** Each hint is kept as well as told (adr/0016), so what is kept here was heard by every page that may hear it. */
describe('an open page hears', () => {
  const owner = givenConnection(givenDatabaseWithPeople(), 'owner');
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const does = async <Data>(
    person: Person,
    action: Parameters<typeof submit<Data>>[0],
    form: Parameters<typeof submit>[1],
    day = '2027-04-02',
  ) => doneOf(await onDay(day, () => asPerson(person, () => submit(action, form))));

  /** @returns the hints about something, in their order: of which kind, and for whom alone. */
  async function hintsAbout(id: string): Promise<readonly string[]> {
    const { rows } = await owner().query<{ heard: string }>(
      `SELECT concat_ws(' to ', h.kind, u.name) AS heard FROM live_hints h LEFT JOIN users u ON u.id = h.user_id
       WHERE h.subject_id = $1 ORDER BY h.written_in`,
      [id],
    );
    return rows.map(({ heard }) => heard);
  }

  /** @returns how many hints about something came while `work` was done. */
  async function heardOf(id: string, work: () => Promise<unknown>): Promise<number> {
    const before = (await hintsAbout(id)).length;
    await work();
    return (await hintsAbout(id)).length - before;
  }

  it('that an adjustment of an evaluation is removed, and that the owner’s estimate is shared or no longer', async () => {
    const pair = await givenCadence(people, 'Heard');
    const { owner: ruth, assistant } = pair;
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    const adjustmentId = await onDay('2027-03-02', () => givenAdjustment(ruth, ref, { kind: 'brief' }));
    const saves = (changes: Parameters<typeof returnEstimateForm>[1]) => () =>
      does(ruth, saveReturnEstimate, returnEstimateForm(ref, changes), '2027-03-02');

    expect(
      await heardOf(ref.id, () => does(assistant, removeAdjustment, { ...ref, adjustmentId }, '2027-03-02')),
    ).toBe(1);
    expect(await heardOf(ref.id, saves({ version: 0 }))).toBe(0);
    expect(await heardOf(ref.id, saves({ version: 1, isShared: 'on' }))).toBe(1);
    expect(await heardOf(ref.id, saves({ version: 2, own: '6' }))).toBe(1);
    expect(await heardOf(ref.id, saves({ version: 3, own: '7' }))).toBe(0);
  });

  it('that what became of an earlier adjustment is said anew', async () => {
    const pair = await givenCadence(people, 'Said anew');
    const { adjustmentId } = await onDay('2027-03-02', () => givenClosed(pair, { what: 'More photos.' }));
    const next = await onDay('2027-04-02', () => givenRevealed(pair));
    const said = { ...next, adjustmentId, outcome: 'not_done', note: 'We forgot.' };
    await does(pair.owner, followUp, said);
    const { rows } = await owner().query<{ saidAt: Date }>(
      'SELECT said_at AS "saidAt" FROM evaluation_follow_ups WHERE evaluation_id = $1',
      [next.id],
    );
    const seenSaidAt = rows[0]?.saidAt.toISOString();

    const anew = { ...said, outcome: 'done', note: 'It was done after all.', seenSaidAt };
    expect(await heardOf(next.id, () => does(pair.assistant, followUp, anew))).toBe(1);
  });

  it('of a decision, of what becomes of it, and that it is taken back, also if it was away then', async () => {
    const pair = await givenPair(people, 'Decided');
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const about = aboutEngagement(place.workspaceId, place.engagementId);
    const messageId = await says(pair.assistant, about, 'The rim is matte.');
    const { rows } = await owner().query<{ threadId: string }>(
      'SELECT thread_id AS "threadId" FROM messages WHERE id = $1',
      [messageId],
    );
    const threadId = rows[0]?.threadId ?? '';
    const ref = { workspaceId: place.workspaceId, id: messageId };

    expect(await heardOf(threadId, () => does(pair.owner, markDecision, { ...ref, version: 1 }))).toBe(1);
    const [decision] = await listDecisions(pair.owner.userId, place);
    const draft = await givenBriefDraft(pair);
    const form = { ...ref, id: draft.id, decisionId: decision?.id, givenId: newId(), text: 'Matte.' };
    expect(await heardOf(threadId, () => does(pair.owner, giveDecision, form))).toBe(1);
    const otherId = await says(pair.assistant, about, 'And the foot?');
    await does(pair.owner, markDecision, { ...ref, id: otherId, version: 1 });
    expect(await heardOf(threadId, () => does(pair.owner, undoDecision, { ...ref, id: otherId }))).toBe(1);
  });

  it('that a sealed record and a reference are made, if it is a page of who asked', async () => {
    const pair = await givenPair(people, 'Sealed');
    await givenAgreedBefore(pair);
    const { assistant, workspace, engagementId } = pair;
    const [evidence, reference] = [newId(), newId()];

    await does(assistant, askForEvidence, { workspaceId: workspace.id, engagementId, id: evidence });
    const asked = { workspaceId: workspace.id, id: evidence, userId: assistant.userId };
    await onDay('2027-04-02', () => makeEvidence.perform(asked, FIRST_TRY));
    await does(assistant, askForReference, { id: reference });
    const { userId } = assistant;
    await onDay('2027-04-02', () => makeReference.perform({ id: reference, userId }, FIRST_TRY));

    const asksAndGets = ['notice to Maria Santos', 'notice to Maria Santos'];
    expect([await hintsAbout(evidence), await hintsAbout(reference)]).toEqual([asksAndGets, asksAndGets]);
  });
});
