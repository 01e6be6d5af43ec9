import { describe, expect, it } from 'vitest';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { getBriefDocument } from '@/lib/briefs/document/document.queries';
import { lockEngagement } from '@/lib/pay/owed/owed';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { type AgreementRef, givenAmended, type Pair } from '@/tests/support/agreements';
import { givenBriefDelivered, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { placeOf } from '@/tests/support/endings';
import { mailsIn } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  balancesOf,
  closes,
  givenAgreedBefore,
  givenApproved,
  givenEntry,
  owedIn,
  sheetOf,
} from '@/tests/support/time';

describe('what is owed follows the agreement of the day', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  givenEachPair(async (each) => {
    pair = each;
  });

  const amend = (ref: AgreementRef, at: string, changes: Readonly<Record<string, string>>) =>
    givenAmended(pair, ref, at, { startsOn: '2027-03-01', ...changes });

  it('splits a week in which an amendment came into force, on that day', async () => {
    const ref = await givenAgreedBefore(pair);
    await amend(ref, '2027-03-10T16:00:00Z', { rate: '16' });
    // Tuesday, and the Wednesday of the amendment from its first hour on
    await givenEntry(pair, { date: '2027-03-10', from: '08:00', until: '10:00' });
    await givenEntry(pair, { date: '2027-03-10', from: '15:00', until: '16:30' });
    doneOf(await closes(pair));
    const form = await sheetOf(pair.owner, pair);
    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' })));

    expect(
      (await owedIn(pair.owner, pair)).map(({ minutes, rateMinor, amountMinor }) => [
        minutes,
        rateMinor,
        amountMinor,
      ]),
    ).toEqual([
      [120, 1450n, 2900n],
      [90, 1600n, 2400n],
    ]);
    expect(await balancesOf(pair.owner, pair)).toEqual({ 'cost USD': 5300, 'owed USD': -5300 });
  });

  it('says before the approval what a week comes to where both rates in it share the limit of a pay period', async () => {
    const ref = await givenAgreedBefore(pair, { cap: '40', paySchedule: 'weekly' });
    await amend(ref, '2027-03-10T16:00:00Z', { rate: '16', cap: '40', paySchedule: 'weekly' });
    await givenEntry(pair, { date: '2027-03-09', from: '08:00', until: '10:00' });
    await givenEntry(pair, { date: '2027-03-11', from: '08:00', until: '10:00' });
    doneOf(await closes(pair));
    const form = await sheetOf(pair.owner, pair);

    const previewed = (await getTimesheet(pair.owner.userId, form.workspaceId, form.id))?.pay ?? [];
    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' })));

    const owed = (await owedIn(pair.owner, pair)).map(({ amountMinor }) => Number(amountMinor));
    expect(owed).toEqual([2900, 1100]);
    expect(previewed.map(({ amountMinor }) => amountMinor)).toEqual(owed);
    expect(previewed.map(({ standing }) => standing)).toEqual(['free', 'reached']);
  });

  it('owes nothing for a few minutes that are rounded down to none', async () => {
    await givenAgreedBefore(pair, { roundingMinutes: 30, roundingWay: 'down' });

    await givenApproved(pair, { until: '09:10' });

    expect(await owedIn(pair.owner, pair)).toEqual([]);
  });

  it('owes the price of a brief when it is approved, once, and says so to whoever is owed it', async () => {
    await givenAgreedBefore(pair, { templateKey: 'fixed', rate: '120', cap: '', paySchedule: 'on_approval' });
    const at = new Date('2027-03-12T18:00:00Z');
    const brief = await atTime(at, () =>
      givenBriefDelivered(pair, { budgetHours: '', budgetMoney: '150', deadlineDate: '2027-03-20' }),
    );
    const review = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '', unmet: [] };

    doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(approveDelivery, review))));

    expect(await owedIn(pair.assistant, pair)).toMatchObject([
      {
        kind: 'brief',
        briefId: brief.id,
        amountMinor: 15_000n,
        currency: 'USD',
        dueOn: new Date('2027-03-19'),
      },
    ]);
    const owed = { minor: 15_000, currency: 'USD', dueOn: '2027-03-19', isPaid: false };
    for (const { userId } of [pair.owner, pair.assistant])
      expect(await withActor({ kind: 'user', userId }, (tx) => getBriefDocument(tx, brief))).toMatchObject({
        owed,
      });
    const [told] = await mailsIn(pair.workspace.id, 'brief.approved');
    expect(told).toMatchObject({
      text: expect.stringContaining('USD 150.00 is owed for it, to be paid by Fri 19 Mar.'),
    });
  });

  it("serialises calculations of pay, and doesn't claim to for somebody whose lock would have no effect", async () => {
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const holding = ({ userId }: Pair['owner']) =>
      withActor({ kind: 'user', userId }, (tx) => lockEngagement(tx, place));

    await holding(pair.owner);
    await expect(holding(pair.assistant)).rejects.toThrow('can’t be held');
  });

  it('owes nothing by the brief where time is paid', async () => {
    await givenAgreedBefore(pair);
    const at = new Date('2027-03-12T18:00:00Z');
    const brief = await atTime(at, () => givenBriefDelivered(pair, { deadlineDate: '2027-03-20' }));
    const review = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '', unmet: [] };

    doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(approveDelivery, review))));

    expect(await owedIn(pair.assistant, pair)).toEqual([]);
    expect(await coming(pair.assistant, '2027-03-20T15:00:00Z')).toBeNull();
  });

  async function coming(by: Pair['owner'], at: string) {
    const look = { lines: 10, expensesFrom: null };
    return (await getStatement(by.userId, placeOf(pair), null, new Date(at), look))?.coming;
  }
});
