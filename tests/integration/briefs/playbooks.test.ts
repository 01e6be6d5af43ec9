import { beforeAll, describe, expect, it } from 'vitest';
import { discardBrief } from '@/lib/briefs/editor/editing.actions';
import { archivePlaybook, bringBackPlaybook } from '@/lib/briefs/playbooks/archiving.actions';
import { draftFromPlaybook } from '@/lib/briefs/playbooks/briefs-from';
import { keepAnswer } from '@/lib/briefs/playbooks/keeping.actions';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenPlaybook, type PlaybookForm, playbookForm, readPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
const as = <T>({ userId }: Person, work: (tx: Tx) => Promise<T>) => withActor({ kind: 'user', userId }, work);
const countVersions = (playbookId: string) =>
  as(place.owner, (tx) => tx.playbookVersion.count({ where: { playbookId } }));

describe('a playbook', () => {
  it('is made with its first version, and a form posted twice makes one', async () => {
    const form = playbookForm(place, { givens: ['Amounts are net.', ''] });

    const answers = await Promise.all([1, 2].map(() => asOwner(() => submit(savePlaybook, form))));

    expect(answers.map(doneOf).map(({ number }) => number)).toEqual([1, 1]);
    expect(await countVersions(form.id)).toBe(1);
    for (const other of [
      { name: `${form.name} again` },
      { outcome: 'Something else.' },
      { usualDays: '9' },
    ]) {
      const again = await asOwner(() => submit(savePlaybook, { ...form, ...other }));
      expect(refusalOf(again).code).toBe('sent_before');
    }
    const { name, content } = await readPlaybook(place.owner, form);
    expect(name).toBe(form.name);
    expect(content).toMatchObject({
      title: 'Books of {{last month}}',
      givens: [{ text: 'Amounts are net.', questionId: null }],
      askFirst: ['Writing off more than 50 dollars'],
      budgetMinutes: 180,
      usualDays: 2,
    });
  });

  it('gets a new version with each change, and keeps the old ones', async () => {
    const { id, name } = await givenPlaybook(place);
    const next = { ...playbookForm(place, { id, name, number: 1 }), usualDays: '3', change: 'One day more.' };

    const answers = await Promise.all([1, 2].map(() => asOwner(() => submit(savePlaybook, next))));

    expect(answers.map(doneOf).map(({ number }) => number)).toEqual([2, 2]);
    for (const other of [{ change: 'Two days more.' }, { usualDays: '4' }]) {
      const again = await asOwner(() => submit(savePlaybook, { ...next, ...other }));
      expect(refusalOf(again).code).toBe('sent_before');
    }
    const versions = await as(place.owner, (tx) =>
      tx.playbookVersion.findMany({ where: { playbookId: id }, orderBy: { number: 'asc' } }),
    );
    expect(versions.map(({ number, change }) => [number, change])).toEqual([
      [1, ''],
      [2, 'One day more.'],
    ]);
  });

  it('isn’t saved over what somebody else has saved meanwhile, and what was typed comes back', async () => {
    const { id, name } = await givenPlaybook(place);
    const base = { id, name, number: 1 };
    doneOf(await asOwner(() => submit(savePlaybook, playbookForm(place, { ...base, usualDays: '3' }))));

    const refusal = refusalOf(
      await asOwner(() => submit(savePlaybook, playbookForm(place, { ...base, usualDays: '9' }))),
    );

    expect(refusal.code).toBe('changed_meanwhile');
    expect(refusal.values.usualDays).toEqual(['9']);
  });

  it('is renamed without a new version when nothing else has changed', async () => {
    const { id } = await givenPlaybook(place);

    const form = playbookForm(place, { id, number: 1, name: `Renamed ${id}` });
    doneOf(await asOwner(() => submit(savePlaybook, form)));

    expect(await countVersions(id)).toBe(1);
    expect((await readPlaybook(place.owner, form)).name).toBe(`Renamed ${id}`);
    const log = await as(place.owner, (tx) =>
      tx.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } }),
    );
    expect(log).toMatchObject([
      { action: 'playbook.made' },
      { action: 'playbook.renamed', data: { name: `Renamed ${id}` } },
    ]);
  });

  it('isn’t renamed from a page that was opened before somebody else renamed it, and what was typed is kept', async () => {
    const { id, name } = await givenPlaybook(place);
    const saves = (changes: Partial<PlaybookForm>) =>
      asOwner(() => submit(savePlaybook, playbookForm(place, { id, number: 1, name, ...changes })));
    for (const _ of [1, 2]) doneOf(await saves({ name: `First ${id}` }));

    const refused = [
      refusalOf(await saves({ name: `Second ${id}` })),
      refusalOf(await saves({ usualDays: '9' })),
    ];

    expect(refused.map(({ code }) => code)).toEqual(['changed_meanwhile', 'changed_meanwhile']);
    expect(refused[0]?.values.name).toEqual([`Second ${id}`]);
    const seen = await readPlaybook(place.owner, { workspaceId: place.workspace.id, id });
    expect(seen).toMatchObject({ name: `First ${id}`, number: 1 });
    doneOf(await saves({ name: `Second ${id}`, version: seen.version }));
  });

  it('has a name of its own among those on offer, whatever its capitals', async () => {
    const { name } = await givenPlaybook(place);

    const refusal = refusalOf(
      await asOwner(() => submit(savePlaybook, playbookForm(place, { name: name.toUpperCase() }))),
    );

    expect(Object.keys(refusal.fieldErrors)).toEqual(['name']);
  });

  it('requires at each field what handing over would require, except for the deadline', async () => {
    const form = playbookForm(place, { name: '', title: 'For {{name}}', deliverables: [], usualDays: '1.5' });

    const refusal = refusalOf(await asOwner(() => submit(savePlaybook, form)));

    expect(Object.keys(refusal.fieldErrors).sort()).toEqual([
      'deliverables[0].title',
      'name',
      'title',
      'usualDays',
    ]);
  });

  it('is archived, and brought back unless another has its name by then', async () => {
    const { workspaceId, id, name } = await givenPlaybook(place);
    doneOf(await asOwner(() => submit(archivePlaybook, { workspaceId, id, version: 1 })));
    await givenPlaybook(place, { name });

    const refusal = refusalOf(
      await asOwner(() => submit(bringBackPlaybook, { workspaceId, id, version: 2 })),
    );

    expect(refusal.code).toBe('name_taken');
  });
});

