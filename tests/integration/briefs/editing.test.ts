import { beforeAll, describe, expect, it } from 'vitest';
import { autosaveBrief, saveBrief } from '@/lib/briefs/editor/editing.actions';
import { getDraftAsSaved } from '@/lib/briefs/editor/editor.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce } from '@/tests/support/agreements';
import {
  type BriefPlace,
  briefForm,
  fullBriefForm,
  givenBriefAccepted,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDay('2026-11-30');
const database = givenDatabaseWithPeople();
const owner = givenConnection(database, 'owner');
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
const asManager = <T>(work: () => Promise<T>) => asPerson(people.tomas, work);

describe('a brief with every field', () => {
  it('reads for its assistant as it was written', async () => {
    const form = fullBriefForm(place, { intent: 'send' });

    doneOf(await asOwner(() => submit(saveBrief, form)));

    const brief = await readBrief(place.assistant, form);
    expect(brief.asksFirst.map(({ text }) => text)).toEqual(['Anything that costs money']);
    expect(brief.windowFromAt).toEqual(new Date('2027-02-12T15:00:00Z'));
    expect(brief.checkIns).toMatchObject([
      { about: 'The first three pictures', at: new Date('2027-02-19T16:00:00Z'), zone: 'America/Chicago' },
    ]);
  });

  it('is frozen in each of them once it is accepted', async () => {
    const accepted = await givenBriefAccepted(place, fullBriefForm(place));
    const change = (sql: string) =>
      withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
        tx.$executeRawUnsafe(sql, accepted.id),
      );

    for (const sql of [
      `UPDATE briefs SET window_from_at = NULL, window_from_local = NULL WHERE id = $1::uuid`,
      `UPDATE briefs SET budget_minutes = NULL, budget_minor = 100, budget_currency = 'USD' WHERE id = $1::uuid`,
      `DELETE FROM brief_asks_first WHERE brief_id = $1::uuid`,
      `UPDATE brief_check_ins SET about = 'Everything' WHERE brief_id = $1::uuid`,
    ]) {
      await expect(change(sql)).rejects.toThrow('the terms of an accepted brief are frozen');
    }
  });

  it('is refused at the inputs of its dates, and its check-ins say when and about what', async () => {
    const checkIns = [{ date: '', time: '10:00', about: 'The first three' }];
    const form = fullBriefForm(place, { windowFromDate: '2027-03-06', checkIns, intent: 'send' });

    const open = refusalOf(await asOwner(() => submit(saveBrief, form)));
    const reversed = refusalOf(await asOwner(() => submit(saveBrief, { ...form, checkIns: [] })));

    expect(Object.keys(open.fieldErrors)).toEqual(['checkIns[0].date']);
    expect(Object.keys(reversed.fieldErrors)).toEqual(['windowFromDate']);
  });

  it('can’t be handed over by anybody with a check-in that says nothing', async () => {
    const draft = await givenBriefDraft(place, { checkIns: [{ date: '', time: '', about: 'Something' }] });
    const handedOver = owner().query(
      `UPDATE briefs SET state = 'sent', sent_at = now(), agreement_id =
         (SELECT id FROM agreements WHERE engagement_id = briefs.engagement_id AND state = 'in_force') WHERE id = $1`,
      [draft.id],
    );

    await expect(handedOver).rejects.toThrow('a check-in says when and about what');
  });
});

describe('the budget of a brief', () => {
  it('is a price where the agreement has one, and the database refuses hours there', async () => {
    const dewi = { ...place, assistant: people.dewi, engagementId: people.engagements.dewi };
    await givenAgreementInForce(dewi, { templateKey: 'fixed', rate: '120', cap: '' });
    const form = briefForm(dewi, { budgetHours: '', budgetMoney: '150', intent: 'send' });

    const inHours = refusalOf(
      await asOwner(() => submit(saveBrief, { ...form, budgetHours: '3', budgetMoney: '' })),
    );
    doneOf(await asOwner(() => submit(saveBrief, form)));

    expect(inHours.fieldErrors.budgetMoney).toContain('agreed: USD 120.00');
    expect((await readBrief(people.dewi, form)).budgetMoney).toEqual({ minor: 15_000, currency: 'USD' });
    const change = withActor(
      { kind: 'workspace', workspaceId: place.workspace.id },
      (tx) =>
        tx.$executeRaw`UPDATE briefs SET budget_minor = NULL, budget_currency = NULL, budget_minutes = 60 WHERE id = ${form.id}::uuid`,
    );
    await expect(change).rejects.toThrow('the budget of a brief is in what its agreement pays by');
  });
});

