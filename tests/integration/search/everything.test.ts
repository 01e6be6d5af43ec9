import { beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '@/components/search/places';
import { wordsFor } from '@/components/search/words';
import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import { noteAccess, planBrief } from '@/lib/endings/handing-back.actions';
import { withdrawExpense } from '@/lib/pay/expenses/expenses.actions';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { resumeWork } from '@/lib/people/pausing/pausing.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { searchFewInWorkspace, searchInbox, searchWorkspace } from '@/lib/search/full.queries';
import { KINDS } from '@/lib/search/query.rules';
import { letManagersApprove } from '@/lib/time/approval/approvers.actions';
import { closeWeek } from '@/lib/time/weeks/closing.actions';
import { givenProposed, givesNotice } from '@/tests/support/agreements';
import { type BriefPlace, givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenEnding, saysDone } from '@/tests/support/endings';
import { comments, declinesWording, givenProposedWording, givenTalks } from '@/tests/support/negotiation';
import { givenPaused } from '@/tests/support/pausing';
import { givenExpense, givenRecorded } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenSchedule } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';
import { daysAgo, givenAgreedLately, givenEntry } from '@/tests/support/time';

/** Whatever people write is found in its place, by whoever may read it there. */
describe('all that is written', () => {
  const database = givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  let dewis: BriefPlace;
  const WORKED_ON = daysAgo(8);
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth: owner, maria: assistant, workspace, engagements } = people;
    place = { owner, assistant, workspace, engagementId: engagements.maria };
    await givenAgreedLately(place);
    dewis = { ...place, assistant: people.dewi, engagementId: people.engagements.dewi };
  });

  const inCeramics = async (person: Person, typed: string) =>
    (await searchWorkspace(person.userId, people.workspace.id, { typed, kinds: [], after: null })).found;
  const inInbox = async (person: Person, typed: string) =>
    (await searchInbox(person.userId, { typed, kinds: [], after: null })).found;

  /** Who finds it, and where it leads an owner and an assistant. */
  async function findersOf(typed: string, assistant: Person) {
    const [ruth, tomas, theirs, other] = await Promise.all([
      inCeramics(people.ruth, typed),
      inCeramics(people.tomas, typed),
      inInbox(assistant, typed),
      inInbox(assistant === people.maria ? people.dewi : people.maria, typed),
    ]);
    const side = { slug: people.workspace.slug };
    return {
      by: { owner: ruth.length, manager: tomas.length, assistant: theirs.length, other: other.length },
      words: ruth.map((found) => wordsFor(side, found)),
      leads: [...ruth.map((found) => placeOf(side, found)), ...theirs.map((each) => placeOf('inbox', each))],
    };
  }
  const EVERYBODY = { owner: 1, manager: 1, assistant: 1, other: 0 };
  const NO_MANAGER = { ...EVERYBODY, manager: 0 };
  const STAFF = { ...EVERYBODY, assistant: 0 };

  it('about a clause is found at the clause: a comment, and other wording with its reason and its answer', async () => {
    const ref = await givenProposed(dewis, { title: 'Helping with the hellebore shop' });
    const { answer } = await comments(people.dewi, ref, { body: 'What about the periwinkle weeks?' });
    doneOf(answer);
    const reason = 'My chrysanthemum course.';
    const proposal = await givenProposedWording(people.dewi, ref, { reason });
    doneOf(await declinesWording(people.ruth, proposal, 'The amaryllis days are fixed.'));
    const at = (address: string) => `${address}/${ref.id}?clause=hours#clause-hours`;
    const clause = [at(`/w/${place.workspace.slug}/agreements`), at(`/inbox/agreements/${ref.workspaceId}`)];

    expect(await findersOf('periwinkle', people.dewi)).toMatchObject({
      by: EVERYBODY,
      words: [`Comment from ${people.dewi.name} on a clause in “Helping with the hellebore shop”`],
      leads: clause,
    });
    for (const typed of ['chrysanthemum', 'amaryllis']) {
      expect(await findersOf(typed, people.dewi)).toMatchObject({ by: EVERYBODY, leads: clause });
    }
    expect((await inInbox(people.dewi, 'hellebore')).map(({ kind }) => kind)).toEqual(['agreement']);
  });

  it('is shown in full, also where it begins like the heading above it', async () => {
    const { ref, assistant } = await givenTalks(people);
    const body = 'Working hours and time zones differ in the gladiolus weeks.';
    doneOf((await comments(assistant, ref, { body })).answer);

    const [found] = await inCeramics(people.ruth, 'gladiolus');

    const words = (pieces: readonly { readonly text: string }[] = []) =>
      pieces.map(({ text }) => text).join('');
    expect(words(found?.title)).toBe('Working hours and time zones');
    expect(words(found?.excerpt)).toBe(body);
  });

  it('about time is found by the owner and its assistant, and by a manager who approves time', async () => {
    const when = new Date();
    const entryId = await givenEntry(place, { date: WORKED_ON, note: 'Sorted the marigold bulbs' }, when);
    const week = mondayOf(WORKED_ON);
    const closing = { workspaceId: place.workspace.id, engagementId: place.engagementId, week };
    const note = 'A begonia week.';
    doneOf(await asPerson(people.maria, () => submit(closeWeek, { ...closing, note })));

    const entry = await findersOf('marigold', people.maria);
    expect(entry).toMatchObject({ by: NO_MANAGER, words: [`Time entry, ${people.maria.name}`] });
    expect(entry.leads).toEqual([
      expect.stringMatching(new RegExp(`^/w/[^/]+/pay/time/[^/]+#entry-${entryId}$`)),
      `/inbox/time?with=${place.engagementId}&week=${week}#entry-${entryId}`,
    ]);
    expect((await findersOf('begonia', people.maria)).by).toEqual(NO_MANAGER);

    const allows = { workspaceId: place.workspace.id, managersApproveTime: true };
    doneOf(await asPerson(people.ruth, () => submit(letManagersApprove, allows)));
    expect((await findersOf('marigold', people.maria)).by).toEqual(EVERYBODY);
  });

  it('about pay is found by the owner and its assistant, and a payment by a manager too, who can discuss it', async () => {
    const when = new Date();
    const receipt = new File(['%PDF-1.4\nreceipt'], 'crocus.pdf', { type: 'application/pdf' });
    const expense = await givenExpense(place, { spentOn: WORKED_ON, what: 'Tulip bulbs', receipt }, when);
    const bonus = {
      kind: 'bonus',
      amount: '50.00',
      note: 'For the peony fair',
      correctsId: '',
      direction: 'more',
    };
    const of = { workspaceId: place.workspace.id, engagementId: place.engagementId, id: newId() };
    doneOf(await asPerson(people.ruth, () => submit(addExtra, { ...of, ...bonus })));
    const paid = { sentOn: daysAgo(1), reference: 'JASMINE-77', note: 'With the verbena.' };
    const payment = await givenRecorded(place, paid, when);

    const tulips = await findersOf('tulip', people.maria);
    expect(tulips).toMatchObject({ by: NO_MANAGER, words: [`Expense, ${people.maria.name}`] });
    const there = new RegExp(`\\?expense=${expense.id}#expense-${expense.id}$`);
    expect(tulips.leads).toEqual([expect.stringMatching(there), expect.stringMatching(there)]);
    expect(tulips.leads[1]).toMatch(/^\/inbox\/earnings\//);
    expect(await findersOf('crocus', people.maria)).toMatchObject({
      by: NO_MANAGER,
      words: [`File in “Tulip bulbs”, ${people.maria.name}`],
    });
    expect(await findersOf('peony', people.maria)).toMatchObject({
      by: NO_MANAGER,
      leads: [expect.stringContaining('/pay/owed/'), expect.stringContaining('/inbox/earnings/owed/')],
    });
    doneOf(await asPerson(people.maria, () => submit(withdrawExpense, expense)));
    expect((await findersOf('tulip', people.maria)).by).toEqual({ ...NO_MANAGER, owner: 0, assistant: 0 });
    for (const typed of ['jasmine 77', 'verbena']) {
      expect(await findersOf(typed, people.maria)).toMatchObject({
        by: EVERYBODY,
        leads: [expect.stringContaining(payment.id), expect.stringContaining(payment.id)],
      });
    }
  });

  it('about how two people work together is found there, and a pause only as long as it lasts', async () => {
    const { workspaceId, engagementId } = await givenPaused(place, { reason: 'The lavender kiln is cold.' });
    expect(await findersOf('lavender', people.maria)).toMatchObject({
      by: EVERYBODY,
      leads: [
        `/w/${place.workspace.slug}/assistants/${engagementId}#pause`,
        `/inbox/businesses/${workspaceId}#pause`,
      ],
    });
    const access = { workspaceId, engagementId, id: newId(), accessId: newId(), name: 'The wisteria shop' };
    doneOf(await asPerson(people.ruth, () => submit(noteAccess, access)));
    expect((await findersOf('wisteria', people.maria)).by).toEqual(EVERYBODY);

    doneOf(await asPerson(people.ruth, () => submit(resumeWork, { workspaceId, engagementId })));
    expect(await inCeramics(people.ruth, 'lavender')).toEqual([]);

    await givenEnding(dewis, { reason: 'The gardenia house closes.' });
    expect(await findersOf('gardenia', people.dewi)).toMatchObject({
      by: EVERYBODY,
      leads: [
        `/w/${place.workspace.slug}/assistants/${dewis.engagementId}/ending`,
        `/inbox/businesses/${workspaceId}/ending?of=${dewis.engagementId}`,
      ],
    });
  });

  it('about schedules and templates is found by the owner’s side alone, by their names', async () => {
    const { playbook, ref } = await givenSchedule(place);
    const name = playbook.name.split(' ').at(-1) ?? '';
    const found = await inCeramics(people.tomas, name);
    expect(found.map(({ kind }) => kind).sort()).toEqual(['playbook', 'schedule']);
    expect(found.map((each) => placeOf({ slug: place.workspace.slug }, each))).toContain(
      `/w/${place.workspace.slug}/schedules/${ref.id}`,
    );
    expect(await inInbox(people.maria, name)).toEqual([]);

    await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.agreementTemplate.create({
        data: {
          workspaceId: place.workspace.id,
          id: newId(),
          name: 'Oleander helpers',
          createdById: people.ruth.userId,
        },
      }),
    );
    expect((await findersOf('oleander', people.maria)).by).toEqual(STAFF);
  });

  it('can still be found by a former assistant where they can still read it, and nothing else', async () => {
    const { owner, assistant, workspace, engagementId } = people.foreign;
    const agreement = await givenAgreedLately(people.foreign);
    await givenEntry(people.foreign, { date: WORKED_ON, note: 'Iced the magnolia cake' }, new Date());
    await says(assistant, aboutEngagement(workspace.id, engagementId), 'The magnolia cake is done.');
    const kindsFor = async (person: Person, typed: string) =>
      (await inInbox(person, typed)).map(({ kind }) => kind).sort();
    expect(await kindsFor(assistant, 'magnolia')).toEqual(['message', 'time']);

    const brief = await givenBriefAccepted(people.foreign);
    doneOf(await givesNotice(owner, agreement));
    for (const note of ['Leave the nougat.', 'Finish the marzipan.']) {
      const plan = { workspaceId: workspace.id, engagementId, briefId: brief.id, plan: 'call_off', note };
      doneOf(await asPerson(owner, () => submit(planBrief, plan)));
    }
    for (const person of [assistant, owner]) doneOf(await saysDone(person, people.foreign));

    expect(await kindsFor(assistant, 'nougat')).toEqual([]);
    expect(await kindsFor(assistant, 'marzipan')).toEqual(['ending']);
    expect(await kindsFor(assistant, 'magnolia')).toEqual(['time']);
    expect(await kindsFor(assistant, 'confidential')).toContain('clause');
    const { found } = await searchWorkspace(owner.userId, workspace.id, {
      typed: 'magnolia',
      kinds: [],
      after: null,
    });
    expect(found.map(({ kind }) => kind).sort()).toEqual(['message', 'time']);
    const standing = await withActor({ kind: 'user', userId: assistant.userId }, async (tx, before) => {
      await tx.$executeRaw`SELECT app.step_out(app.step_in(${workspace.id}::uuid))::text`;
      const [after] = await tx.$queryRaw<{ past: string[] }[]>`SELECT app.engaged_once_in() AS past`;
      return [before.pastEngagementIds, after?.past];
    });
    expect(standing).toEqual([[engagementId], [engagementId]]);
  });

  it('shows a few of each group at once, however much else was said since', async () => {
    const note = 'Photographed the hibiscus plates';
    await givenEntry(place, { date: daysAgo(15), note }, new Date());
    const about = aboutEngagement(place.workspace.id, place.engagementId);
    for (let n = 0; n < 5; n += 1) await says(people.maria, about, `Hibiscus ${n}.`);

    const few = await searchFewInWorkspace(people.ruth.userId, place.workspace.id, 'hibis');

    expect(few.map(({ kind }) => kind)).toEqual(['message', 'message', 'message', 'time']);
    expect(few[0]?.excerpt.map(({ text }) => text).join('')).toBe('Hibiscus 4.');
  });

  describe('and how it is kept', () => {
    const owner = givenConnection(database, 'owner');

    it('has a view for each kind', async () => {
      const { rows } = await owner().query<{ kind: string }>(
        `SELECT substr(relname, 7) AS kind FROM pg_class
         WHERE relnamespace = 'app'::regnamespace AND relkind = 'v' AND relname LIKE 'found\\_%'`,
      );
      expect(rows.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
    });

    it('is the same when all of it is rebuilt', async () => {
      const all = `SELECT kind, id, engagement_id, for_staff, for_assistant, at, words::text FROM search_entries
        ORDER BY kind, id`;
      const { rows: kept } = await owner().query(all);
      await owner().query('SELECT app.enter_all_search()');
      const { rows: anew } = await owner().query(all);

      expect(new Set(kept.map(({ kind }) => kind)).size).toBeGreaterThan(10);
      expect(anew).toEqual(kept);
    });
  });
});