describe('a brief from a playbook', () => {
  async function givenBriefFrom(playbook: Awaited<ReturnType<typeof givenPlaybook>>, id = newId()) {
    const { workspaceId, number, content } = playbook;
    const { engagementId } = place;
    const brief = { workspaceId, id, engagementId, playbookId: playbook.id, number, content };
    const made = await as(place.owner, (tx) =>
      draftFromPlaybook(tx, { ...brief, deadline: null, zone: 'America/Chicago' }, place.owner.userId, now()),
    );
    return { workspaceId, id, ...made };
  }

  it('says what the version says, and which one it was', async () => {
    const playbook = await givenPlaybook(place);

    const made = await givenBriefFrom(playbook);

    const brief = await readBrief(place.owner, made);
    expect(brief.givens.map(({ text }) => text)).toEqual(['Amounts are net.']);
    expect(brief.deliverables.map(({ title }) => title)).toEqual(['The ledger']);
    const row = await as(place.owner, (tx) => tx.brief.findFirst({ where: { id: made.id } }));
    expect(row).toMatchObject({ playbookId: playbook.id, playbookNumber: 1, state: 'draft' });
  });

  it('is one brief when it is made twice', async () => {
    const playbook = await givenPlaybook(place);
    const first = await givenBriefFrom(playbook);

    const second = await givenBriefFrom(playbook, first.id);

    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect((await readBrief(place.owner, first)).givens).toHaveLength(1);
  });

  it('never changes where it came from: the database refuses', async () => {
    const made = await givenBriefFrom(await givenPlaybook(place));
    const other = await givenPlaybook(place);

    const change = as(
      place.owner,
      (tx) => tx.$executeRaw`UPDATE briefs SET playbook_id = ${other.id}::uuid WHERE id = ${made.id}::uuid`,
    );

    await expect(change).rejects.toThrow('never changed');
  });

  it('can be thrown away while it is a draft', async () => {
    const { workspaceId, id } = await givenBriefFrom(await givenPlaybook(place));

    doneOf(await asOwner(() => submit(discardBrief, { workspaceId, id, version: 1 })));

    await expect(readBrief(place.owner, { workspaceId, id })).rejects.toThrow("can't read that brief");
  });

  it('tells the assistant the playbook’s name once it is theirs, and nothing of its content', async () => {
    const accepted = await givenBriefAccepted(place);
    const playbook = await givenPlaybook(place, { briefId: accepted.id });
    const unseen = await givenPlaybook(place);
    await givenBriefFrom(unseen);

    const seen = await as(place.assistant, async (tx) => ({
      playbooks: await tx.playbook.findMany({ select: { id: true } }),
      versions: await tx.playbookVersion.count(),
    }));

    expect(seen.playbooks.map(({ id }) => id)).toContain(playbook.id);
    expect(seen.playbooks.map(({ id }) => id)).not.toContain(unseen.id);
    expect(seen.versions).toBe(0);
  });
});

