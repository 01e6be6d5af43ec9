import { beforeAll, describe, expect, it } from 'vitest';
import { draftRow } from '@/components/briefs/draft-row';
import { listDraftsToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { handOverDrafts } from '@/lib/briefs/handing-over/handing-over-drafts.actions';
import { hasLineTooLong, LINE_TOO_LONG } from '@/lib/briefs/playbooks/content.rules';
import { handOverPlaybook, handOverToMany } from '@/lib/briefs/playbooks/handing-over.actions';
import { getHandOver } from '@/lib/briefs/playbooks/handing-over.queries';
import { writeVersion } from '@/lib/briefs/playbooks/playbooks';
import { getSchedule } from '@/lib/briefs/schedules/queries';
import { setYourHours } from '@/lib/people/hours/hours.actions';
import { IDLE } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenBriefDraft, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, type Fields, formOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenSchedule } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';
import { givenHolder } from '@/tests/support/waiting';

givenDay('2026-11-30');
const database = givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
  const form = formOf({ from: '09:00', until: '18:00' });
  for (const day of [1, 2, 3, 4, 5]) form.append('days', String(day));
  doneOf(await asPerson(place.assistant, () => setYourHours(IDLE, form)));
});

const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
const ask = <T>(work: Parameters<typeof withActor<T>>[1]) =>
  withActor({ kind: 'user', userId: place.owner.userId }, work);
const mailsAbout = (subjectId: string) => ask((tx) => tx.mail.count({ where: { subjectId } }));
const stateOf = async (id: string) =>
  (await ask((tx) => tx.brief.findFirst({ where: { id }, select: { state: true } })))?.state;
/** A Friday afternoon in Manila. */
const friday = { deadlineDate: '2027-03-05', deadlineTime: '17:00', deadlineZone: 'Asia/Manila' };

async function formFor(overrides: Fields = {}) {
  const { workspaceId, id, number } = await givenPlaybook(place);
  const { engagementId } = place;
  return { workspaceId, id, number, briefId: newId(), engagementId, ...friday, intent: 'send', ...overrides };
}

describe('handing over from a playbook', () => {
  it('makes a brief of the version that was seen, with its title filled in from the deadline', async () => {
    const form = await formFor();

    doneOf(await asOwner(() => submit(handOverPlaybook, form)));

    const brief = await readBrief(place.assistant, { workspaceId: form.workspaceId, id: form.briefId });
    expect(brief).toMatchObject({
      state: 'sent',
      title: 'Books of February 2027',
      deadlineLocal: '2027-03-05T17:00',
      playbook: { id: form.id, number: 1 },
    });
    expect(brief.asksFirst.map(({ text }) => text)).toEqual(['Writing off more than 50 dollars']);
  });

  it('by a double click makes one brief and one mail', async () => {
    const form = await formFor();

    const answers = await Promise.all([1, 2].map(() => asOwner(() => submit(handOverPlaybook, form))));

    expect(answers.map(doneOf).map(({ id }) => id)).toEqual([form.briefId, form.briefId]);
    expect(await mailsAbout(form.briefId)).toBe(1);
  });

  it('warns once when the deadline is outside their hours, and goes through when confirmed', async () => {
    const form = await formFor({ deadlineDate: '2027-03-06' });

    const refusal = refusalOf(await asOwner(() => submit(handOverPlaybook, form)));
    expect(refusal.code).toBe('could_be_clearer');
    expect(refusal.fieldErrors.deadlineDate).toContain('Saturday');
    expect(await stateOf(form.briefId)).toBeUndefined();

    doneOf(await asOwner(() => submit(handOverPlaybook, { ...form, anyway: 'on' })));
    expect(await stateOf(form.briefId)).toBe('sent');
  });

  it.each([
    ['no date', { deadlineDate: '' }, 'deadlineDate'],
    ['a date that has passed', { deadlineDate: '2020-01-01' }, 'deadlineDate'],
    ['somebody without an agreement', { engagementId: 'dewi' }, 'engagementId'],
  ])('is refused for %s at that field, and makes nothing', async (_, change, field) => {
    const wanted = { ...(await formFor()), ...change };
    const form =
      wanted.engagementId === 'dewi' ? { ...wanted, engagementId: people.engagements.dewi } : wanted;

    const refusal = refusalOf(await asOwner(() => submit(handOverPlaybook, form)));

    expect(Object.keys(refusal.fieldErrors)).toEqual([field]);
    expect(await stateOf(form.briefId)).toBeUndefined();
  });

  it('can make a draft first, which going back in the browser doesn’t hand over unnoticed', async () => {
    const form = await formFor({ intent: 'draft', deadlineDate: '' });

    doneOf(await asOwner(() => submit(handOverPlaybook, form)));

    expect(await stateOf(form.briefId)).toBe('draft');
    const back = { ...form, ...friday, intent: 'send' };
    expect(refusalOf(await asOwner(() => submit(handOverPlaybook, back))).code).toBe('drafted_already');
  });

  it('knows who did it last, and when it is usually due for them', async () => {
    const form = await formFor();
    doneOf(await asOwner(() => submit(handOverPlaybook, form)));

    const page = await getHandOver(place.owner.userId, form);

    expect(page?.likely).toBe(place.engagementId);
    expect(page?.usual[place.engagementId]).toMatchObject({
      deadlineTime: '18:00',
      deadlineZone: 'Asia/Manila',
    });
  });
});

