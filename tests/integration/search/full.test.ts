import { beforeAll, describe, expect, it } from 'vitest';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { newId } from '@/lib/platform/ids';
import { searchInbox, searchWorkspace } from '@/lib/search/full.queries';
import { KINDS, type Kind } from '@/lib/search/query.rules';
import type { Found } from '@/lib/search/showing.queries';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { givenAgreementInForce, givenDraft } from '@/tests/support/agreements';
import {
  type BriefPlace,
  briefForm,
  givenAttached,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  readBrief,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenAssistant, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';

describe('searching what is written', () => {
  const owner = givenConnection(givenDatabaseWithPeople(), 'owner');
  let people: People;
  let ceramics: BriefPlace;
  let bakery: BriefPlace;
  let dewis: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth, maria, dewi, workspace, engagements, foreign } = people;
    ceramics = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    dewis = { ...ceramics, assistant: dewi, engagementId: engagements.dewi };
    const engagementId = await givenAssistant(foreign.owner, foreign.workspace, maria);
    bakery = { owner: foreign.owner, assistant: maria, workspace: foreign.workspace, engagementId };
    for (const place of [ceramics, dewis, bakery]) await givenAgreementInForce(place);
  });

  const inCeramics = async (person: Person, typed: string, kinds: readonly Kind[] = []) =>
    (await searchWorkspace(person.userId, people.workspace.id, { typed, kinds, after: null })).found;
  const inInbox = async (person: Person, typed: string, kinds: readonly Kind[] = []) =>
    (await searchInbox(person.userId, { typed, kinds, after: null })).found;
  const said = (found: readonly Found[]) =>
    found.map(({ title, excerpt }) => [...title, ...excerpt].map(({ text }) => text).join('')).sort();

  function writes(person: Person, { workspace, engagementId }: BriefPlace, body: string, briefId?: string) {
    const about = briefId
      ? ({ workspaceId: workspace.id, subject: 'brief', subjectId: briefId } as const)
      : aboutEngagement(workspace.id, engagementId);
    return says(person, about, body);
  }

  it('finds messages for both sides, over all businesses of an assistant, and for nobody else', async () => {
    await writes(people.maria, ceramics, 'The turquoise glaze has arrived.');
    await writes(people.dewi, dewis, 'No turquoise left here.');
    await writes(bakery.owner, bakery, 'Turquoise icing for the wedding?');

    expect(said(await inCeramics(people.ruth, 'turquoise'))).toEqual([
      'No turquoise left here.',
      'The turquoise glaze has arrived.',
    ]);
    expect(await inCeramics(people.tomas, 'turquoise')).toHaveLength(2);
    expect(said(await inInbox(people.maria, 'turquoise'))).toEqual([
      'The turquoise glaze has arrived.',
      'Turquoise icing for the wedding?',
    ]);
    expect(said(await inInbox(people.dewi, 'turquoise'))).toEqual(['No turquoise left here.']);
    for (const nobody of [people.stranger, people.foreign.owner, people.foreign.assistant]) {
      expect(await inCeramics(nobody, 'turquoise')).toEqual([]);
      expect(await inInbox(nobody, 'turquoise')).toEqual([]);
    }
  });

  it('keeps a draft to the owner’s side, with its files, until it is handed over', async () => {
    const draft = await givenBriefDraft(ceramics, {
      title: 'Saffron labels',
      instructions: 'Ask for saffron ink.',
    });
    await givenAttached(ceramics, draft.id, new File(['x'], 'saffron-plan.txt', { type: 'text/plain' }));

    const kindsOf = (found: readonly Found[]) => found.map(({ kind }) => kind).sort();
    expect(kindsOf(await inCeramics(people.ruth, 'saffron'))).toEqual(['brief', 'file']);
    expect(await inInbox(people.maria, 'saffron')).toEqual([]);

    const { version } = await readBrief(people.ruth, draft);
    const { rows } = await owner().query('SELECT file_id FROM brief_files WHERE brief_id = $1', [draft.id]);
    const sending = briefForm(ceramics, {
      id: draft.id,
      version,
      title: 'Saffron labels',
      instructions: 'Ask for saffron ink.',
      attached: rows.map(({ file_id }) => file_id),
      intent: 'send',
    });
    doneOf(await asPerson(people.ruth, () => submit(saveBrief, sending)));

    expect(kindsOf(await inInbox(people.maria, 'saffron'))).toContain('brief');
    expect(await inInbox(people.dewi, 'saffron')).toEqual([]);
  });

  it('finds what any part of a brief says, in its current wording', async () => {
    const givens = ['The cobalt jar is nearly empty.'];
    const deliverables = [{ title: 'An umber chart', criteria: ['Every sienna shade is on it'] }];
    const brief = await givenBriefDraft(ceramics, { title: 'Colour chart', givens, deliverables });

    for (const word of ['colour chart', 'cobalt', 'umber', 'sienna']) {
      expect([word, (await inCeramics(people.ruth, word, ['brief'])).map(({ id }) => id)]).toEqual([
        word,
        [brief.id],
      ]);
    }

    const changed = briefForm(ceramics, {
      id: brief.id,
      version: brief.version,
      title: 'Colour chart',
      deliverables,
    });
    doneOf(
      await asPerson(people.ruth, () => submit(saveBrief, { ...changed, givens: ['Buy more vermilion.'] })),
    );
    expect(await inCeramics(people.ruth, 'cobalt')).toEqual([]);
    expect(await inCeramics(people.ruth, 'vermilion')).toHaveLength(1);
  });

  it('finds a brief by what was asked about it and answered, for its two sides alone', async () => {
    const brief = await givenBriefSent(ceramics, { title: 'The autumn catalogue' });
    const clarificationId = newId();
    const about = { workspaceId: brief.workspaceId, id: brief.id, clarificationId };
    const question = 'Is the wisteria background too dark?';
    doneOf(await asPerson(people.maria, () => submit(askQuestion, { ...about, question, isBlocking: true })));
    expect(said(await inInbox(people.maria, 'wisteria'))).toMatchObject([
      expect.stringContaining('The autumn catalogue'),
    ]);

    const answer = 'Take the chartreuse one.';
    doneOf(await asPerson(people.ruth, () => submit(answerQuestion, { ...about, answer })));

    for (const typed of ['wisteria', 'chartreuse', 'catalogue']) {
      expect(said(await inCeramics(people.ruth, typed))).toHaveLength(1);
      expect(said(await inInbox(people.maria, typed))).toHaveLength(1);
      expect(await inInbox(people.dewi, typed)).toEqual([]);
    }
  });

  it('leads to the clause, and keeps a version that isn’t proposed to the owner’s side', async () => {
    const clauses = await inInbox(people.maria, 'confidential', ['clause']);
    expect(clauses.length).toBeGreaterThan(0);
    expect(clauses.every(({ about, spot }) => about?.kind === 'agreement' && spot)).toBe(true);
    const before = new Set(clauses.map(({ about }) => about?.id));

    const oluchis = { ...people.foreign, engagementId: people.foreign.engagementId };
    await givenDraft(oluchis);

    expect(await inInbox(people.foreign.assistant, 'confidential')).toEqual([]);
    expect(
      (
        await searchWorkspace(people.foreign.owner.userId, people.foreign.workspace.id, {
          typed: 'confidential',
          kinds: ['clause'],
          after: null,
        })
      ).found.some(({ about }) => !before.has(about?.id)),
    ).toBe(true);
  });

  it('finds playbooks for the owner’s side alone, by their newest version', async () => {
    const playbook = await givenPlaybook(ceramics, { name: 'Ochre days' });

    expect((await inCeramics(people.ruth, 'ochre')).map(({ kind, id }) => [kind, id])).toEqual([
      ['playbook', playbook.id],
    ]);
    expect(await inInbox(people.maria, 'ochre')).toEqual([]);
  });

  it('finds a delivered file by its name, and says what it came with', async () => {
    const brief = await givenBriefDelivered(ceramics, { title: 'Twelve pictures' });

    const found = await inInbox(people.maria, 'picture 0 txt', ['file']);

    expect(found.map(({ about }) => about)).toContainEqual({
      kind: 'brief',
      id: brief.id,
      title: 'Twelve pictures',
    });
  });

  it('can be filtered by kind', async () => {
    const brief = await givenBriefSent(ceramics, { title: 'Maroon bowls' });
    await writes(people.ruth, ceramics, 'Maroon it is.', brief.id);

    const kindsFound = async (kinds: readonly Kind[]) =>
      (await inCeramics(people.ruth, 'maroon', kinds)).map(({ kind }) => kind);
    expect((await kindsFound([])).sort()).toEqual(['brief', 'message']);
    expect(await kindsFound(['message'])).toEqual(['message']);
    expect(await kindsFound(['brief', 'playbook'])).toEqual(['brief']);
    expect((await kindsFound(KINDS)).sort()).toEqual(['brief', 'message']);
  });

  it('pages through years, newest first, nothing twice and nothing left out', async () => {
    for (let n = 0; n < 45; n += 1) await writes(people.maria, ceramics, `Indigo ${n}.`);
    await owner().query(`SET session_replication_role = replica`);
    await owner().query(
      `UPDATE messages SET created_at = now() - interval '37 days' * (45 - n::int)
       FROM (SELECT id, substring(body FROM '\\d+') AS n FROM messages WHERE body LIKE 'Indigo%') AS its
       WHERE messages.id = its.id`,
    );
    await owner().query(`SET session_replication_role = origin`);
    await owner().query('SELECT app.enter_all_search()');

    const seen: string[] = [];
    let after = null;
    do {
      const page = await searchInbox(people.maria.userId, { typed: 'indigo', kinds: [], after });
      seen.push(...page.found.map(({ excerpt }) => excerpt.map(({ text }) => text).join('')));
      after = page.next;
    } while (after);

    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `Indigo ${44 - n}.`));
  });

  it("finds a message's current words, and nothing of one that was taken back", async () => {
    const id = await writes(people.maria, ceramics, 'The magnolia sample is here.');
    const message = { workspaceId: people.workspace.id, id };

    doneOf(
      await asPerson(people.maria, () =>
        submit(editMessage, { ...message, version: 1, body: 'Peony, I mean.' }),
      ),
    );
    expect(await inCeramics(people.ruth, 'magnolia')).toEqual([]);
    expect((await inCeramics(people.ruth, 'peony')).map((each) => each.id)).toEqual([id]);

    doneOf(await asPerson(people.maria, () => submit(deleteMessage, message)));
    expect(await inCeramics(people.ruth, 'peony')).toEqual([]);
    const { rowCount } = await owner().query('SELECT 1 FROM search_entries WHERE id = $1', [id]);
    expect(rowCount).toBe(0);
  });

  it('loses an entry together with its subject', async () => {
    const draft = await givenBriefDraft(ceramics, { title: 'Heliotrope' });
    await owner().query('DELETE FROM briefs WHERE id = $1', [draft.id]);

    expect(await inCeramics(people.ruth, 'heliotrope')).toEqual([]);
    const { rowCount } = await owner().query('SELECT 1 FROM search_entries WHERE id = $1', [draft.id]);
    expect(rowCount).toBe(0);
  });
});