describe('an answer', () => {
  async function givenAnswered(): Promise<{ workspaceId: string; id: string; clarificationId: string }> {
    const { workspaceId, id } = await givenBriefAccepted(place);
    const about = { workspaceId, id, clarificationId: newId() };
    const { assistant } = place;
    doneOf(await asPerson(assistant, () => submit(askQuestion, { ...about, question: 'Which printer?' })));
    doneOf(await asOwner(() => submit(answerQuestion, { ...about, answer: 'The large one.' })));
    return about;
  }

  it("becomes a given of the brief's playbook with one click, and with two clicks one given", async () => {
    const about = await givenAnswered();
    const { id: playbookId } = await givenPlaybook(place, { briefId: about.id });
    const click = () =>
      asOwner(() => submit(keepAnswer, { ...about, versionId: newId(), text: 'Use the large printer.' }));

    for (const answer of await Promise.all([click(), click()])) doneOf(answer);
    const other = { ...about, versionId: newId(), text: 'Use the small printer.' };
    expect(refusalOf(await asOwner(() => submit(keepAnswer, other))).code).toBe('sent_before');

    const { number, content } = await readPlaybook(place.owner, { ...about, id: playbookId });
    expect(number).toBe(2);
    expect(content.givens.at(-1)).toEqual({
      text: 'Use the large printer.',
      questionId: about.clarificationId,
    });
  });

  it('comes along when a playbook is made from the brief', async () => {
    const about = await givenAnswered();

    const { content } = await givenPlaybook(place, {
      briefId: about.id,
      givens: ['Amounts are net.', 'Use the large printer.'],
      givenQuestions: ['', about.clarificationId],
    });

    expect(content.givens[1]?.questionId).toBe(about.clarificationId);
    const kept = await as(place.owner, (tx) =>
      tx.keptAnswer.count({ where: { clarificationId: about.clarificationId } }),
    );
    expect(kept).toBe(1);
  });

  it('isn’t taken from a brief without a playbook, nor from a question that is open', async () => {
    const about = await givenAnswered();
    const keep = () =>
      asOwner(() => submit(keepAnswer, { ...about, versionId: newId(), text: 'The large one.' }));

    expect(refusalOf(await keep()).code).toBe('no_playbook');
    const form = playbookForm(place, { givens: ['Open'], givenQuestions: [newId()] });
    expect(refusalOf(await asOwner(() => submit(savePlaybook, form))).code).toBe('not_found');
  });

  it('is kept only of a question that has one: the database refuses', async () => {
    const { workspaceId, id } = await givenBriefAccepted(place);
    const { id: playbookId } = await givenPlaybook(place, { briefId: id });
    const clarificationId = newId();
    const open = { workspaceId, id, clarificationId, question: 'Which printer?' };
    doneOf(await asPerson(place.assistant, () => submit(askQuestion, open)));
    const { engagementId, owner } = place;
    const kept = { workspaceId, id: newId(), engagementId, clarificationId, playbookId, number: 1 };

    const keeping = as(owner, (tx) =>
      tx.keptAnswer.create({ data: { ...kept, keptById: owner.userId, keptAt: now() } }),
    );

    await expect(keeping).rejects.toThrow('without an answer');
  });
});