describe('a playbook from before its lines had a limit', () => {
  const LONG = 'x'.repeat(2_001);

  /** Saves a version that the editor refuses by now. */
  async function givenTooLong() {
    const playbook = await givenPlaybook(place);
    const { workspaceId, id: playbookId } = playbook;
    const content = { ...playbook.content, askFirst: ['Refunds', LONG] };
    await ask((tx) =>
      writeVersion(tx, {
        workspaceId,
        id: newId(),
        playbookId,
        number: 2,
        content,
        change: '',
        savedById: place.owner.userId,
        at: new Date(),
      }),
    );
    return { ...playbook, number: 2 };
  }

  it('says which line is in the way of handing it over: it failed on our side', async () => {
    const { workspaceId, id, number } = await givenTooLong();
    const row = { briefId: newId(), engagementId: place.engagementId, ...friday };

    const one = await asOwner(() => submit(handOverPlaybook, { workspaceId, id, number, ...row }));
    const several = await asOwner(() => submit(handOverToMany, { workspaceId, id, number, rows: [row] }));

    for (const refusal of [one, several].map(refusalOf)) {
      expect(refusal).toMatchObject({ code: 'line_too_long', message: LINE_TOO_LONG });
    }
    expect(await stateOf(row.briefId)).toBeUndefined();
    expect(hasLineTooLong({ askFirst: [LONG.slice(1)] })).toBe(false);
    expect(hasLineTooLong({ askFirst: ['🙂'.repeat(2_000)] })).toBe(false);
  });

  it('is named on the page of a schedule that stands still because of it', async () => {
    const { id: playbookId } = await givenTooLong();
    const { ref } = await givenSchedule(place);
    const pageOf = () => getSchedule(place.owner, place.workspace, ref.id);
    expect(await pageOf()).toMatchObject({ isPlaybookTooLong: false });

    await ask((tx) => tx.schedule.updateMany({ where: { id: ref.id }, data: { playbookId } }));
    expect(await pageOf()).toMatchObject({ isPlaybookTooLong: true });
    await ask((tx) => tx.schedule.updateMany({ where: { id: ref.id }, data: { playbookNumber: 1 } }));
    expect(await pageOf()).toMatchObject({ isPlaybookTooLong: false });
  });
});

describe('handing a playbook over to several', () => {
  it("succeeds or fails for each person separately, and doesn't repeat what is done", async () => {
    const { workspaceId, id, number } = await givenPlaybook(place);
    const row = (change: Fields = {}) => ({
      briefId: newId(),
      engagementId: place.engagementId,
      ...friday,
      ...change,
    });
    const good = row();
    const withoutAgreement = row({ engagementId: people.engagements.dewi });
    const usual = row({ deadlineDate: '', deadlineTime: '' });
    const past = row({ deadlineDate: '2020-01-01' });
    const rows = [good, withoutAgreement, usual, row({ engagementId: '' }), past];
    const form = { workspaceId, id, number, rows };

    const { outcomes } = doneOf(await asOwner(() => submit(handOverToMany, form)));

    const codes = outcomes.map(({ asked, refusal }) => [asked.briefId, refusal?.code ?? null]);
    expect(new Map(codes.map(([briefId, code]) => [briefId, code]))).toEqual(
      new Map([
        [good.briefId, null],
        [withoutAgreement.briefId, 'no_agreement'],
        [usual.briefId, null],
        [past.briefId, 'past'],
      ]),
    );
    const corrected = { ...form, rows: [good, withoutAgreement, usual, { ...past, ...friday }] };
    const again = doneOf(await asOwner(() => submit(handOverToMany, corrected)));
    expect(again.outcomes.filter(({ refusal }) => refusal === null)).toHaveLength(3);
    expect(await mailsAbout(good.briefId)).toBe(1);
    expect(await mailsAbout(past.briefId)).toBe(1);
    expect(await stateOf(withoutAgreement.briefId)).toBeUndefined();
  });

  it('says of a row that was changed once it was handed over that this doesn’t reach the brief', async () => {
    const { workspaceId, id, number } = await givenPlaybook(place);
    const row = { briefId: newId(), engagementId: place.engagementId, ...friday };
    const send = async (changes: Fields = {}) => {
      const form = { workspaceId, id, number, rows: [{ ...row, ...changes }] };
      return doneOf(await asOwner(() => submit(handOverToMany, form))).outcomes[0]?.refusal?.code ?? null;
    };
    expect(await send()).toBeNull();

    expect(await send()).toBeNull();
    expect(await send({ deadlineTime: '11:00' })).toBe('sent_before');
    expect(await send({ engagementId: people.engagements.dewi })).toBe('sent_before');
    expect(await mailsAbout(row.briefId)).toBe(1);
  });
});

