import { beforeAll, describe, expect, it } from 'vitest';
import { GET as example } from '@/app/w/[workspace]/briefs/import/example/route';
import { handOverDrafts } from '@/lib/briefs/handing-over/handing-over-drafts.actions';
import { importBriefs } from '@/lib/briefs/importing/importing.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenDay, onDay } from '@/tests/support/on-day';
import { asPerson, givenInvitation, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';

givenDay('2026-11-30');
givenDatabaseWithPeople();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

const send = (fields: Fields) => asPerson(place.owner, () => submit(importBriefs, fields));
const form = (text: string, intent = 'preview') => ({
  workspaceId: place.workspace.id,
  importId: newId(),
  text,
  intent,
});
const drafts = (title: string) =>
  withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
    tx.brief.findMany({
      where: { title },
      select: { id: true, workspaceId: true, version: true, state: true },
    }),
  );

describe('importing briefs', () => {
  it('shows every row first, without writing anything', async () => {
    const title = `Seen ${newId()}`;

    const answer = doneOf(await send(form(`Title;For;Due\n${title};Maria;2027-03-05\n${title};Nobody;soon`)));

    expect(answer).toMatchObject({ kind: 'preview', ready: 1, wrong: 1 });
    expect(answer.kind === 'preview' && answer.rows[1]?.toCorrect).toEqual(['for', 'due']);
    expect(await drafts(title)).toEqual([]);
  });

  it('imports nothing while a row is wrong and not left out', async () => {
    const title = `Wrong ${newId()}`;
    const wanted = form(`Title,For\n${title},Maria\n${title},Nobody`, 'import');

    expect(doneOf(await send(wanted))).toMatchObject({ kind: 'preview', wrong: 1 });
    expect(await drafts(title)).toEqual([]);

    expect(doneOf(await send({ ...wanted, leftOut: '3' }))).toEqual({ kind: 'imported', briefs: 1 });
    expect(await drafts(title)).toHaveLength(1);
  });

  it('takes a file before what was pasted, but not the empty one that a browser posts where none was chosen', async () => {
    const [pasted, chosen] = [`Pasted ${newId()}`, `In a file ${newId()}`];
    const wanted = form(`Title,For\n${pasted},Maria`, 'import');
    const none = new File([], '', { type: 'application/octet-stream' });
    const file = new File([`Title,For\n${chosen},Maria`], 'briefs.csv', { type: 'text/csv' });

    doneOf(await send({ ...wanted, file: none }));
    doneOf(await send({ ...wanted, importId: newId(), file }));

    expect([await drafts(pasted), await drafts(chosen)]).toMatchObject([[{}], [{}]]);
  });

  it('takes corrections made in the preview, and keeps all parts of a row', async () => {
    const title = `Corrected ${newId()}`;
    const text = `Title,For,Due,Deliverable,Criteria,Good to know\n${title},Marie,05/03/27,The ledger,"a\nb",Net`;
    const cells = { for: 'Maria Santos', due: '2027-03-05 09:00' };

    doneOf(await send({ ...form(text, 'import'), fixes: [{ line: 2, cells }] }));

    const [draft] = await drafts(title);
    const brief = await readBrief(place.owner, { workspaceId: place.workspace.id, id: draft?.id ?? '' });
    expect(brief).toMatchObject({ state: 'draft', deadlineLocal: '2027-03-05T09:00', version: 1 });
    expect(brief.givens.map((given) => given.text)).toEqual(['Net']);
    expect(brief.deliverables.map((row) => [row.title, row.criteria.map((each) => each.text)])).toEqual([
      ['The ledger', ['a', 'b']],
    ]);
  });

  it('needs the same number of queries for many assistants as for a few', async () => {
    const { owner, workspace } = place;
    const looks = () => statementsOf(() => send(form(`Title,For\nLooked over,Maria`)));
    const forAFew = await looks();
    for (const name of ['Nia', 'Ola', 'Pam'])
      await givenInvitation(owner, workspace, { name, email: `${newId()}@inbox.example` });

    expect(await looks()).toHaveLength(forAFew.length);
  });

  it('imports once, however often and however fast its button is pressed', async () => {
    const title = `Once ${newId()}`;
    const wanted = form(`Title,For\n${title},Maria`, 'import');

    const answers = await Promise.all([send(wanted), send(wanted)]);

    expect([...answers.map(doneOf), doneOf(await send(wanted))]).toEqual([
      { kind: 'imported', briefs: 1 },
      { kind: 'imported', briefs: 1 },
      { kind: 'imported', briefs: 1 },
    ]);
    expect(await drafts(title)).toHaveLength(1);
  });

  it('doesn’t mistake another file for the one that was imported with the same form', async () => {
    const title = `First ${newId()}`;
    const wanted = form(`Title,For\n${title},Maria`, 'import');
    doneOf(await send(wanted));

    const others = [
      { text: `Title,For\n${title} and more,Maria` },
      { text: `Title,For\n${title} and more,Maria`, intent: 'preview' },
      { fixes: [{ line: 2, cells: { title: `${title} and more` } }] },
      { leftOut: '2' },
    ];
    for (const other of others)
      expect(refusalOf(await send({ ...wanted, ...other })).code).toBe('sent_before');

    expect(await drafts(`${title} and more`)).toEqual([]);
    expect(await drafts(title)).toHaveLength(1);
  });

  it('reads a file as well as pasted text, and imports hundreds of rows', async () => {
    const title = `Many ${newId()}`;
    const text = `\ufeffTitle;For;Deliverable;Criteria\r\n${`${title};Maria;The list;It is whole\r\n`.repeat(400)}`;
    const file = new File([text], 'briefs.csv', { type: 'text/csv' });

    const answer = doneOf(await send({ ...form('', 'import'), file }));

    expect(answer).toEqual({ kind: 'imported', briefs: 400 });
    expect(await drafts(title)).toHaveLength(400);
  });

  it("refuses a file that isn't text, at the file", async () => {
    const file = new File([new Uint8Array([80, 75, 3, 4, 0, 0])], 'briefs.xlsx');

    const refusal = refusalOf(await send({ ...form('', 'preview'), file }));

    expect(Object.keys(refusal.fieldErrors)).toEqual(['file']);
  });

  it('turns its own example into drafts that can be handed over at once, long after the example was written', () =>
    onDay('2027-12-31', async () => {
      const text = await example().text();
      const fixes = [2, 3].map((line) => ({ line, cells: { for: 'Maria Santos' } }));

      doneOf(await send({ ...form(text, 'import'), fixes }));

      const made = [
        ...(await drafts('October closing')),
        ...(await drafts('Answer the reviews of the week')),
      ];
      const chosen = {
        workspaceId: place.workspace.id,
        drafts: made.map(({ id, version }) => `${id} ${version}`),
      };
      const { results } = doneOf(await asPerson(place.owner, () => submit(handOverDrafts, chosen)));
      expect(results.map(({ refusal }) => refusal)).toEqual([null, null]);
    }));
});
