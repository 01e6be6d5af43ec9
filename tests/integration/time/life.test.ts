import { describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';
import { removeEntry, saveEntry } from '@/lib/time/entries/entering.actions';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { listUnclosed } from '@/lib/time/weeks/unclosed.queries';
import { type AgreementRef, givenAmended, type Pair } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { mailsIn } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  BY_THE_BRIEF,
  balancesOf,
  closes,
  entryForm,
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApproved,
  givenEntry,
  givenHandedIn,
  MONDAY,
  owedIn,
  sheetOf,
} from '@/tests/support/time';

describe('a week of time', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  let agreed: AgreementRef;
  givenEachPair(async (each) => {
    pair = each;
    agreed = await givenAgreedBefore(pair);
  });

  const saves = (form: Parameters<typeof submit>[1], at = FRIDAY_EVENING) =>
    atTime(at, () => asPerson(pair.assistant, () => submit(saveEntry, form)));
  const returns = (form: Fields) =>
    atTime(FRIDAY_EVENING, () => asPerson(pair.owner, () => submit(returnTimesheet, form)));

  it('is recorded, handed in, approved, and from then on owed with its pay day', async () => {
    await givenApproved(pair);

    expect(await owedIn(pair.assistant, pair)).toMatchObject([
      {
        kind: 'time',
        minutes: 120,
        rateMinor: 1450n,
        amountMinor: 2900n,
        currency: 'USD',
        approvedById: pair.owner.userId,
      },
    ]);
    const [owed] = await owedIn(pair.owner, pair);
    // the week ends on Sunday 14 March, and five working days later it is due
    expect(owed?.dueOn).toEqual(new Date('2027-03-19'));
    expect(await balancesOf(pair.assistant, pair)).toEqual({ 'cost USD': 2900, 'owed USD': -2900 });
    const [mail] = await mailsIn(pair.workspace.id, 'time.approved');
    expect(mail).toMatchObject({ toAddress: pair.assistant.email });
    expect(mail?.subject).toContain('USD 29.00');
  });

  it("says when a brief's budget is nearly used, and when it is used up", async () => {
    const brief = await atTime(new Date('2027-03-08T16:00:00Z'), () =>
      givenBriefAccepted(pair, { budgetHours: '2', deadlineDate: '2027-03-20' }),
    );
    await givenEntry(pair, { briefId: brief.id, from: '09:00', until: '10:36' });
    const { id } = await sheetOf(pair.owner, pair);
    const budgets = async () => (await getTimesheet(pair.owner.userId, pair.workspace.id, id))?.budgets;
    expect(await budgets()).toMatchObject([{ id: brief.id, used: 96, budget: 120, standing: 'near' }]);

    await givenEntry(pair, { briefId: brief.id, from: '11:00', until: '11:24' });

    expect(await budgets()).toMatchObject([{ used: 120, standing: 'reached' }]);
  });

  it('shows its owner what it comes to, before and after it is approved', async () => {
    const { id } = await givenHandedIn(pair);

    const waiting = await getTimesheet(pair.owner.userId, pair.workspace.id, id);

    expect(waiting).toMatchObject({
      state: 'submitted',
      monday: MONDAY,
      owed: [],
      assistant: pair.assistant.name,
    });
    expect(waiting?.entries).toMatchObject([{ minutes: 120, note: 'Answered the mail of the weekend' }]);
    expect(waiting?.pay).toMatchObject([{ minutes: 120, amountMinor: 2900, standing: 'free' }]);
  });

  it('is refused a different answer; the same, whose answer was lost, is done and approves nothing twice', async () => {
    const form = await givenHandedIn(pair);
    const approves = (other: Fields = {}) =>
      asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '', ...other }));
    for (const _ of [1, 2]) doneOf(await approves());

    for (const other of [{ note: 'Thank you.' }, { version: form.version + 1 }])
      expect(refusalOf(await approves(other)).code).toBe('wrong_state');
    expect(await owedIn(pair.owner, pair)).toHaveLength(1);
  });

  it('is sent back with the reason, corrected, and handed in again', async () => {
    const form = await givenHandedIn(pair);
    doneOf(await returns({ ...form, note: 'Monday is missing.' }));
    await givenEntry(pair, { date: '2027-03-10' });
    doneOf(await closes(pair));

    const sheet = await getTimesheet(pair.owner.userId, pair.workspace.id, form.id);

    expect(sheet?.submissions).toMatchObject([
      { number: 2, minutes: 240, review: null },
      { number: 1, minutes: 120, review: { outcome: 'returned', note: 'Monday is missing.' } },
    ]);
  });

  it('needs a reason to be sent back', async () => {
    const form = await givenHandedIn(pair);

    const answer = await returns({ ...form, note: ' ' });

    expect(refusalOf(answer).fieldErrors.note).toContain('Say what isn’t right');
  });

  it('can’t be added to once it is handed in, nor changed, nor emptied', async () => {
    const id = await givenEntry(pair);
    doneOf(await closes(pair));

    const added = await saves(entryForm(pair, { from: '12:00', until: '13:00' }));
    const changed = await saves(entryForm(pair, { id, version: 1, until: '12:00' }));
    const removed = await asPerson(pair.assistant, () =>
      submit(removeEntry, { workspaceId: pair.workspace.id, id, version: 1 }),
    );

    for (const answer of [added, changed, removed]) expect(refusalOf(answer).code).toBe('wrong_state');
  });

  it('takes an entry once however often its form comes, and refuses the form with other content', async () => {
    const form = entryForm(pair);
    doneOf(await saves(form));
    doneOf(await saves(form));

    expect(refusalOf(await saves({ ...form, until: '12:00' })).code).toBe('sent_before');
    const { week } = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: MONDAY },
      FRIDAY_EVENING,
    );
    expect(week?.entries).toMatchObject([{ id: form.id, minutes: 120 }]);
  });

  it('can be closed empty, with nothing for the owner to do', async () => {
    expect(doneOf(await closes(pair))).toMatchObject({ minutes: 0 });

    const { week } = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: MONDAY },
      FRIDAY_EVENING,
    );
    expect(week?.state).toBe('closed');
    expect(await mailsIn(pair.workspace.id, 'time.handed_in')).toEqual([]);
    expect(await owedIn(pair.owner, pair)).toEqual([]);
  });

  it('opens again when something was forgotten in an empty one', async () => {
    doneOf(await closes(pair));

    await givenEntry(pair);

    const { week } = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: MONDAY },
      FRIDAY_EVENING,
    );
    expect(week).toMatchObject({ state: 'open', entries: [{ minutes: 120 }] });
  });

  it('is listed as not closed until it is', async () => {
    const later = new Date('2027-03-23T12:00:00Z');
    const unclosed = async () =>
      (await getTimePage(pair.assistant.userId, { engagementId: pair.engagementId, week: null }, later)).week
        ?.unclosed;
    expect(await unclosed()).toEqual(['2027-03-15', MONDAY, '2027-03-01']);

    doneOf(await closes(pair, MONDAY, later));

    expect(await unclosed()).toEqual(['2027-03-15', '2027-03-01']);
  });

  it('is named where an agreement that counts time governed it from one day to another, neither of them its first or last', async () => {
    const until = await givenAmended(pair, agreed, '2027-03-01T16:00:00Z', BY_THE_BRIEF);
    const hourly = await givenAmended(pair, until, '2027-03-16T16:00:00Z', { payType: 'hourly' });
    await givenAmended(pair, hourly, '2027-03-18T16:00:00Z', BY_THE_BRIEF);

    const unclosed = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      listUnclosed(tx, pair.workspace.id, '2027-03-30'),
    );

    expect(unclosed).toEqual([{ engagementId: pair.engagementId, weeks: 1, first: '2027-03-15' }]);
  });

  it('isn’t named where nobody counts time any more: the agreement pays by the brief by then', async () => {
    await givenAmended(pair, agreed, '2027-03-10T16:00:00Z', BY_THE_BRIEF);
    const later = new Date('2027-03-30T12:00:00Z');
    const place = { engagementId: pair.engagementId, week: null };

    const { week } = await getTimePage(pair.assistant.userId, place, later);
    const forOwner = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      listUnclosed(tx, pair.workspace.id, '2027-03-30'),
    );

    // the week in which it changed has days that count
    expect(week?.unclosed).toEqual([MONDAY, '2027-03-01']);
    expect(forOwner).toEqual([{ engagementId: pair.engagementId, weeks: 2, first: '2027-03-01' }]);
  });

  it('can’t be closed before it has begun', async () => {
    expect(refusalOf(await closes(pair, '2027-03-15')).code).toBe('not_begun');
  });

  it('is paid up to the agreed limit and no further', async () => {
    // 40 hours at 14.50 are the 580 a week that both signed
    for (const date of ['2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12']) {
      await givenEntry(pair, { date, from: '09:00', until: '19:30' });
    }

    const { week } = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: MONDAY },
      FRIDAY_EVENING,
    );
    expect(week?.pay).toMatchObject([
      { minutes: 2520, fullMinor: 60_900, amountMinor: 58_000, standing: 'reached' },
    ]);
    doneOf(await closes(pair));
    const form = await sheetOf(pair.owner, pair);
    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' })));
    expect(await owedIn(pair.owner, pair)).toMatchObject([{ fullMinor: 60_900n, amountMinor: 58_000n }]);
  });

  it('can be written by the assistant, and approved by nobody but an owner', async () => {
    const written = await asPerson(pair.owner, () => submit(saveEntry, entryForm(pair)));
    const form = await givenHandedIn(pair);
    const approved = await asPerson(pair.assistant, () => submit(approveTimesheet, { ...form, note: '' }));

    expect(refusalOf(written).code).toBe('not_yours');
    expect(refusalOf(approved).code).toBe('not_yours');
  });
});
