import { beforeAll, describe, expect, it } from 'vitest';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { type FoundByName, findInInbox, findInWorkspace } from '@/lib/search/palette.queries';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { type BriefPlace, briefForm, givenBriefDraft, givenBriefSent } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenAssistant, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('searching by name', () => {
  givenDatabaseWithPeople();
  let people: People;
  let ceramics: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth, maria, dewi, workspace, engagements, foreign } = people;
    ceramics = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    const dewis = { ...ceramics, assistant: dewi, engagementId: engagements.dewi };
    const engagementId = await givenAssistant(foreign.owner, foreign.workspace, maria);
    const bakery = { owner: foreign.owner, assistant: maria, workspace: foreign.workspace, engagementId };
    for (const place of [ceramics, dewis, bakery]) await givenAgreementInForce(place);
    await givenBriefSent(ceramics, { title: 'Label the Café’s spring mugs' });
    await givenBriefDraft(ceramics, { title: 'Secret label plans' });
    await givenBriefSent(dewis, { title: 'Label proofs for Dewi' });
    await givenBriefSent(bakery, { title: 'Allergen labels' });
  });

  const titles = ({ briefs }: FoundByName) => briefs.map(({ title }) => title).sort();
  const inCeramics = (person: Person, text: string) =>
    findInWorkspace(person.userId, people.workspace.id, text);

  it('finds what the owner’s side may see, drafts too, and nothing of another business', async () => {
    const all = ['Label proofs for Dewi', 'Label the Café’s spring mugs', 'Secret label plans'];

    expect(titles(await inCeramics(people.ruth, 'LABEL'))).toEqual(all);
    expect(titles(await inCeramics(people.tomas, 'lab'))).toEqual(all);
    expect(titles(await inCeramics(people.foreign.owner, 'label'))).toEqual([]);
    expect(titles(await inCeramics(people.maria, 'label'))).toEqual(['Label the Café’s spring mugs']);
    expect(titles(await inCeramics(people.stranger, 'label'))).toEqual([]);
  });

  it('finds for an assistant their own briefs over all businesses, and no draft', async () => {
    expect(titles(await findInInbox(people.maria.userId, 'label'))).toEqual([
      'Allergen labels',
      'Label the Café’s spring mugs',
    ]);
    expect(titles(await findInInbox(people.dewi.userId, 'label'))).toEqual(['Label proofs for Dewi']);
    expect(titles(await findInInbox(people.ruth.userId, 'label'))).toEqual([]);
  });

  it.each([
    ['beginnings of words in any order, small or large, with or without accents', 'MUG cafe', true],
    ['several words of which one isn’t there', 'mug cellar', false],
    ['the middle of a word', 'abel', false],
    ['signs that mean something to a database', '%', false],
    ['a quote', "mugs' OR true --", false],
    ['a character that no database keeps', 'mugs\u0000', true],
  ])('takes %s', async (_, text, isFound) => {
    const found = titles(await findInInbox(people.maria.userId, text));

    expect(found.includes('Label the Café’s spring mugs')).toBe(isFound);
  });

  it("finds a business's assistants and agreements, and for an assistant the businesses", async () => {
    const { people: assistants, agreements } = await inCeramics(people.ruth, 'mari');
    expect(assistants).toEqual([{ id: people.engagements.maria, name: 'Maria Santos' }]);
    expect(agreements.map(({ with: whom }) => whom)).toEqual(['Maria Santos']);

    const mine = await findInInbox(people.maria.userId, 'solheim');
    expect(mine.people.map(({ name }) => name)).toEqual(['Solheim Bakery']);
    expect(mine.agreements).toHaveLength(1);
    expect((await findInInbox(people.dewi.userId, 'solheim')).people).toEqual([]);
  });

  it('offers the newest briefs, and nothing else, before anything is typed', async () => {
    const found = await inCeramics(people.ruth, '  ');

    expect(titles(found)).toHaveLength(3);
    expect([found.people, found.agreements]).toEqual([[], []]);
    expect(titles(await findInInbox(people.maria.userId, ''))).toHaveLength(2);
  });

  it('follows a title that is changed', async () => {
    const draft = await givenBriefDraft(ceramics, { title: 'Kiln repair' });
    const renamed = briefForm(ceramics, { id: draft.id, version: draft.version, title: 'Oven repair' });

    doneOf(await asPerson(people.ruth, () => submit(saveBrief, renamed)));

    expect(titles(await inCeramics(people.ruth, 'kiln'))).toEqual([]);
    expect(titles(await inCeramics(people.ruth, 'oven rep'))).toEqual(['Oven repair']);
  });

  it('finds names with strokes and accents by the letters of any keyboard', async () => {
    await givenBriefSent(ceramics, { title: 'Đồ gốm cho chị Đặng Ngọc Ánh' });

    for (const text of ['do gom', 'dang ngoc anh', 'ĐẶNG']) {
      expect(titles(await inCeramics(people.ruth, text))).toEqual(['Đồ gốm cho chị Đặng Ngọc Ánh']);
    }
  });
});
