import { beforeAll, describe, expect, it } from 'vitest';
import {
  autosaveAgreement,
  createAgreement,
  saveAgreement,
} from '@/lib/agreements/drafting/drafting.actions';
import { restoreRevision } from '@/lib/agreements/drafting/restoring.actions';
import { getRevisions } from '@/lib/agreements/drafting/revisions.queries';
import {
  archiveTemplate,
  bringBackTemplate,
  renameTemplate,
  saveAsTemplate,
} from '@/lib/agreements/own-templates/own-templates.actions';
import {
  getTemplate,
  getTemplateSource,
  listTemplates,
} from '@/lib/agreements/own-templates/own-templates.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  givenDraft,
  givenImported,
  givenNewPair,
  givenProposed,
  readAs,
  seenBy,
  termsTyped,
} from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';

const TITLE = 'Agreement for running the shop';
const ONE_CLAUSE = [{ key: 'pay', heading: 'Pay', body: 'We pay {{rate}}.' }];

describe('drafting an agreement', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const givenPair = () => givenNewPair(people);

  /** Saves by itself, as an open page would. */
  function autosaves(
    ref: AgreementRef,
    { version, ...changes }: { version: number; title?: string; savedIn?: string; takesOver?: string },
  ) {
    const form = { ...ref, version, payType: 'hourly', title: TITLE, clauses: ONE_CLAUSE, ...termsTyped() };
    return asPerson(people.ruth, () => submit(autosaveAgreement, { ...form, ...changes }));
  }

  async function titlesOf(ref: AgreementRef) {
    const page = await getRevisions(people.ruth.userId, ref);
    return (page?.revisions ?? []).map(({ revision, title }) => `${revision} ${title}`);
  }

  const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('saves by itself again and again within one sitting, and keeps a revision of each sitting', async () => {
    const ref = await givenDraft(await givenPair());

    await atTime(minutesFromNow(1), () => autosaves(ref, { version: 1, title: 'A' }));
    await atTime(minutesFromNow(2), () => autosaves(ref, { version: 2, title: 'B' }));
    const during = await titlesOf(ref);
    const last = await atTime(minutesFromNow(20), () => autosaves(ref, { version: 3, title: 'C' }));

    expect(doneOf(last).version).toBe(4);
    expect(during).toEqual([`1 ${TITLE}`]);
    expect(await titlesOf(ref)).toEqual(['2 B', `1 ${TITLE}`]);
    expect((await readAs(people.ruth, ref))?.title).toBe('C');
  });

  it('keeps what is saved by the button as a revision at once', async () => {
    const ref = await givenDraft(await givenPair());
    const form = { ...ref, version: 1, payType: 'hourly', clauses: ONE_CLAUSE, ...termsTyped() };

    doneOf(await asPerson(people.ruth, () => submit(saveAgreement, { ...form, title: 'Pressed' })));

    expect(await titlesOf(ref)).toEqual(['2 Pressed', `1 ${TITLE}`]);
  });

  it('tells the second of two tabs who has changed it, writes nothing, and lets it take over knowingly', async () => {
    const ref = await givenDraft(await givenPair());
    const [one, two] = [newId(), newId()];

    doneOf(await autosaves(ref, { version: 1, title: 'First tab', savedIn: one }));
    const late = refusalOf(await autosaves(ref, { version: 1, title: 'Second tab', savedIn: two }));
    const between = (await readAs(people.ruth, ref))?.title;
    doneOf(await autosaves(ref, { version: 1, title: 'Second tab', savedIn: two, takesOver: 'on' }));

    expect(late.code).toBe('changed_meanwhile');
    expect(late.message).toMatch(/was changed in another tab at \d\d:\d\d/);
    expect(late.values.title).toEqual(['Second tab']);
    expect(between).toBe('First tab');
    expect((await readAs(people.ruth, ref))?.title).toBe('Second tab');
  });

  it('doesn’t mistake a save whose answer got lost for somebody else’s', async () => {
    const ref = await givenDraft(await givenPair());
    const savedIn = newId();

    doneOf(await autosaves(ref, { version: 1, title: 'Lost on the way', savedIn }));
    const again = await autosaves(ref, { version: 1, title: 'Typed further', savedIn });

    expect(doneOf(again).version).toBe(3);
  });

  it('is saved by one of many tabs at the same moment', async () => {
    const ref = await givenDraft(await givenPair());

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, tab) =>
        autosaves(ref, { version: 1, title: `Tab ${tab}`, savedIn: newId() }),
      ),
    );

    expect(answers.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect((await readAs(people.ruth, ref))?.version).toBe(2);
  });

  it('goes back to a revision, and keeps what was there until then', async () => {
    const ref = await givenDraft(await givenPair());
    doneOf(await autosaves(ref, { version: 1, title: 'Rewritten' }));
    const page = await getRevisions(people.ruth.userId, ref);
    const first = page?.revisions.at(-1);

    const restore = { ...(await seenBy(people.ruth, ref)), revisionId: first?.id };
    doneOf(await asPerson(people.ruth, () => submit(restoreRevision, restore)));

    expect(await titlesOf(ref)).toEqual([`3 ${TITLE}`, '2 Rewritten', `1 ${TITLE}`]);
    expect((await getRevisions(people.ruth.userId, ref))?.revisions[0]?.restoredFrom).toBe(1);
    const clauses = (await currentVersion(people.ruth, ref))?.clauses ?? [];
    expect(clauses).toHaveLength(first?.clauses.length ?? 0);
  });

  it('goes back to a revision of its own alone, not to one of another agreement of the business', async () => {
    const other = await givenDraft(await givenPair());
    const revisionId = (await getRevisions(people.ruth.userId, other))?.revisions[0]?.id;
    const ref = await givenDraft(await givenPair(), { title: 'Agreement for the books' });

    const form = { ...(await seenBy(people.ruth, ref)), revisionId };
    const answer = refusalOf(await asPerson(people.ruth, () => submit(restoreRevision, form)));

    expect([revisionId, answer.code]).toEqual([expect.any(String), 'not_found']);
    expect(await titlesOf(ref)).toEqual(['1 Agreement for the books']);
  });

  it("is frozen once it is proposed: it can't be saved or taken back to a revision", async () => {
    const ref = await givenProposed(await givenPair());
    const { version } = await seenBy(people.ruth, ref);
    const revisionId = (await getRevisions(people.ruth.userId, ref))?.revisions[0]?.id;

    const saved = refusalOf(await autosaves(ref, { version, title: 'Too late' }));
    const restored = refusalOf(
      await asPerson(people.ruth, () => submit(restoreRevision, { ...ref, version, revisionId })),
    );

    expect([saved.code, restored.code]).toEqual(['wrong_state', 'wrong_state']);
    expect((await getRevisions(people.ruth.userId, ref))?.canRestore).toBe(false);
  });

  it('shows its revisions to the owner’s side alone', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    expect((await getRevisions(people.tomas.userId, ref))?.revisions).toHaveLength(1);
    for (const person of [pair.assistant, people.dewi, people.stranger, people.foreign.owner]) {
      expect(await getRevisions(person.userId, ref)).toBeNull();
      const seen = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
        tx.agreementRevision.count({ where: { agreementId: ref.id } }),
      );
      expect(seen).toBe(0);
    }
  });

  it('reorders clauses for a browser without scripts, and saves nothing by that', async () => {
    const ref = await givenDraft(await givenPair());
    const form = { ...ref, version: 1, payType: 'hourly', title: '', clauses: ONE_CLAUSE, ...termsTyped() };

    const answer = refusalOf(
      await asPerson(people.ruth, () => submit(saveAgreement, { ...form, title: 'X', arrange: 'up:1' })),
    );

    expect(answer.message).toBe('The clauses are updated. Nothing is saved yet.');
    expect(answer.values.arrange).toEqual(['up:1']);
    expect((await readAs(people.ruth, ref))?.version).toBe(1);
  });

  it('leaves out a removed clause, and keeps it in the form', async () => {
    const ref = await givenDraft(await givenPair());
    const clauses = [...ONE_CLAUSE, { key: 'scope', heading: 'Scope', body: 'Work.', removed: 'on' }];
    const form = { ...ref, version: 1, payType: 'hourly', title: TITLE, clauses, ...termsTyped() };

    doneOf(await asPerson(people.ruth, () => submit(autosaveAgreement, form)));

    const saved = (await currentVersion(people.ruth, ref))?.clauses ?? [];
    expect(saved.map(({ key }) => key)).toEqual(['pay']);
  });

  it('saves 60 clauses with as many statements as two', async () => {
    const askedFor = async (count: number) => {
      const ref = await givenDraft(await givenPair());
      const clauses = Array.from({ length: count }, (_, index) => ({
        key: `own-${index + 1}`,
        heading: `Clause ${index + 1}`,
        body: 'A paragraph of the usual length, about what both of them do and don’t do. '.repeat(8),
      }));
      const form = { ...ref, version: 1, payType: 'hourly', title: TITLE, clauses, ...termsTyped() };
      const asked = await statementsOf(async () =>
        doneOf(await asPerson(people.ruth, () => submit(autosaveAgreement, form))),
      );
      expect((await currentVersion(people.ruth, ref))?.clauses).toHaveLength(count);
      return asked.length;
    };

    expect(await askedFor(60)).toBe(await askedFor(2));
  });

  describe('a template of one’s own', () => {
    it('is made from an agreement, grows by versions, and begins the next one', async () => {
      const ref = await givenDraft(await givenPair());
      const name = 'Bookkeeping';
      const first = { ...ref, newId: newId(), into: 'new', name };

      doneOf(await asPerson(people.ruth, () => submit(saveAsTemplate, first)));
      // sent twice, it is still one
      doneOf(await asPerson(people.ruth, () => submit(saveAsTemplate, first)));
      doneOf(await autosaves(ref, { version: 1 }));
      const second = { ...ref, newId: newId(), into: first.newId };
      const saved = doneOf(await asPerson(people.ruth, () => submit(saveAsTemplate, second)));

      const { engagementId, workspace } = await givenPair();
      const begun = {
        id: newId(),
        workspaceId: workspace.id,
        engagementId,
        templateKey: 'own',
        templateId: first.newId,
        templateVersion: saved.number,
        payType: 'hourly',
        title: TITLE,
        ...termsTyped(),
      };
      doneOf(await asPerson(people.ruth, () => submit(createAgreement, begun)));

      expect(saved).toEqual({ name, number: 2 });
      const made = { workspaceId: workspace.id, id: begun.id };
      expect(await readAs(people.ruth, made)).toMatchObject({
        templateKey: 'own',
        templateId: first.newId,
        templateVersion: 2,
      });
      const clauses = (await currentVersion(people.ruth, made))?.clauses ?? [];
      expect(clauses.map(({ key }) => key)).toEqual(['pay']);
    });

    it('can’t be made from an agreement whose text is in a file', async () => {
      const ref = await givenImported(await givenPair());
      const form = { ...ref, newId: newId(), into: 'new', name: 'Of a file' };

      const answer = refusalOf(await asPerson(people.ruth, () => submit(saveAsTemplate, form)));

      expect(answer.code).toBe('words_elsewhere');
      expect(await getTemplateSource(people.ruth.userId, ref)).toBeNull();
    });

    it('has a name of its own, can be renamed, archived and offered again', async () => {
      const ref = await givenDraft(await givenPair());
      const { workspaceId } = ref;
      const save = (id: string, name: string) =>
        asPerson(people.ruth, () => submit(saveAsTemplate, { ...ref, newId: id, into: 'new', name }));
      const [one, two] = [newId(), newId()];

      doneOf(await save(one, 'Design'));
      expect(refusalOf(await save(two, 'DESIGN')).fieldErrors.name).toMatch(/already/);
      doneOf(
        await asPerson(people.ruth, () =>
          submit(renameTemplate, { workspaceId, id: one, version: 1, name: 'Drawing' }),
        ),
      );
      doneOf(await save(two, 'Design'));
      const archives = () =>
        asPerson(people.ruth, () => submit(archiveTemplate, { workspaceId, id: one, version: 2 }));
      // posted again, it is answered as done
      for (const _ of [1, 2]) doneOf(await archives());
      const archived = await getTemplate(people.ruth.userId, workspaceId, one);
      doneOf(
        await asPerson(people.ruth, () => submit(bringBackTemplate, { workspaceId, id: one, version: 3 })),
      );
      const late = refusalOf(await archives());

      expect(archived).toBeNull();
      expect(late.code).toBe('changed_meanwhile');
      const names = (await listTemplates(people.tomas.userId, workspaceId)).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['Design', 'Drawing']));
      expect(await listTemplates(people.maria.userId, workspaceId)).toEqual([]);
      expect(await listTemplates(people.foreign.owner.userId, workspaceId)).toEqual([]);
    });
  });
});
