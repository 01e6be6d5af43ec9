import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Totals } from '@/components/pay/totals';
import { shownChange, shownMoney } from '@/components/ui/shown-money';
import type { OpenTotal } from '@/lib/pay/overview.queries';
import { formatMoney, parseMoney } from '@/lib/platform/money/money';
import { shownCounted, shownMinutes } from '@/lib/time/entries/shown-minutes.rules';

describe('an amount on a page', () => {
  const money = { minor: 1310, currency: 'USD' };

  it('is never broken over two lines, and stays plain in what is stored', () => {
    expect(shownMoney(money)).toBe('USD\u00a013.10');
    expect(formatMoney(money)).toBe('USD 13.10');
  });

  it('has its sign in front on a right-to-left page as well', () => {
    expect(shownMoney({ ...money, minor: -1310 })).toBe('\u200e−USD\u00a013.10');
    expect([5, -5, 0].map((minor) => shownChange({ ...money, minor }))).toEqual([
      '\u200e+USD\u00a00.05',
      '\u200e−USD\u00a00.05',
      '\u200e+USD\u00a00.00',
    ]);
  });

  const owed = {
    currency: 'USD',
    owedMinor: 1310,
    overdueMinor: 0,
    underwayMinor: 500,
    inRunMinor: 0,
    sentAndDisputedMinor: 0,
    nextDue: '2027-03-19',
  };
  const totalsWith = (changes: Partial<OpenTotal>) =>
    renderToStaticMarkup(
      <Totals totals={[{ ...owed, ...changes }]} reader="owner" now={new Date('2027-03-15T16:00:00Z')} />,
    );

  it('is shown so where it is owed', () => {
    const html = totalsWith({});

    expect(html).toContain('USD\u00a013.10');
    expect(html).toContain('USD\u00a05.00 recorded as sent');
    expect(html).toContain('owed, the next by Fri\u00a019\u00a0Mar');
    expect(html).not.toMatch(/overdue/i);
  });

  it('is there once if all of it is overdue, and beside its part if some is', () => {
    const all = totalsWith({ overdueMinor: 1310 });
    expect(all.split('13.10')).toHaveLength(2);
    expect(all).toContain('Overdue');
    expect(all).toContain('owed, the first was due by Fri\u00a019\u00a0Mar');
    expect(totalsWith({ overdueMinor: 310 })).toContain('USD\u00a03.10 of it overdue');
  });

  it('is said to come off what is owed next if more was deducted, and to be nothing if as much was', () => {
    const nothing = { nextDue: null, underwayMinor: 0 };

    const less = totalsWith({ ...nothing, owedMinor: -1310 });
    expect(less).toContain('USD\u00a013.10 to come off what is owed next');
    expect(less).not.toContain('by Fri');
    expect(totalsWith({ ...nothing, owedMinor: 0 })).toContain('Nothing is owed.');
    expect(totalsWith({ nextDue: null, owedMinor: 0 })).not.toContain('Nothing is owed.');
  });

  it('is understood again when somebody copies it into a field', () => {
    expect(parseMoney('\u00a013.10', 'USD')).toBe(1310);
  });
});

it('a duration is never broken either, except for a line break before what was worked', () => {
  expect(shownMinutes(450)).toBe('7\u00a0h\u00a030\u00a0min');
  expect(shownCounted(450, 446)).toBe('7\u00a0h\u00a030\u00a0min (7\u00a0h\u00a026\u00a0min\u00a0worked)');
});
