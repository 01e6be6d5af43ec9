import { beforeAll, describe, expect, it } from 'vitest';
import { closeIfOver } from '@/lib/agreements/timing/ending';
import { discardBrief, saveBrief } from '@/lib/briefs/editor/editing.actions';
import { cancelBrief, withdrawBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { DEADLINE_KINDS } from '@/lib/notifications/reminders/rules';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce, givesNotice, seenBy } from '@/tests/support/agreements';
import {
  type BriefPlace,
  briefForm,
  givenBriefAccepted,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { somebodyWaits } from '@/tests/support/waiting';

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

describe('handing over', () => {
  /** With Dewi nothing is signed yet. */
  const withDewi = () => ({ ...place, assistant: people.dewi, engagementId: people.engagements.dewi });
  const countBriefs = (id: string) =>
    withActor({ kind: 'user', userId: place.owner.userId }, (tx) => tx.brief.count({ where: { id } }));

  it('is refused at the assistant while no agreement is in force, and nothing is saved', async () => {
    const form = briefForm(withDewi(), { intent: 'send' });

    const refusal = refusalOf(await asOwner(() => submit(saveBrief, form)));

    expect(refusal.code).toBe('no_agreement');
    expect(refusal.fieldErrors.engagementId).toContain('Dewi Lestari');
    expect(refusal.values.title).toEqual([form.title]);
    expect(await countBriefs(form.id)).toBe(0);
  });

  it('waits for an agreement that ends at the same moment, and is refused: never under one that no longer holds', async () => {
    const dewi = withDewi();
    const agreement = await givenAgreementInForce(dewi);
    const seenNow = await seenBy(place.owner, agreement);
    doneOf(await givesNotice(place.owner, seenNow));
    const form = briefForm(dewi, { intent: 'send', deadlineDate: '2027-09-01' });

    const answer = await atTime(new Date('2027-06-01T12:00:00Z'), async () => {
      const { workspaceId, id } = seenNow;
      let sending: ReturnType<typeof submit> | undefined;
      await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
        expect(await closeIfOver(tx, { workspaceId, id }, now())).toBe(true);
        sending = asOwner(() => submit(saveBrief, form));
        await somebodyWaits(owner());
      });
      return sending;
    });

    expect(answer).toMatchObject({ status: 'refused', code: 'no_agreement' });
    expect(await countBriefs(form.id)).toBe(0);
  });

  it('is refused by the database too, whoever writes the row', async () => {
    const draft = await givenBriefDraft(withDewi());
    const handedOver = owner().query(
      `UPDATE briefs SET state = 'sent', sent_at = now(), agreement_id = (SELECT id FROM agreements LIMIT 1) WHERE id = $1`,
      [draft.id],
    );

    await expect(handedOver).rejects.toThrow(/foreign key|agreement in force/);
    await expect(
      owner().query(`UPDATE briefs SET state = 'sent', sent_at = now() WHERE id = $1`, [draft.id]),
    ).rejects.toThrow('a brief needs an agreement in force');
  });

  it('freezes the terms once they are accepted: the database refuses to change any of them', async () => {
    const accepted = await givenBriefAccepted(place);
    const change = (sql: string) =>
      withActor({ kind: 'workspace', workspaceId: place.workspace.id }, (tx) =>
        tx.$executeRawUnsafe(sql, accepted.id),
      );

    for (const sql of [
      `UPDATE briefs SET title = 'Something else' WHERE id = $1::uuid`,
      `UPDATE briefs SET deadline_at = deadline_at - interval '1 day' WHERE id = $1::uuid`,
      `UPDATE briefs SET budget_minutes = 10 WHERE id = $1::uuid`,
      `UPDATE acceptance_criteria SET text = 'More' WHERE brief_id = $1::uuid`,
      `DELETE FROM brief_givens WHERE brief_id = $1::uuid`,
    ]) {
      await expect(change(sql)).rejects.toThrow('the terms of an accepted brief are frozen');
    }
  });

  it('says at each field what is missing, and gives back everything that was typed', async () => {
    const form = briefForm(place, { intent: 'send', deadlineDate: '', deliverables: [] });

    const refusal = refusalOf(await asOwner(() => submit(saveBrief, form)));

    expect(Object.keys(refusal.fieldErrors).sort()).toEqual(['deadlineDate', 'deliverables[0].title']);
    expect(refusal.values['givens[0]']).toEqual([form.givens[0]]);
  });

  it.each([
    ['a deadline that has passed', { deadlineDate: '2020-01-01' }, 'deadlineDate'],
    ['30 February', { deadlineDate: '2027-02-30' }, 'deadlineDate'],
    ['an hour that the clocks skip', { deadlineDate: '2027-03-14', deadlineTime: '02:30' }, 'deadlineTime'],
    ['no time', { deadlineTime: '' }, 'deadlineTime'],
    ['a zone that is none', { deadlineZone: 'Mars/Olympus' }, 'deadlineZone'],
  ])('is refused for %s, at that field', async (_, change, field) => {
    const refusal = refusalOf(
      await asOwner(() => submit(saveBrief, briefForm(place, { ...change, intent: 'send' }))),
    );

    expect(Object.keys(refusal.fieldErrors)).toEqual([field]);
  });

  it('keeps the promised instant, and beside it what the owner chose', async () => {
    const sent = await givenBriefSent(place);

    expect(sent.deadlineAt).toEqual(new Date('2027-03-05T23:00:00Z'));
    expect([sent.deadlineLocal, sent.deadlineZone]).toEqual(['2027-03-05T17:00', 'America/Chicago']);
  });

  it("plans the deadline's reminders, and cancels them when the brief is withdrawn", async () => {
    const sent = await givenBriefSent(place);
    const waiting = () =>
      withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
        tx.reminder.findMany({
          where: { briefId: sent.id, kind: { in: [...DEADLINE_KINDS] }, cancelledAt: null },
          orderBy: { dueAt: 'asc' },
          select: { kind: true },
        }),
      );
    expect(await waiting()).toEqual([
      { kind: 'deadline_48h' },
      { kind: 'deadline_24h' },
      { kind: 'deadline_2h' },
      { kind: 'deadline_overdue' },
    ]);

    doneOf(await asOwner(() => submit(withdrawBrief, seen(sent))));

    expect(await waiting()).toEqual([]);
    expect((await readBrief(place.assistant, sent)).ending).toMatchObject({ kind: 'withdrawn' });
  });

  it('by a double click makes one brief and one mail, and both are answered with success', async () => {
    const form = briefForm(place, { intent: 'send' });

    const answers = await Promise.all([1, 2].map(() => asOwner(() => submit(saveBrief, form))));

    expect(answers.map(doneOf).map(({ isSent }) => isSent)).toEqual([true, true]);
    expect(await countBriefs(form.id)).toBe(1);
    const mails = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.mail.count({ where: { subjectId: form.id } }),
    );
    expect(mails).toBe(1);
  });

  it('of a form that somebody went back to and changed is refused once the brief is on its way', async () => {
    const form = briefForm(place, { intent: 'send' });
    doneOf(await asOwner(() => submit(saveBrief, form)));

    const refusal = refusalOf(await asOwner(() => submit(saveBrief, { ...form, title: 'Another title' })));

    expect(refusal.code).toBe('wrong_state');
  });

  it('calls accepted work off only with a reason, which the assistant reads', async () => {
    const accepted = await givenBriefAccepted(place);

    const silent = refusalOf(await asOwner(() => submit(cancelBrief, { ...seen(accepted), reason: ' ' })));
    doneOf(await asOwner(() => submit(cancelBrief, { ...seen(accepted), reason: 'The fair is off.' })));

    expect(Object.keys(silent.fieldErrors)).toEqual(['reason']);
    const cancelled = await readBrief(place.assistant, accepted);
    expect(cancelled.state).toBe('cancelled');
    const owed = expect.stringMatching(/the time that .+ has worked on this until now is owed/);
    expect(cancelled.ending).toMatchObject({ reason: 'The fair is off.', by: place.owner.name, owed });
  });
});

