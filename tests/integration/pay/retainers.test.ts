import { describe, expect, it } from 'vitest';
import { closeAgreement } from '@/lib/agreements/timing/ending.jobs';
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
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { givenEnded, placeOf } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { closes, givenAgreedBefore, givenEntry, owedIn, sheetOf } from '@/tests/support/time';

const RETAINER = { templateKey: 'retainer', rate: '720', cap: '', paySchedule: 'monthly' } as const;

describe('a retainer', () => {
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

  const hoursIn = (from: string, until = from) =>
    withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      readRetainerHours(tx, placeOf(pair), { from, until }),
    );

  it('is owed at the end of each period, the first and the last by their days', async () => {
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

  it('comes to nothing where the share of a small one is rounded down to none, and goes on with the next period', async () => {
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

  it('has time counted against its hours, which it pays for, and carries unused ones over', async () => {
    await givenAgreedBefore(pair, { ...RETAINER, retainerHours: 4, carriedHours: 1 });
    await givenEntry(pair, { from: '09:00', until: '11:00' });
    doneOf(await closes(pair));
    const form = await sheetOf(pair.owner, pair);
    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...form, note: '' })));
    expect(await owedIn(pair.owner, pair)).toEqual([]);
    expect(await hoursIn('2027-03-12')).toMatchObject({
      ownMinutes: 240,
      workedMinutes: 120,
      standing: 'free',
    });
    expect(await hoursIn('2027-04-01')).toMatchObject({
      ownMinutes: 240,
      carriedMinutes: 60,
      workedMinutes: 0,
    });
  });

  it('has only the hours of the days that are paid, where an amendment takes over or it ends', async () => {
    const hours = { ...RETAINER, retainerHours: 31, noticeDays: 9 };
    const ref = await givenAgreedBefore(pair, hours);
    expect(await hoursIn('2027-03-12')).toMatchObject({ ownMinutes: 31 * 60, until: '2027-03-31' });
    await givenEntry(pair, { from: '09:00', until: '11:00' });

    const amendment = await amend(ref, '2027-03-11T16:00:00Z', {
      payType: 'retainer',
      rate: '720',
      cap: '',
      paySchedule: 'monthly',
      noticeDays: '9',
      disputeDays: '',
      retainerHours: '62',
      startsOn: '2027-03-16',
    });

    // half a month under each: 15 days of one hour, and 16 of two
    const before = { from: '2027-03-01', until: '2027-03-15', ownMinutes: 15 * 60, workedMinutes: 120 };
    expect(await hoursIn('2027-03-12')).toMatchObject({ ...before, agreementId: ref.id });
    expect(await hoursIn('2027-03-16')).toMatchObject({
      from: '2027-03-16',
      until: '2027-03-31',
      ownMinutes: 32 * 60,
      workedMinutes: 0,
      agreementId: amendment.id,
    });

    const { workspaceId, id } = amendment;
    await atTime(new Date('2027-04-01T15:00:00Z'), async () =>
      doneOf(await givesNotice(pair.owner, { workspaceId, id })),
    );

    const last = { from: '2027-04-01', until: '2027-04-10', ownMinutes: Math.round((10 * 62 * 60) / 30) };
    expect(await hoursIn('2027-04-05')).toMatchObject(last);
    // of the week in which it ends, those until then
    expect(await hoursIn('2027-04-05', '2027-04-11')).toMatchObject(last);
    expect(await hoursIn('2027-04-12', '2027-04-18')).toBeNull();
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

  it('is owed its last part when the agreement ends, and what an amendment cuts off when that begins', async () => {
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

  it('is owed its last part on the day both withdraw the notice', async () => {
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

  it('is owed up to the last day of the notice even if its amendment, now under notice, never began', async () => {
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

  async function coming(by: Pair['owner'], at: string) {
    const look = { lines: 10, expensesFrom: null };
    return (await getStatement(by.userId, placeOf(pair), null, new Date(at), look))?.coming;
  }
});
