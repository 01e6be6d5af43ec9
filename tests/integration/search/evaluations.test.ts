import { beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '@/components/search/places';
import { wordsFor } from '@/components/search/words';
import { saveAssessment } from '@/lib/evaluations/assessing/assessing.actions';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import { withActor } from '@/lib/platform/tenancy';
import { searchInbox, searchWorkspace } from '@/lib/search/full.queries';
import type { Found } from '@/lib/search/showing.queries';
import type { Pair } from '@/tests/support/agreements';
import { givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import {
  givenAdjustment,
  givenEvaluation,
  handsIn,
  returnEstimateForm,
  wordsForm,
} from '@/tests/support/evaluations';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** Each side's words are hidden from the other until both are in, even from a search for them. */
describe('what is written of an evaluation', () => {
  givenDatabaseWithPeople();
  let people: People;
  let pair: Pair;
  let ref: Awaited<ReturnType<typeof givenEvaluation>>;
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenRuthAndMaria(people);
    ref = await givenEvaluation(pair);
  });

  const inCeramics = async (person: Person, typed: string) =>
    (await searchWorkspace(person.userId, people.workspace.id, { typed, kinds: [], after: null })).found;
  const inInbox = async (person: Person, typed: string) =>
    (await searchInbox(person.userId, { typed, kinds: [], after: null })).found;
  const kindsIn = (found: readonly Found[]) => [...new Set(found.map(({ kind }) => kind))].sort();
  /** How many entries with a word somebody reaches at all, before any is read from its own table. */
  const entriesFor = (person: Person, word: string) =>
    withActor({ kind: 'user', userId: person.userId }, async (tx) => {
      await tx.$executeRaw`SELECT app.seek(app.query_for(${word}, '{}'), '{}')::text`;
      return tx.searchEntry.count();
    });
  /** Who finds a word: the owner, their manager, the assistant, another assistant. */
  async function findersOf(typed: string) {
    const found = {
      owner: await inCeramics(people.ruth, typed),
      manager: await inCeramics(people.tomas, typed),
      assistant: await inInbox(people.maria, typed),
      other: await inInbox(people.dewi, typed),
    };
    return Object.entries(found).flatMap(([who, entries]) => (entries.length > 0 ? [who] : []));
  }

  it('is found by its writer, and by both once both are in', async () => {
    const draft = await wordsForm(people.maria, ref, 'The sousaphone is too loud.');
    doneOf(await asPerson(people.maria, () => submit(saveAssessment, draft)));
    expect(await findersOf('sousaphone')).toEqual(['assistant']);
    expect((await inInbox(people.maria, 'sousaphone')).map((found) => placeOf('inbox', found))).toContain(
      `/inbox/evaluations/${ref.workspaceId}/${ref.id}#write`,
    );

    doneOf(await handsIn(people.maria, ref, 'The bassoon is too loud.'));
    expect(await findersOf('sousaphone')).toEqual([]);
    expect(await findersOf('bassoon')).toEqual(['assistant']);
    expect(await entriesFor(people.maria, 'bassoon')).toBeGreaterThan(1);
    for (const person of [people.ruth, people.tomas]) expect(await entriesFor(person, 'bassoon')).toBe(0);
    const words = await wordsForm(people.ruth, ref, 'She plays the glockenspiel.');
    doneOf(await asPerson(people.ruth, () => submit(saveAssessment, words)));
    expect(await findersOf('glockenspiel')).toEqual(['owner', 'manager']);
    expect(await entriesFor(people.maria, 'glockenspiel')).toBe(0);

    doneOf(await handsIn(people.ruth, ref, 'She plays the celesta.'));

    for (const typed of ['bassoon', 'celesta']) {
      expect(await findersOf(typed)).toEqual(['owner', 'manager', 'assistant']);
      expect(kindsIn(await inInbox(people.maria, typed))).toEqual(['answer', 'assessment']);
    }
    const side = { slug: people.workspace.slug };
    const answer = (await inCeramics(people.ruth, 'bassoon')).find(({ kind }) => kind === 'answer');
    expect(answer && wordsFor(side, answer)).toBe(
      `Self-assessment by ${people.maria.name} in “Evaluation 1”`,
    );
    expect(answer && placeOf(side, answer)).toMatch(
      new RegExp(`^/w/${side.slug}/evaluations/${ref.id}#criterion-[0-9a-f-]{36}$`),
    );
  });

  it('is found as a change, in its place', async () => {
    const id = await givenAdjustment(people.ruth, ref, { what: 'We rehearse the harpsichord on Mondays.' });

    expect(await findersOf('harpsichord')).toEqual(['owner', 'manager', 'assistant']);
    expect((await inInbox(people.maria, 'harpsichord')).map((found) => placeOf('inbox', found))).toEqual([
      `/inbox/evaluations/${ref.workspaceId}/${ref.id}#adjustment-${id}`,
    ]);
  });

  it('is found by the owners alone when it says whether the money was well spent, until they share it', async () => {
    const kept = returnEstimateForm(ref, { usedFor: 'Playing the marimba.' });
    doneOf(await asPerson(people.ruth, () => submit(saveReturnEstimate, kept)));
    expect(await findersOf('marimba')).toEqual(['owner']);
    for (const person of [people.tomas, people.maria]) expect(await entriesFor(person, 'marimba')).toBe(0);

    const shared = { ...kept, version: 1, isShared: 'on' };
    doneOf(await asPerson(people.ruth, () => submit(saveReturnEstimate, shared)));
    expect(await findersOf('marimba')).toEqual(['owner', 'assistant']);
  });
});