describe('a draft', () => {
  it('is visible to the owner’s side alone, and so is what happens to it', async () => {
    const draft = await givenBriefDraft(place);

    await expect(readBrief(place.assistant, draft)).rejects.toThrow('can’t read'.replace('’', "'"));
    expect((await readBrief(people.tomas, draft)).title).toBe(draft.title);
    const heard = await withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
      tx.auditEvent.count({ where: { subjectId: draft.id } }),
    );
    expect(heard).toBe(0);
  });

  it('can be for somebody else later on', async () => {
    const draft = await givenBriefDraft(place);
    const form = briefForm(place, { id: draft.id, version: 1, engagementId: people.engagements.dewi });

    doneOf(await asOwner(() => submit(saveBrief, form)));

    expect((await readBrief(place.owner, draft)).assistant.name).toBe('Dewi Lestari');
  });

  it('changed by two at once keeps the first, and gives the second their text back', async () => {
    const draft = await givenBriefDraft(place);
    const form = (title: string) => briefForm(place, { id: draft.id, version: draft.version, title });

    const first = await asOwner(() => submit(saveBrief, form('Ruth’s title')));
    const second = await asPerson(people.tomas, () => submit(saveBrief, form('Tomás’s title')));

    doneOf(first);
    expect(refusalOf(second)).toMatchObject({
      code: 'changed_meanwhile',
      values: { title: ['Tomás’s title'] },
    });
    expect((await readBrief(place.owner, draft)).title).toBe('Ruth’s title');
  });

  it('asked for one more row saves nothing and gives everything back', async () => {
    const form = { ...briefForm(place), title: '', addRow: 'givens' };

    const refusal = refusalOf(await asOwner(() => submit(saveBrief, form)));

    expect(refusal.code).toBe('row_added');
    expect(refusal.values['deliverables[0].title']).toEqual([form.deliverables[0]?.title]);
  });

  it('keeps hostile text as text', async () => {
    const outcome = '<img src=x onerror=alert(1)>\n\u0000{{7*7}} %s; DROP TABLE briefs; --';
    const draft = await givenBriefDraft(place, { title: 'Price\u202e gnp', outcome, givens: ['', '=1+1'] });

    expect(draft.title).toBe('Price gnp');
    expect(draft.outcome).toBe(outcome.replace('\u0000', ''));
    expect(draft.givens.map(({ text }) => text)).toEqual(['=1+1']);
  });

  it('is gone once discarded; a second try finds nothing', async () => {
    const draft = await givenBriefDraft(place);

    doneOf(await asOwner(() => submit(discardBrief, seen(draft))));
    const again = refusalOf(await asOwner(() => submit(discardBrief, seen(draft))));

    expect(again.code).toBe('not_found');
  });

  it('can’t be written into another business, nor for somebody of another business', async () => {
    const { foreign } = people;
    const inTheirs = briefForm(place, {
      workspaceId: foreign.workspace.id,
      engagementId: foreign.engagementId,
    });
    const forTheirs = briefForm(place, { engagementId: foreign.engagementId });
    const forNobody = briefForm(place, { engagementId: newId() });

    const answers = [];
    for (const form of [inTheirs, forTheirs, forNobody]) {
      answers.push(refusalOf(await asOwner(() => submit(saveBrief, form))));
    }

    expect(answers.map(({ code }) => code)).toEqual(['not_found', 'not_found', 'not_found']);
    expect(answers[1]?.fieldErrors).toEqual(answers[2]?.fieldErrors);
  });
});
