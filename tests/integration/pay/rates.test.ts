import { describe, expect, it } from 'vitest';
import { closeAgreement } from '@/lib/agreements/timing/ending.jobs';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { getBriefDocument } from '@/lib/briefs/document/document.queries';
import { lockEngagement } from '@/lib/pay/owed/owed';
import { oweRetainer } from '@/lib/pay/retainer.jobs';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { readRetainerHours } from '@/lib/pay/terms/hours.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import {
  type AgreementRef,
  givenAgreementInForce,
  givenAmended,
  givesNotice,
  type Pair,
} from '@/tests/support/agreements';
import { givenBriefDelivered, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { givenEnded, placeOf } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
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

const RETAINER = { templateKey: 'retainer', rate: '720', cap: '', paySchedule: 'monthly' } as const;

describe('what is owed follows the agreement of the day', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  givenEachPair(async (each) => {
    pair = each;
  });

  const amend = (ref: AgreementRef, at: string, changes: Readonly<Record<string, string>>) =>
    givenAmended(pair, ref, at, { startsOn: '2027-03-01', ...changes });
  const periodEnds = (agreementId: string, day: string, at: string) =>
    atTime(new Date(at), () =>
      oweRetainer.perform(
        { workspaceId: pair.workspace.id, engagementId: pair.engagementId, agreementId, day },
        FIRST_TRY,
      ),
    );
  const planned = async () => {
    const rows = await withActor(
      { kind: 'workspace', workspaceId: pair.workspace.id },
      (tx) =>
        tx.$queryRaw<{ day: string; runAt: Date }[]>`
        SELECT j.payload ->> 'day' AS day, j.run_at AS "runAt" FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = 'pay.owe_retainer' AND j.payload ->> 'engagementId' = ${pair.engagementId} ORDER BY 2`,
    );
    return rows;
  };

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

  it('owes a retainer at the end of each period, the first and the last by their days', async () => {
    // signed on 15 March; 17 of its 31 days are left, including that one
    const { id } = await atTime(new Date('2027-03-15T15:00:00Z'), () =>
      givenAgreementInForce(pair, { ...RETAINER, startsOn: '2027-03-01' }),
    );
    const [first] = await planned();
    expect(first).toMatchObject({ runAt: new Date('2027-04-01T05:00:00Z') });
    // both are told what will be owed before it is
    for (const by of [pair.owner, pair.assistant])
      expect(await coming(by, '2027-03-20T15:00:00Z')).toEqual({
        from: '2027-03-15',
        until: '2027-03-31',
        amountMinor: 39_484,
        currency: 'USD',
        dueOn: '2027-04-07',
      });

    await periodEnds(id, first?.day ?? '', '2027-04-01T05:00:00Z');

    expect(await owedIn(pair.assistant, pair)).toMatchObject([
      {
        kind: 'retainer',
        fromDay: new Date('2027-03-15'),
        untilDay: new Date('2027-03-31'),
        amountMinor: 39_484n,
        dueOn: new Date('2027-04-07'),
      },
    ]);
    expect(await coming(pair.assistant, '2027-04-02T15:00:00Z')).toMatchObject({
      from: '2027-04-01',
      until: '2027-04-30',
      amountMinor: 72_000,
    });
    expect((await planned()).map(({ runAt }) => runAt)).toContainEqual(new Date('2027-05-01T05:00:00Z'));
  });

  it('owes nothing if the share of a small retainer is rounded down to none, and goes on with the next period', async () => {
    const { id } = await atTime(new Date('2027-03-31T15:00:00Z'), () =>
      givenAgreementInForce(pair, { ...RETAINER, rate: '0.10', startsOn: '2027-03-01' }),
    );
    const [first] = await planned();

    await periodEnds(id, first?.day ?? '', '2027-04-01T05:00:00Z');
    expect(await owedIn(pair.assistant, pair)).toEqual([]);
    expect((await planned()).map(({ runAt }) => runAt)).toContainEqual(new Date('2027-05-01T05:00:00Z'));

    await periodEnds(id, '2027-04-01', '2027-05-01T05:00:00Z');
    expect(await owedIn(pair.assistant, pair)).toMatchObject([{ kind: 'retainer', amountMinor: 10n }]);
  });

  it('counts time against the hours of a retainer, which pays for it, and carries unused ones over', async () => {
    await givenAgreedBefore(pair, { ...RETAINER, retainerHours: 4, carriedHours: 1 });
    await givenEntry(pair, { from: '09:00', until: '11:00' });
    doneOf(await closes(pair));
    const form = await sheetOf(pair.owner, pair);
    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' })));
    const hoursOn = (day: string) =>
      withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
        readRetainerHours(tx, { workspaceId: pair.workspace.id, engagementId: pair.engagementId }, day),
      );

    expect(await owedIn(pair.owner, pair)).toEqual([]);
    expect(await hoursOn('2027-03-12')).toMatchObject({
      ownMinutes: 240,
      workedMinutes: 120,
      standing: 'free',
    });
    expect(await hoursOn('2027-04-01')).toMatchObject({
      ownMinutes: 240,
      carriedMinutes: 60,
      workedMinutes: 0,
    });
  });

  it('continues from period to period, until the agreement ends', async () => {
    const { workspaceId, id } = await givenAgreedBefore(pair, { ...RETAINER, noticeDays: 9 });
    await periodEnds(id, '2027-03-01', '2027-04-01T05:00:00Z');
    await periodEnds(id, '2027-03-01', '2027-04-01T05:00:10Z');
    await atTime(new Date('2027-04-01T15:00:00Z'), async () =>
      doneOf(await givesNotice(pair.owner, { workspaceId, id })),
    );
    await periodEnds(id, '2027-04-01', '2027-05-01T05:00:00Z');

    expect(
      (await owedIn(pair.owner, pair)).map(({ fromDay, untilDay, amountMinor, dueOn }) => [
        fromDay,
        untilDay,
        amountMinor,
        dueOn,
      ]),
    ).toEqual([
      [new Date('2027-03-01'), new Date('2027-03-31'), 72_000n, new Date('2027-04-07')],
      [new Date('2027-04-01'), new Date('2027-04-10'), 24_000n, new Date('2027-05-07')],
    ]);
    // nothing is planned after the last day
    expect((await planned()).map(({ day }) => day)).not.toContain('2027-05-01');
  });

  it('owes the last part of a retainer when the agreement ends, and what an amendment cuts off when that begins', async () => {
    const ref = await givenAgreedBefore(pair, { ...RETAINER, noticeDays: 9 });
    const amendment = await amend(ref, '2027-03-11T16:00:00Z', {
      payType: 'retainer',
      rate: '900',
      cap: '',
      paySchedule: 'monthly',
      noticeDays: '9',
      disputeDays: '',
      startsOn: '2027-03-16',
    });
    expect(await planned()).toContainEqual({ day: '2027-03-11', runAt: new Date('2027-03-16T05:00:00Z') });

    // run before its last day is over, it waits for it
    await periodEnds(ref.id, '2027-03-11', '2027-03-12T16:00:00Z');
    expect(await owedIn(pair.owner, pair)).toEqual([]);
    await periodEnds(ref.id, '2027-03-11', '2027-03-16T05:00:00Z');
    await periodEnds(amendment.id, '2027-03-16', '2027-04-01T05:00:00Z');
    await atTime(new Date('2027-04-01T15:00:00Z'), async () =>
      doneOf(await givesNotice(pair.owner, amendment)),
    );
    await atTime(new Date('2027-04-11T05:00:00Z'), () =>
      closeAgreement.perform({ workspaceId: amendment.workspaceId, agreementId: amendment.id }, FIRST_TRY),
    );
    const ends = new Date('2027-04-11T05:00:00Z');
    expect(await planned()).toContainEqual({ day: '2027-04-10', runAt: ends });
    await periodEnds(amendment.id, '2027-04-10', '2027-04-11T05:00:01Z');

    const owed = await owedIn(pair.owner, pair);
    expect(owed.map(({ amountMinor, approvedAt, dueOn }) => [amountMinor, approvedAt, dueOn])).toEqual([
      [34_839n, new Date('2027-03-16T04:59:59.999Z'), new Date('2027-04-07')],
      [46_452n, new Date('2027-04-01T04:59:59.999Z'), new Date('2027-04-07')],
      [30_000n, new Date('2027-04-11T04:59:59.999Z'), new Date('2027-05-07')],
    ]);
    expect(await planned()).not.toContainEqual(expect.objectContaining({ day: '2027-05-01' }));
  });

  it('owes the last part of a retainer on the day both withdraw the notice', async () => {
    const { id } = await givenAgreedBefore(pair, { ...RETAINER, noticeDays: 30 });

    await atTime(new Date('2027-03-10T16:00:00Z'), () => givenEnded(pair));

    const ends = new Date('2027-03-11T06:00:00Z');
    expect(await planned()).toContainEqual({ day: '2027-03-10', runAt: ends });
    await periodEnds(id, '2027-03-10', '2027-03-11T06:00:01Z');
    // ten of the 31 days of March
    expect(await owedIn(pair.owner, pair)).toMatchObject([
      { untilDay: new Date('2027-03-10'), amountMinor: 23_226n },
    ]);
  });

  it('owes a retainer up to the last day of the notice even if its amendment, now under notice, never began', async () => {
    const ref = await givenAgreedBefore(pair, RETAINER);
    const amendment = await amend(ref, '2027-03-05T16:00:00Z', {
      payType: 'retainer',
      rate: '900',
      cap: '',
      paySchedule: 'monthly',
      disputeDays: '',
      startsOn: '2027-04-01',
    });
    doneOf(await atTime(new Date('2027-03-06T16:00:00Z'), () => givesNotice(pair.owner, amendment)));

    await periodEnds(ref.id, '2027-03-01', '2027-04-01T05:00:00Z');
    await periodEnds(amendment.id, '2027-04-01', '2027-05-01T05:00:00Z');

    // fourteen days' notice: 20 of the 31 days of March
    expect(await owedIn(pair.assistant, pair)).toMatchObject([
      { fromDay: new Date('2027-03-01'), untilDay: new Date('2027-03-20'), amountMinor: 46_452n },
    ]);
  });
});
