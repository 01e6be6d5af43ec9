import { describe, expect, it } from 'vitest';
import { CostChart } from '@/components/pay/cost-chart';
import { heightOf, monthsOf } from '@/lib/pay/costs.rules';
import { markupOf } from '@/tests/support/browser/markup';

const usd = (month: string, minor: number) => ({ currency: 'USD', month, minor });

describe('what somebody costs by month', () => {
  it('has every month between the first and the last, including those without cost', () => {
    expect(monthsOf([usd('2027-02', 900), usd('2026-12', 5_000)])).toEqual([
      {
        currency: 'USD',
        months: [
          { month: '2026-12', minor: 5_000 },
          { month: '2027-01', minor: 0 },
          { month: '2027-02', minor: 900 },
        ],
      },
    ]);
  });

  it('shows the last twelve, and each currency separately', () => {
    const rows = Array.from({ length: 15 }, (_, index) =>
      usd(`${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, 100),
    );
    const [dollars, pesos] = monthsOf([...rows, { currency: 'PHP', month: '2027-01', minor: 7 }]);

    expect(dollars?.months).toHaveLength(12);
    expect(dollars?.months.at(-1)?.month).toBe('2027-03');
    expect(pesos).toEqual({ currency: 'PHP', months: [{ month: '2027-01', minor: 7 }] });
  });

  it('is drawn in proportion, and nothing that exists disappears', () => {
    expect(heightOf(1_000, 1_000)).toBe(100);
    expect(heightOf(500, 1_000)).toBe(50);
    expect(heightOf(1, 1_000_000)).toBe(1);
    expect(heightOf(0, 1_000)).toBe(0);
    expect(heightOf(-300, 1_000)).toBe(0);
  });

  it('is put in a sentence, labelled under each bar and above the highest, and in a table', () => {
    const html = markupOf(<CostChart costs={monthsOf([usd('2026-12', 5_000), usd('2027-01', 123_450)])} />);

    expect(html).toContain(
      'role="img" aria-label="Cost by month in USD; the highest is USD 1,234.50. The table below has every month."',
    );
    expect([...html.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, name]) => name)).toEqual([
      'Dec',
      'Jan',
      'USD 1,234.50',
    ]);
    expect(
      [...html.matchAll(/<th scope="row"[^>]*>([^<]+)<\/th><td[^>]*>([^<]+)<\/td>/g)].map(
        ([, ...cells]) => cells,
      ),
    ).toEqual([
      ['December 2026', 'USD 50.00'],
      ['January 2027', 'USD 1,234.50'],
    ]);
  });

  it('keeps its words as large on a phone: positions are shares of the width, and nothing is shrunk', () => {
    const html = markupOf(<CostChart costs={monthsOf([usd('2026-12', 5_000), usd('2027-01', 123_450)])} />);

    expect(html).not.toContain('viewBox');
    expect([...html.matchAll(/<rect x="([^"]+)"[^>]* width="([^"]+)"/g)].map(([, ...at]) => at)).toEqual([
      ['0.00%', '37.50%'],
      ['50.00%', '37.50%'],
    ]);
  });

  it('is a sentence for a single month: a bar by itself says nothing', () => {
    const html = markupOf(<CostChart costs={monthsOf([usd('2026-12', 5_000)])} />);

    expect(html).toContain('USD 50.00 in December 2026.');
    expect(html).not.toContain('<svg');
  });
});
