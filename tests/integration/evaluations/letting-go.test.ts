import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCandidates } from '@/lib/briefs/candidates.queries';
import { importBriefs } from '@/lib/briefs/importing/importing.actions';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { atTime } from '@/lib/platform/clock';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { ask, givenToken } from '@/tests/support/api';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  type EvaluationRef,
  givenCadence,
  givenGoodRecord,
  givenRevealed,
  saysHowMuchIsLetGo,
} from '@/tests/support/evaluations';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { newestMailTo } from '@/tests/support/signing-in';

const BEFORE = new Date('2027-02-09T18:00:00Z');
const LATER = new Date('2027-02-10T18:00:00Z');

describe('autonomy', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterAll(closeRateLimits);

  it('may rise for new work, if the record supports it and an owner says so, and never by itself', async () => {
    const pair = await givenCadence(people, 'Let go');
    const { owner, assistant, workspace } = pair;
    await atTime(BEFORE, () => givenGoodRecord(pair));
    const ref = await atTime(LATER, () => givenRevealed(pair));
    const says = (person: Person, outcome: 'taken' | 'kept', which = ref) =>
      atTime(LATER, () => saysHowMuchIsLetGo(person, which, outcome));
    const asSeen = async (person: Person, which = ref) =>
      (await atTime(LATER, () => getEvaluationPage(person.userId, which, null)))?.autonomy;
    const usual = async () =>
      (await getCandidates(owner.userId, workspace.id)).candidates.map(({ autonomy }) => autonomy);

    expect(await asSeen(owner)).toEqual({ level: 'decide_and_tell', askedFirst: 0, decision: null });
    expect(await usual()).toEqual(['decide_and_tell']);
    expect(refusalOf(await says(assistant, 'taken')).code).toBe('not_yours');
    doneOf(await says(owner, 'taken'));

    expect(await usual()).toEqual(['decide_alone']);
    const title = `Imported ${newId()}`;
    const file = { workspaceId: workspace.id, importId: newId(), text: `Title\n${title}`, intent: 'import' };
    doneOf(await atTime(LATER, () => asPerson(owner, () => submit(importBriefs, file))));
    const imported = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
      tx.brief.findFirst({ where: { title }, select: { autonomy: true } }),
    );
    expect(imported).toEqual({ autonomy: 'decide_alone' });
    const written = await atTime(LATER, async () => {
      const token = await givenToken(owner, { workspace });
      const json = { engagementId: pair.engagementId, title: 'Written by a tool' };
      const { body } = await ask(token, '/briefs', { method: 'POST', json });
      return (await ask(token, `/briefs/${body.id}`)).body;
    });
    expect(written).toMatchObject({ state: 'draft', autonomy: 'decide_alone' });
    expect(await asSeen(assistant)).toMatchObject({
      level: 'decide_alone',
      decision: { was: 'decide_and_tell', offered: 'decide_alone', outcome: 'taken', by: owner.name },
    });
    expect((await newestMailTo(assistant.email)).subject).toBe(
      `${workspace.name} lets go of more: “Decide alone”`,
    );
    expect(refusalOf(await says(owner, 'kept')).code).toBe('said_already');
  });

  it("isn't offered beyond what the record supports, and stays if the owner keeps it", async () => {
    const [bare, kept] = [await givenCadence(people, 'No record'), await givenCadence(people, 'Kept')];
    const says = (pair: Pair, ref: EvaluationRef) =>
      atTime(LATER, () => saysHowMuchIsLetGo(pair.owner, ref, 'kept'));
    const bareRef = await atTime(LATER, () => givenRevealed(bare));
    expect(refusalOf(await says(bare, bareRef)).code).toBe('not_offered');

    await atTime(BEFORE, () => givenGoodRecord(kept));
    const ref = await atTime(LATER, () => givenRevealed(kept));
    doneOf(await says(kept, ref));

    const page = await atTime(LATER, () => getEvaluationPage(kept.assistant.userId, ref, null));
    expect(page?.autonomy).toMatchObject({ level: 'decide_and_tell', decision: { outcome: 'kept' } });
    // an actor of the business, a job among them, can't say it for an owner
    const automatic = withActor(
      { kind: 'workspace', workspaceId: kept.workspace.id },
      (tx) =>
        tx.$executeRaw`INSERT INTO autonomy_decisions
        SELECT workspace_id, ${newId()}::uuid, engagement_id, ${bareRef.id}::uuid, was, offered, 'taken', approved, at_first, on_time,
          came_back, decided_by_id, decided_at FROM autonomy_decisions WHERE evaluation_id = ${ref.id}::uuid`,
    );
    await expect(automatic).rejects.toThrow('said by an owner');
  });
});