describe('handing over several drafts', () => {
  const { holder, somebodyWaits } = givenHolder(database);

  const tick = ({ id, version }: { id: string; version: number }) => `${id} ${version}`;

  it('hands over those that are ready, and says of each of the others one thing that is missing', async () => {
    const ready = await givenBriefDraft(place);
    const unready = await givenBriefDraft(place, { deadlineDate: '', deliverables: [] });
    const withDewi = { ...place, assistant: people.dewi, engagementId: people.engagements.dewi };
    const unsigned = await givenBriefDraft(withDewi);
    const drafts = [ready, unready, unsigned].map(tick);

    const form = { workspaceId: place.workspace.id, drafts };
    const { results } = doneOf(await asOwner(() => submit(handOverDrafts, form)));

    const codes = Object.fromEntries(results.map(({ id, refusal }) => [id, refusal?.code ?? null]));
    expect(codes).toEqual({ [ready.id]: null, [unready.id]: 'not_ready', [unsigned.id]: 'no_agreement' });
    expect(await stateOf(ready.id)).toBe('sent');
    expect(await stateOf(unready.id)).toBe('draft');
  });

  it('sends nothing twice when the form is sent twice at once', async () => {
    const drafts = [await givenBriefDraft(place), await givenBriefDraft(place)];
    const form = { workspaceId: place.workspace.id, drafts: drafts.map(tick) };

    const answers = await Promise.all([1, 2].map(() => asOwner(() => submit(handOverDrafts, form))));

    expect(answers.map(doneOf).flatMap(({ results }) => results.map(({ refusal }) => refusal))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    for (const { id } of drafts) expect(await mailsAbout(id)).toBe(1);
  });

  it('has handed over the first ones while another still waits: however many they are, none outlasts a transaction', async () => {
    const drafts = [await givenBriefDraft(place), await givenBriefDraft(place)];
    const form = { workspaceId: place.workspace.id, drafts: drafts.map(tick) };

    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM briefs WHERE id = $1 FOR UPDATE', [drafts[1]?.id]);
    const answer = asOwner(() => submit(handOverDrafts, form));
    await somebodyWaits();
    expect(await Promise.all(drafts.map(({ id }) => stateOf(id)))).toEqual(['sent', 'draft']);
    await holder().query('COMMIT');

    expect(doneOf(await answer).results.map(({ refusal }) => refusal)).toEqual([null, null]);
  });

  it('hands over no draft that somebody has changed since it was ticked', async () => {
    const draft = await givenBriefDraft(place);
    const form = { workspaceId: place.workspace.id, drafts: [`${draft.id} ${draft.version + 5}`] };

    const { results } = doneOf(await asOwner(() => submit(handOverDrafts, form)));

    expect(results[0]?.refusal?.code).toBe('changed_meanwhile');
  });

  it('shows beforehand which drafts are ready', async () => {
    const ready = await givenBriefDraft(place);
    const past = await givenBriefDraft(place, { deadlineDate: '2020-01-01' });

    const drafts = await listDraftsToChoose(place.owner.userId, place.workspace.id);

    expect(drafts.find(({ id }) => id === ready.id)?.missing).toBeNull();
    expect(drafts.find(({ id }) => id === past.id)?.missing).toContain('already passed');
  });

  it('says which of two is meant where a clock shows the deadline’s time twice: nobody was asked or told here', async () => {
    // clocks in Chicago go back on 7 November 2027, at 02:00
    const twice = { deadlineDate: '2027-11-07', deadlineTime: '01:30', deadlineZone: 'America/Chicago' };
    const unsaid = await givenBriefDraft(place, twice);
    const first = await givenBriefDraft(place, { ...twice, deadlineFold: 'earlier' });
    const once = await givenBriefDraft(place);

    const drafts = await listDraftsToChoose(place.owner.userId, place.workspace.id);
    const detailOf = (id: string) => {
      const draft = drafts.find((each) => each.id === id);
      return (
        draft &&
        draftRow(draft, {
          slug: place.workspace.slug,
          zone: 'America/Chicago',
          now: new Date('2026-11-30T12:00:00Z'),
        }).detail
      );
    };

    const says = 'Clocks in Chicago go back that day and show 01:30 twice.';
    expect(detailOf(unsaid.id)).toContain(`. ${says} The later one counts.`);
    expect(detailOf(first.id)).toContain(`. ${says} The earlier one counts.`);
    expect(detailOf(once.id)).not.toContain('Clocks');
  });

  it('shows how they stand with the same number of queries, however many drafts there are', async () => {
    const looks = () => statementsOf(() => listDraftsToChoose(place.owner.userId, place.workspace.id));
    await givenBriefDraft(place);
    const forAFew = await looks();
    for (const _ of [1, 2, 3]) await givenBriefDraft(place);

    expect(await looks()).toHaveLength(forAFew.length);
  });

  it('asks for at least one', async () => {
    const refusal = refusalOf(
      await asOwner(() => submit(handOverDrafts, { workspaceId: place.workspace.id })),
    );

    expect(refusal.code).toBe('none_chosen');
  });
});
