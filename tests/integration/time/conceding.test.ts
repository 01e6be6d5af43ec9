import { describe, expect, it } from 'vitest';
import { listEntries } from '@/lib/api/time.queries';
import { listFallenDue, listWorkedWeeks } from '@/lib/evaluations/facts/money-rows';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { askForOverdue } from '@/lib/pay/owed/overdue.jobs';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { concedeDispute } from '@/lib/time/disputes/disputing.actions';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { placeOf } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailedIn } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';
import {
  APPROVED_BY_SILENCE,
  balancesOf,
  givenAgreedBefore,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
  givenHandedIn,
  owedIn,
} from '@/tests/support/time';

const at = APPROVED_BY_SILENCE;
/** The week in which silence approved it. */
const NEXT_WEEK = { monday: '2027-03-15', at };

describe('time that was approved by silence and then conceded', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
  });

  const mails = (kind: string) => mailedIn(pair.workspace.id, kind);
  const concedes = (dispute: Parameters<typeof submit>[1]) =>
    atTime(at, () => asPerson(pair.assistant, () => submit(concedeDispute, dispute)));
  const amounts = async () =>
    (await owedIn(pair.assistant, pair)).map(({ kind, amountMinor }) => [kind, Number(amountMinor)]);

  it("isn't asked for any more, even after its due day", async () => {
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

  it('was never due if all of it is conceded, so it isn’t late in the facts, nor approved there and in the API', async () => {
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
    const concedesEntry = async (id: string) => doneOf(await concedes(await givenDisputed(pair, id)));

    const { approvedMinutes: approvedBefore } =
      (await getFacts(reader, place, spring, later))?.period.time ?? {};
    await concedesEntry(other);
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
    await concedesEntry(entryId);
    expect(await fallenDue()).toEqual([{ due: 0, onTheDay: 0 }, []]);
  });

  it('uses up no budget', async () => {
    await givenAgreedBefore(pair);
    const brief = await atTime(new Date('2027-03-08T16:00:00Z'), () =>
      givenBriefAccepted(pair, { budgetHours: '2', deadlineDate: '2027-03-20' }),
    );
    const during = { date: '2027-03-10', from: '09:00', until: '11:00', briefId: brief.id };
    const other = await givenEntry(pair, during);
    const { sheet } = await givenApprovedBySilence(pair);
    const budgets = async () => (await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id))?.budgets;
    expect(await budgets()).toMatchObject([{ id: brief.id, used: 120, standing: 'reached' }]);

    doneOf(await concedes(await givenDisputed(pair, other)));

    expect(await budgets()).toEqual([]);
  });

  it('is taken off whole, and no more, when it is every entry of its week', async () => {
    await givenAgreedBefore(pair, { cap: '40', roundingMinutes: 30, roundingWay: 'up' });
    const other = await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '10:10' });
    const { entryId } = await givenApprovedBySilence(pair);
    for (const id of [other, entryId]) {
      doneOf(await concedes(await givenDisputed(pair, id)));
    }

    // three and a half hours would be USD 50.75, of which the limit lets 40 be owed
    expect(await amounts()).toEqual([
      ['time', 4000],
      ['correction', -2900],
      ['correction', -1100],
    ]);
  });

  it('leaves room under the limit for later work', async () => {
    await givenAgreedBefore(pair, { cap: '60', paySchedule: 'monthly' });
    const other = await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00' });
    await givenApprovedBySilence(pair);
    doneOf(await concedes(await givenDisputed(pair, other)));

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

    doneOf(await concedes(await givenDisputed(pair, other)));

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
      const asked = await statementsOf(async () => doneOf(await concedes(dispute)));
      expect(await amounts()).toContainEqual(['correction', -2900]);
      return asked.length;
    }
    const alone = await statementsWith([]);

    expect(await statementsWith([NEXT_WEEK])).toBe(alone);
  });
});