describe('a draft that saves itself', () => {
  it('starts with the first save, and continues without any message in between', async () => {
    const form = briefForm(place, { savedIn: newId() });

    const first = doneOf(await asOwner(() => submit(autosaveBrief, form)));
    const second = doneOf(
      await asOwner(() => submit(autosaveBrief, { ...form, version: first.version, title: 'Photos' })),
    );

    expect([first.version, second.version]).toEqual([1, 2]);
    expect((await readBrief(place.owner, form)).title).toBe('Photos');
  });

  it('treats an untouched file input as empty, however a browser sends it', async () => {
    for (const name of ['', 'undefined']) {
      const form = { ...briefForm(place), files: new File([], name) };

      expect(doneOf(await asOwner(() => submit(saveBrief, form))).version).toBe(1);
    }
  });

  it('isn’t written where nothing differs', async () => {
    const draft = await givenBriefDraft(place);
    const form = { ...briefForm(place), id: draft.id, version: draft.version };

    expect(doneOf(await asOwner(() => submit(autosaveBrief, form))).version).toBe(draft.version);
  });

  it('continues from a page whose last answer got lost', async () => {
    const form = briefForm(place, { savedIn: newId() });
    doneOf(await asOwner(() => submit(autosaveBrief, form)));
    doneOf(await asOwner(() => submit(autosaveBrief, { ...form, version: 1, title: 'Lost on the way' })));

    const third = doneOf(
      await asOwner(() => submit(autosaveBrief, { ...form, version: 1, title: 'Typed on' })),
    );

    expect(third.version).toBe(3);
    expect((await readBrief(place.owner, form)).title).toBe('Typed on');
  });

  it("continues in a page that was loaded while the previous page's last save was on its way", async () => {
    const form = briefForm(place, { savedIn: newId() });
    doneOf(await asOwner(() => submit(autosaveBrief, form)));
    const onItsWay = { ...form, version: 1, outcome: 'Typed on a plane' };
    doneOf(await asOwner(() => submit(autosaveBrief, onItsWay)));

    const anew = { ...onItsWay, savedIn: newId(), title: 'Typed on the ground' };
    const went = doneOf(await asOwner(() => submit(autosaveBrief, anew)));

    expect(went.version).toBe(3);
    expect(await readBrief(place.owner, form)).toMatchObject({
      title: 'Typed on the ground',
      outcome: 'Typed on a plane',
    });
  });
});

describe('two people in one draft', () => {
  it("the second one is told who changed what, keeps their words, and may look, or replace the other's", async () => {
    const form = briefForm(place, { savedIn: newId() });
    doneOf(await asOwner(() => submit(autosaveBrief, form)));
    const theirs = { ...form, version: 1, savedIn: newId(), title: 'What Tomas calls it', budgetHours: '9' };
    doneOf(await asManager(() => submit(autosaveBrief, theirs)));

    const mine = { ...form, version: 1, outcome: 'What Ruth wants' };
    const refusal = refusalOf(await asOwner(() => submit(autosaveBrief, mine)));
    const looked = await getDraftAsSaved(place.owner.userId, form);

    expect(refusal.code).toBe('changed_meanwhile');
    expect(refusal.message).toContain(`“What Tomas calls it” was changed by ${people.tomas.name} at `);
    expect(refusal.message).toContain(': the title and the budget. What you typed here is kept');
    expect(refusal.values.outcome).toEqual(['What Ruth wants']);
    expect(looked?.brief.title).toBe('What Tomas calls it');
    expect(looked?.lastSaved?.by).toBe(people.tomas.name);

    doneOf(await asOwner(() => submit(autosaveBrief, { ...mine, takesOver: true })));
    expect((await readBrief(place.owner, form)).outcome).toBe('What Ruth wants');
  });

  it('nobody hands over what the other has just changed', async () => {
    const draft = await givenBriefDraft(place);
    const form = { ...briefForm(place), id: draft.id, version: draft.version };
    doneOf(
      await asManager(() => submit(autosaveBrief, { ...form, title: 'Not this yet', savedIn: newId() })),
    );

    const refusal = refusalOf(await asOwner(() => submit(saveBrief, { ...form, intent: 'send' })));

    expect(refusal.code).toBe('changed_meanwhile');
    expect((await readBrief(place.owner, form)).state).toBe('draft');
  });

  it('who typed what is forgotten once it is handed over', async () => {
    const sent = await givenBriefSent(place);

    const looked = await getDraftAsSaved(place.owner.userId, sent);

    expect(looked?.lastSaved).toBeNull();
  });
});
