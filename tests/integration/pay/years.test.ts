import { describe, expect, it } from 'vitest';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getYears } from '@/lib/pay/statements/years.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenApprovedPair } from '@/tests/support/pay/approved-pair';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const LATER = new Date('2028-02-01T16:00:00Z');

describe('what a year came to', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  givenApprovedPair((each) => {
    pair = each;
  });

  /** Records that all that is owed was sent on a day, and confirms it. Both at New Year. */
  const givenSent = async (sentOn: string) => {
    const payment = await givenRecorded(pair, { sentOn, fee: '1.20' }, new Date('2028-01-03T16:00:00Z'));
    const confirm = () => asPerson(pair.assistant, () => submit(confirmPayment, { ...payment, note: '' }));
    doneOf(await atTime(new Date('2028-01-05T16:00:00Z'), confirm));
  };
  const totals = async (year: number) => {
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const [own] = (await getYears(pair.owner.userId, pair.workspace.id, year, LATER)).assistants;
    const statements = await Promise.all(
      [pair.owner, pair.assistant].map(({ userId }) => getStatement(userId, place, year, LATER)),
    );
    const [{ receivedMinor = 0, feesMinor = 0 } = {}, ...others] = [
      own,
      ...statements.map((statement) => statement?.yearTotals[0]),
    ];
    for (const other of others) {
      expect(other?.receivedMinor ?? 0).toBe(receivedMinor);
      expect(other?.feesMinor ?? 0).toBe(feesMinor);
    }
    return { receivedMinor, feesMinor };
  };

  it('has what was sent in it and confirmed in the next, with what sending it cost', async () => {
    await givenSent('2027-12-31');

    expect(await totals(2027)).toEqual({ receivedMinor: 2900, feesMinor: 120 });
    expect(await totals(2028)).toEqual({ receivedMinor: 0, feesMinor: 0 });
  });

  it('has what was sent on its first day, on the calendar of the business', async () => {
    await givenSent('2028-01-01');

    expect(await totals(2027)).toEqual({ receivedMinor: 0, feesMinor: 0 });
    expect(await totals(2028)).toEqual({ receivedMinor: 2900, feesMinor: 120 });
  });

  it('has what was sent before the business was here, where it is the first', async () => {
    const { years } = await getYears(pair.owner.userId, pair.workspace.id, null, LATER);
    const first = years.at(-1) ?? 0;
    await givenSent(`${first - 1}-12-30`);

    expect(await totals(first)).toEqual({ receivedMinor: 2900, feesMinor: 120 });
  });

  it('has what was sent before the two worked together, in the first year that both can look at', async () => {
    await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.engagement.updateMany({
        where: { id: pair.engagementId },
        data: { createdAt: new Date('2027-01-05T12:00:00Z') },
      }),
    );
    await givenSent('2026-12-30');

    expect(await totals(2026)).toEqual({ receivedMinor: 0, feesMinor: 0 });
    expect(await totals(2027)).toEqual({ receivedMinor: 2900, feesMinor: 120 });
  });

  it('has nothing of what nobody has confirmed', async () => {
    await givenRecorded(pair, { sentOn: '2027-12-31' }, new Date('2028-01-03T16:00:00Z'));

    expect(await totals(2027)).toEqual({ receivedMinor: 0, feesMinor: 0 });
    expect(await totals(2028)).toEqual({ receivedMinor: 0, feesMinor: 0 });
  });
});
