import { describe, expect, it } from 'vitest';
import { listEntries } from '@/lib/api/time.queries';
import { listFallenDue, listWorkedWeeks } from '@/lib/evaluations/facts/money-rows';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { askForOverdue } from '@/lib/pay/overdue.jobs';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/answering.actions';
import { concedeDispute, disputeEntry, standByEntry, withdrawDispute } from '@/lib/time/disputing.actions';
import { notifyOfFinal } from '@/lib/time/final.jobs';
import { getTimePage } from '@/lib/time/page.queries';
import { getTimesheet } from '@/lib/time/sheet.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { givenEachPair } from '@/tests/support/each-pair';
import { endingPages, givenEnded, placeOf } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import { mailedIn } from '@/tests/support/notifications';
import { asPerson, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { statementsOf } from '@/tests/support/statements';
import {
  APPROVED_BY_SILENCE,
  balancesOf,
  givenAgreedBefore,
  givenApproved,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
  givenHandedIn,
  MONDAY,
  owedIn,
} from '@/tests/support/time';

const at = APPROVED_BY_SILENCE;
/** The week in which silence approved it. */
const NEXT_WEEK = { monday: '2027-03-15', at };
/** Three days after silence approved it, on the clock of the business. */
const FINAL = new Date('2027-03-20T22:00:00Z');

describe('time that silence approved', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
  });

  const mails = (kind: string) => mailedIn(pair.workspace.id, kind);
  const says = (person: Person, action: typeof concedeDispute, form: Parameters<typeof submit>[1]) =>
    atTime(at, () => asPerson(person, () => submit(action, form)));
  const raises = (entryId: string, when = at) =>
    atTime(when, () =>
      asPerson(pair.owner, () =>
        submit(disputeEntry, {
          workspaceId: pair.workspace.id,
          entryId,
          id: newId(),
          reason: 'The shop was closed then.',
        }),
      ),
    );
  const amounts = async () =>
    (await owedIn(pair.assistant, pair)).map(({ kind, amountMinor }) => [kind, Number(amountMinor)]);

  it("is disputed and conceded: the entry's amount is taken off by a correction of its own, in the books", async () => {
    await givenAgreedBefore(pair);
    await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00' });
    const { entryId, sheet } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    expect(await mails('time.disputed')).toEqual([pair.assistant.email]);

    // twice, since the first answer was lost
    for (const _ of [1, 2]) doneOf(await says(pair.assistant, concedeDispute, dispute));
    const otherwise = await says(pair.assistant, concedeDispute, { ...dispute, note: 'You are right.' });
    expect(refusalOf(otherwise).code).toBe('wrong_state');

    expect(await amounts()).toEqual([
      ['time', 7250],
      ['correction', -2900],
    ]);
    expect(await balancesOf(pair.owner, pair)).toEqual({ 'cost USD': 4350, 'owed USD': -4350 });
    const page = await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id);
    expect(page?.state).toBe('approved');
    expect(page?.entries.map((entry) => entry.dispute?.state ?? null)).toEqual(['conceded', null]);
    expect(await mails('time.dispute_conceded')).toEqual([pair.owner.email]);
  });

  it("isn't asked for any more once it is conceded, even after its due day", async () => {
    await givenAgreedBefore(pair);
    const { entryId } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    const [time] = await owedIn(pair.owner, pair);
    const dueOn = time?.dueOn.toISOString().slice(0, 10) ?? '';
    const dayAfter = (days: number) => new Date(Date.parse(`${dueOn}T15:00:00Z`) + days * 86_400_000);
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const asks = (days: number) =>
      atTime(dayAfter(days), () => askForOverdue.perform({ ...place, dueOn, days }, FIRST_TRY));
    await asks(1);
    expect(await mails('pay.overdue')).toHaveLength(2);

    doneOf(await atTime(dayAfter(2), () => asPerson(pair.assistant, () => submit(concedeDispute, dispute))));
    await asks(3);

    expect(await mails('pay.overdue')).toHaveLength(2);
    expect((await owedIn(pair.owner, pair)).map((owed) => owed.dueOn)).toEqual([time?.dueOn, time?.dueOn]);
  });

  it('was never due once all of it is conceded, so it isn’t late in the facts, nor approved there and in the API', async () => {
    await givenAgreedBefore(pair);
    const other = await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '10:00' });
    const { entryId } = await givenApprovedBySilence(pair);
    const reader = pair.owner.userId;
    const place = placeOf(pair);
    const spring = { from: new Date('2027-03-01T06:00:00Z'), until: new Date('2027-05-01T05:00:00Z') };
    const later = new Date('2027-06-01T12:00:00Z');
    const fallenDue = async () => {
      const facts = await getFacts(reader, place, spring, later);
      const listed = await withActor({ kind: 'user', userId: reader }, (tx) =>
        listFallenDue(tx, place, spring, { zone: 'America/Chicago', now: later, after: null }),
      );
      return [facts?.period.payments, listed.rows.map(({ minor, paidOn }) => [minor, paidOn])];
    };
    const concedes = async (id: string) =>
      doneOf(await says(pair.assistant, concedeDispute, await givenDisputed(pair, id)));

    const { approvedMinutes: approvedBefore } =
      (await getFacts(reader, place, spring, later))?.period.time ?? {};
    await concedes(other);
    const hour = await getFacts(reader, place, spring, later);
    expect(hour?.period.time).toMatchObject({
      minutes: approvedBefore,
      approvedMinutes: (approvedBefore ?? 0) - 60,
    });
    const [week] = (
      await withActor({ kind: 'user', userId: reader }, (tx) => listWorkedWeeks(tx, place, spring, null))
    ).rows;
    expect(week).toMatchObject({ minutes: approvedBefore, concededMinutes: 60 });
    const entries = await listEntries(pair.assistant.userId, {
      workspaceId: null,
      engagementId: pair.engagementId,
      from: null,
      until: null,
      after: null,
      limit: 9,
    });
    expect(entries.map(({ id, dispute }) => [id === other, dispute])).toEqual([
      [true, 'conceded'],
      [false, null],
    ]);
    expect(await fallenDue()).toEqual([{ due: 1, onTheDay: 0 }, [[4350, null]]]);
    await concedes(entryId);
    expect(await fallenDue()).toEqual([{ due: 0, onTheDay: 0 }, []]);
  });

  it('uses up no budget once it is conceded', async () => {
    await givenAgreedBefore(pair);
    const brief = await atTime(new Date('2027-03-08T16:00:00Z'), () =>
      givenBriefAccepted(pair, { budgetHours: '2', deadlineDate: '2027-03-20' }),
    );
    const during = { date: '2027-03-10', from: '09:00', until: '11:00', briefId: brief.id };
    const other = await givenEntry(pair, during);
    const { sheet } = await givenApprovedBySilence(pair);
    const budgets = async () => (await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id))?.budgets;
    expect(await budgets()).toMatchObject([{ id: brief.id, used: 120, standing: 'reached' }]);

    doneOf(await says(pair.assistant, concedeDispute, await givenDisputed(pair, other)));

    expect(await budgets()).toEqual([]);
  });

  it('takes off all of it, and no more, when each of its entries is conceded', async () => {
    await givenAgreedBefore(pair, { cap: '40', roundingMinutes: 30, roundingWay: 'up' });
    const other = await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '10:10' });
    const { entryId } = await givenApprovedBySilence(pair);
    for (const id of [other, entryId]) {
      doneOf(await says(pair.assistant, concedeDispute, await givenDisputed(pair, id)));
    }

    // three and a half hours would be USD 50.75, of which the limit lets 40 be owed
    expect(await amounts()).toEqual([
      ['time', 4000],
      ['correction', -2900],
      ['correction', -1100],
    ]);
  });

  it('leaves room under the limit for later work, once it is conceded', async () => {
    await givenAgreedBefore(pair, { cap: '60', paySchedule: 'monthly' });
    const other = await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00' });
    await givenApprovedBySilence(pair);
    doneOf(await says(pair.assistant, concedeDispute, await givenDisputed(pair, other)));

    const form = await givenHandedIn(pair, { date: '2027-03-16', from: '09:00', until: '12:00' }, NEXT_WEEK);
    const preview = await getTimesheet(pair.owner.userId, pair.workspace.id, form.id);
    doneOf(
      await atTime(at, () => asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' }))),
    );

    // five hours would be USD 72.50, of which the limit lets 60 be owed; 29 are left, so of 43.50 the next week has room for 31
    expect(preview?.pay).toMatchObject([{ amountMinor: 3100 }]);
    expect(await amounts()).toEqual([
      ['time', 6000],
      ['correction', -3100],
      ['time', 3100],
    ]);
  });

  it('raises a later week that the limit had already cut, by as much as there is room now, in the books', async () => {
    await givenAgreedBefore(pair, { cap: '60', paySchedule: 'monthly' });
    const other = await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00' });
    await givenApprovedBySilence(pair);
    const form = await givenHandedIn(pair, { date: '2027-03-16', from: '09:00', until: '11:00' }, NEXT_WEEK);
    doneOf(
      await atTime(at, () => asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' }))),
    );

    doneOf(await says(pair.assistant, concedeDispute, await givenDisputed(pair, other)));

    // of five hours and two, USD 60 were owed under the limit; for the four that are left, it is USD 58
    const owed = await owedIn(pair.owner, pair);
    expect(owed.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0)).toBe(5800);
    const corrections = owed.filter(({ kind }) => kind === 'correction');
    expect(corrections.map(({ amountMinor }) => amountMinor).sort()).toEqual([-3100n, 2900n]);
    const raised = corrections.find(({ amountMinor }) => amountMinor > 0n);
    expect(raised).toMatchObject({ correctsId: owed.find(({ timesheetId }) => timesheetId === form.id)?.id });
    expect(await balancesOf(pair.owner, pair)).toEqual({ 'cost USD': 5800, 'owed USD': -5800 });
  });

  it('is conceded with the same number of queries, however many weeks its pay period has', async () => {
    /**
     * @returns how often the database is asked when an entry is conceded, with so many weeks approved after its own.
     */
    async function statementsWith(later: readonly (typeof NEXT_WEEK)[]) {
      pair = await givenPair(people(), `Adeyemi by ${later.length}`);
      await givenAgreedBefore(pair, { cap: '', paySchedule: 'monthly' });
      const { entryId } = await givenApprovedBySilence(pair);
      for (const week of later) {
        const entry = { date: '2027-03-16', from: '09:00', until: '11:00' };
        const form = await givenHandedIn(pair, entry, week);
        doneOf(
          await atTime(week.at, () =>
            asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' })),
          ),
        );
      }
      const dispute = await givenDisputed(pair, entryId);
      const asked = await statementsOf(async () =>
        doneOf(await says(pair.assistant, concedeDispute, dispute)),
      );
      expect(await amounts()).toContainEqual(['correction', -2900]);
      return asked.length;
    }
    const alone = await statementsWith([]);

    expect(await statementsWith([NEXT_WEEK])).toBe(alone);
  });

  it('is upheld, and stays owed; whoever disputed it can take that back', async () => {
    await givenAgreedBefore(pair);
    const { entryId } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    const refused = refusalOf(await says(pair.assistant, standByEntry, dispute));
    expect(refused.fieldErrors).toHaveProperty('note');

    for (const _ of [1, 2])
      doneOf(await says(pair.assistant, standByEntry, { ...dispute, note: 'I was there, ask Tomas.' }));
    for (const _ of [1, 2]) doneOf(await says(pair.owner, withdrawDispute, { ...dispute, version: 2 }));

    expect(await amounts()).toEqual([['time', 2900]]);
    expect(await mails('time.dispute_stood_by')).toEqual([pair.owner.email]);
    expect(await mails('time.dispute_withdrawn')).toEqual([pair.assistant.email]);
    const late = await says(pair.assistant, concedeDispute, { ...dispute, version: 3 });
    expect(refusalOf(late).code).toBe('wrong_state');
  });

  it('that is disputed once the work has ended is still answered by whoever worked it, who finds it', async () => {
    await givenAgreedBefore(pair);
    await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00', note: 'Packed the fair' });
    const { entryId } = await givenApprovedBySilence(pair);
    const [other] = await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.timeEntry.findMany({ where: { workspaceId: pair.workspace.id, note: 'Packed the fair' } }),
    );
    await atTime(at, () => givenEnded(pair));
    const [first, second] = [await givenDisputed(pair, entryId), await givenDisputed(pair, other?.id ?? '')];

    const { userId } = pair.assistant;
    const asked = { engagementId: pair.engagementId, week: MONDAY };
    const page = await getTimePage(userId, asked, at);
    expect(page.place).toMatchObject({ hasEnded: true });
    expect(page.week?.entries.map(({ dispute }) => dispute?.state)).toEqual(['raised', 'raised']);
    const unasked = await getTimePage(userId, { engagementId: null, week: null }, at);
    expect(unasked.places.map(({ engagementId }) => engagementId)).not.toContain(pair.engagementId);
    const weeks = async () =>
      (await getEarnings(userId, at)).businesses.find(
        ({ engagementId }) => engagementId === pair.engagementId,
      )?.disputedWeeks;
    expect(await weeks()).toEqual([MONDAY]);
    const stillOpen = async (side: 'owner' | 'assistant') =>
      (await endingPages(pair)[side]())?.money.disputedEntries;
    expect([await stillOpen('owner'), await stillOpen('assistant')]).toEqual([2, 2]);
    const strangers = await says(people().dewi, standByEntry, { ...first, note: 'I was there.' });
    expect(refusalOf(strangers).code).toBe('not_found');

    doneOf(await says(pair.assistant, standByEntry, { ...first, note: 'I was there, ask Tomas.' }));
    doneOf(await says(pair.assistant, concedeDispute, second));

    expect(await stillOpen('owner')).toBe(1);
    expect(await amounts()).toEqual([
      ['time', 7250],
      ['correction', -4350],
    ]);
    expect(await mails('time.dispute_stood_by')).toEqual([pair.owner.email]);
    expect(await mails('time.dispute_conceded')).toEqual([pair.owner.email]);
    expect(await weeks()).toEqual([]);
  });

  it('is final once the agreed days are over, which both are told beforehand, once', async () => {
    await givenAgreedBefore(pair);
    const { entryId, payload } = await givenApprovedBySilence(pair);
    for (let run = 0; run < 2; run += 1) {
      await atTime(new Date('2027-03-19T22:00:00Z'), () => notifyOfFinal.perform(payload, FIRST_TRY));
    }

    expect(await mails('time.final_ahead')).toEqual([pair.assistant.email, pair.owner.email].sort());
    expect(refusalOf(await raises(entryId, FINAL)).code).toBe('final');
    doneOf(await raises(entryId, new Date(FINAL.getTime() - 1)));
    expect(refusalOf(await raises(entryId)).code).toBe('disputed');
  });

  it('is final at once where the agreement says so, and where somebody approved it', async () => {
    await givenAgreedBefore(pair, { disputeDays: '' });
    const { entryId } = await givenApprovedBySilence(pair);
    expect(refusalOf(await raises(entryId)).code).toBe('final');

    const other = await givenPair(people(), 'Other');
    await givenAgreedBefore(other);
    const sheet = await givenApproved(other);
    const [entry] = await withActor({ kind: 'user', userId: other.owner.userId }, (tx) =>
      tx.timeEntry.findMany({ where: { timesheetId: sheet.id } }),
    );
    await expect(
      withActor({ kind: 'workspace', workspaceId: other.workspace.id }, (tx) =>
        tx.timeDispute.createMany({
          data: {
            workspaceId: other.workspace.id,
            id: newId(),
            engagementId: other.engagementId,
            timesheetId: sheet.id,
            entryId: entry?.id ?? '',
            reason: 'No',
            raisedById: other.owner.userId,
            raisedAt: at,
            stateChangedAt: at,
          },
        }),
      ),
    ).rejects.toThrow('this time is final');
  });
});
