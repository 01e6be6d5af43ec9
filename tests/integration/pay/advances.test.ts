import { describe, expect, it } from 'vitest';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { addAdvance } from '@/lib/pay/extras/advancing.actions';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { withdrawPayment } from '@/lib/pay/recording/answering.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getYears } from '@/lib/pay/statements/years.queries';
import { yearsAsCsv } from '@/lib/pay/statements/years-csv';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { endingPages, placeOf } from '@/tests/support/endings';
import { givenApprovedPair } from '@/tests/support/pay/approved-pair';
import { NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf, owedIn } from '@/tests/support/time';

describe('pay that is given ahead of work', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { says, records } = givenApprovedPair((each) => {
    pair = each;
  });

  const at = (day: string) => new Date(`${day}T16:00:00Z`);
  const gives = (changes: Fields, when = NEXT_MONDAY) => {
    const form = {
      ...placeOf(pair),
      id: newId(),
      amount: '20',
      part: '6',
      note: 'a better chair',
      ...changes,
    };
    return atTime(when, () => asPerson(pair.owner, () => submit(addAdvance, form)));
  };
  const earns = async (amount: string, when: Date) => {
    const bonus = {
      ...placeOf(pair),
      id: newId(),
      kind: 'bonus',
      direction: 'more',
      amount,
      note: 'Well done',
    };
    doneOf(await atTime(when, () => asPerson(pair.owner, () => submit(addExtra, bonus))));
  };
  const recoveries = async () =>
    (await owedIn(pair.assistant, pair))
      .filter(({ kind }) => kind === 'recovery')
      .map(({ amountMinor, dueOn }) => [dueOn.toISOString().slice(5, 10), Number(amountMinor)]);
  const asBothSee = async () => {
    const statements = await Promise.all(
      [pair.owner, pair.assistant].map(({ userId }) =>
        getStatement(userId, placeOf(pair), 2027, at('2027-06-01')),
      ),
    );
    expect(statements[0]?.advances).toEqual(statements[1]?.advances);
    return statements[0];
  };

  const yearsOf2027 = () => getYears(pair.owner.userId, pair.workspace.id, 2027, at('2027-06-01'));

  it('isn’t given any more in the totals of the year once its payment is taken back', async () => {
    doneOf(await gives({}));
    doneOf(await records());
    expect((await asBothSee())?.yearTotals).toMatchObject([{ advancedMinor: 2_000 }]);
    const [payment] = await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.payment.findMany({ where: { workspaceId: pair.workspace.id } }),
    );
    const { workspaceId } = placeOf(pair);

    doneOf(
      await says(pair.owner, withdrawPayment, {
        workspaceId,
        id: payment?.id,
        version: payment?.version,
        note: 'It never left.',
      }),
    );

    expect((await asBothSee())?.yearTotals).toMatchObject([{ advancedMinor: 0 }]);
  });

  it('is given as an advance, which costs nothing, and is taken back in parts that both see', async () => {
    doneOf(await gives({}));
    await earns('10', NEXT_MONDAY);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({
      'cost USD': 3_900,
      'advance USD': 2_000,
      'owed USD': -5_900,
    });
    // what hasn't been paid isn't taken back
    expect(await recoveries()).toEqual([]);
    expect(await asBothSee()).toMatchObject({
      advances: [{ leftMinor: 2_000, isPaid: false }],
      // what nobody has sent wasn't given
      yearTotals: [{ advancedMinor: 0 }],
    });
    expect((await yearsOf2027()).assistants).toMatchObject([{ advancedMinor: 0 }]);
    doneOf(await records());

    for (const day of ['2027-03-16', '2027-03-17', '2027-03-23', '2027-03-30']) await earns('10', at(day));

    // half of the first pay is less than the agreed part of a pay day; the second, on the same day, is reduced by what
    // was left of that
    expect((await recoveries()).map(([, minor]) => minor)).toEqual([-500, -100, -500, -500]);
    const told = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findMany({
        where: { workspaceId: pair.workspace.id, kind: 'pay.recovered' },
        orderBy: { id: 'asc' },
        select: { toAddress: true, subject: true, text: true },
      }),
    );
    expect(told).toMatchObject(
      ['5.00', '1.00', '5.00', '5.00'].map((amount) => ({
        toAddress: pair.assistant.email,
        subject: `Advance: USD ${amount} taken back, by ${pair.workspace.name}`,
      })),
    );
    expect(told.at(-1)?.text).toContain('USD 4.00 of what you were advanced is left');
    const statement = await asBothSee();
    expect(statement?.advances).toMatchObject([
      { amountMinor: 2_000, partMinor: 600, leftMinor: 400, isPaid: true },
    ]);
    expect(statement?.yearTotals).toMatchObject([
      { owedMinor: 7_900, advancedMinor: 2_000, recoveredMinor: 1_600 },
    ]);
    expect(statement?.costs[0]?.months).toEqual([{ month: '2027-03', minor: 7_900 }]);
    expect((await getEarnings(pair.assistant.userId, NEXT_MONDAY)).businesses).toContainEqual(
      expect.objectContaining({
        engagementId: pair.engagementId,
        advances: [{ currency: 'USD', minor: 400 }],
      }),
    );
    expect((await endingPages(pair).assistant())?.money.advances).toEqual([{ currency: 'USD', minor: 400 }]);

    for (const day of ['2027-04-06', '2027-04-13']) await earns('1000', at(day));

    expect((await recoveries()).at(-1)?.[1]).toBe(-400);
    expect(await recoveries()).toHaveLength(5);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'advance USD': 0, 'cost USD': 207_900 });
    expect((await asBothSee())?.advances).toEqual([]);
    const years = await yearsOf2027();
    expect(years.assistants).toMatchObject([{ advancedMinor: 2_000, recoveredMinor: 2_000 }]);
    expect(yearsAsCsv(years)).toContain(',20.00,20.00');
  });

  it('is taken back out of a pay day once, however much becomes owed for it at the same moment', async () => {
    doneOf(await gives({ amount: '500', part: '6' }));
    doneOf(await records());

    await Promise.all(['100', '100', '100'].map((amount) => earns(amount, at('2027-03-23'))));

    expect((await recoveries()).map(([, minor]) => minor)).toEqual([-600]);
  });

  it("isn't accepted when more would be taken back per day than was given, or there is nothing to read", async () => {
    expect(refusalOf(await gives({ part: '21' })).fieldErrors.part).toContain('than was given');
    expect(refusalOf(await gives({ part: 'a third' })).fieldErrors.part).toContain('amount in USD');
    expect(refusalOf(await gives({ amount: '0' })).fieldErrors.amount).toContain('amount in USD');
  });

  it('is owed once however often its form comes, and a form with other content is refused', async () => {
    const [bonus, advance] = [
      { ...placeOf(pair), id: newId(), kind: 'bonus', direction: 'more', amount: '10', note: 'Well done' },
      { ...placeOf(pair), id: newId(), amount: '20', part: '6', note: 'a better chair' },
    ];
    for (const _ of ['first', 'again']) {
      doneOf(await says(pair.owner, addExtra, bonus));
      doneOf(await says(pair.owner, addAdvance, advance));
    }

    const others = [
      await says(pair.owner, addExtra, { ...bonus, amount: '100' }),
      await says(pair.owner, addAdvance, { ...advance, part: '5' }),
    ];

    expect(others.map((answer) => refusalOf(answer).code)).toEqual(['sent_before', 'sent_before']);
    expect((await owedIn(pair.assistant, pair)).map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['time', 2900n],
      ['bonus', 1000n],
      ['advance', 2000n],
    ]);
  });
});
