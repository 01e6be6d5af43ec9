import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { owedField, partField, partKey } from '@/lib/pay/owed/owed-fields.rules';
import {
  type ChosenOwed,
  decideParts,
  decideSentOn,
  paymentPartsOf,
  totalsByCurrency,
} from '@/lib/pay/recording/recording.rules';

const owed = (id: string, engagementId: string, minor: number, currency = 'USD'): ChosenOwed => ({
  id,
  engagementId,
  assistant: engagementId,
  money: { minor, currency },
  isInPayment: false,
});

describe('what an owner records as paid to several people', () => {
  it('is one payment for each assistant and currency', () => {
    const chosen = [
      owed('a', 'Maria', 2900),
      owed('b', 'Dewi', 100),
      owed('c', 'Maria', -400),
      owed('d', 'Maria', 5000, 'EUR'),
    ];

    expect(decideParts(chosen)).toMatchObject({
      ok: true,
      value: [
        {
          assistant: 'Maria',
          total: { minor: 2500, currency: 'USD' },
          lines: [{ owedId: 'a' }, { owedId: 'c' }],
        },
        { assistant: 'Dewi', total: { minor: 100, currency: 'USD' }, lines: [{ owedId: 'b' }] },
        { assistant: 'Maria', total: { minor: 5000, currency: 'EUR' }, lines: [{ owedId: 'd' }] },
      ],
    });
    expect(totalsByCurrency(paymentPartsOf(chosen))).toEqual([
      { currency: 'EUR', minor: 5000 },
      { currency: 'USD', minor: 2600 },
    ]);
  });

  it('is in the payments whole and once, whatever is chosen', () => {
    const one = fc.record({
      engagementId: fc.constantFrom('Maria', 'Dewi', 'Tomas'),
      minor: fc.integer({ min: -1_000, max: 100_000 }),
      currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    });
    fc.assert(
      fc.property(fc.array(one), (rows) => {
        const chosen = rows.map((row, n) => owed(`${n}`, row.engagementId, row.minor, row.currency));
        const parts = paymentPartsOf(chosen);

        expect(parts.flatMap(({ lines }) => lines.map(({ owedId }) => owedId)).sort()).toEqual(
          chosen.map(({ id }) => id).sort(),
        );
        expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
        for (const { lines, total } of parts) {
          expect(lines.every(({ money }) => money.currency === total.currency)).toBe(true);
          expect(lines.reduce((sum, { money }) => sum + money.minor, 0)).toBe(total.minor);
        }
      }),
    );
  });

  it('is refused whole if a payment exists for some of it, each named and beside its row', () => {
    const paid = { ...owed('b', 'Dewi', 100), isInPayment: true };

    expect(decideParts([owed('a', 'Maria', 2900), paid])).toMatchObject({
      ok: false,
      refusal: {
        code: 'paid_already',
        field: 'owed',
        message: expect.stringContaining('USD 1.00 of Dewi'),
        fields: { [owedField('b')]: expect.any(String) },
      },
    });
  });

  it('is refused whole if what is chosen for somebody comes to nothing', () => {
    for (const less of [-2900, -3000])
      expect(
        decideParts([owed('a', 'Maria', 2900), owed('b', 'Maria', less), owed('c', 'Dewi', 5)]),
      ).toMatchObject({
        ok: false,
        refusal: {
          code: 'nothing_owed',
          message: expect.stringContaining('Maria'),
          fields: { [partField(partKey('Maria', 'USD'))]: expect.any(String) },
        },
      });
  });

  it('has been sent today at the latest', () => {
    const evening = new Date('2027-03-15T22:00:00Z');
    const decide = (day: string, ...zones: string[]) => decideSentOn(day, zones, evening);

    expect(decide('2027-03-15', 'Europe/Lisbon').ok).toBe(true);
    // it is Tuesday already where the owner is, or where the business is
    expect(decide('2027-03-16', 'Europe/Lisbon', 'Asia/Manila').ok).toBe(true);
    expect(decide('2027-03-16', 'Asia/Manila', 'Europe/Lisbon').ok).toBe(true);
    expect(decide('2027-03-16', 'Europe/Lisbon', 'America/New_York')).toMatchObject({
      refusal: { code: 'in_the_future', field: 'sentOn' },
    });
  });
});
