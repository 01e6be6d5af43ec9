import { describe, expect, it } from 'vitest';
import type { PayType } from '@/lib/agreements/terms/terms.rules';
import {
  owedAtTheEndInWords,
  owedByApprovalInWords,
  owedInWords,
  owedThoughRefusedInWords,
  type Paid,
} from '@/lib/briefs/delivery/owed.rules';
import type { Money } from '@/lib/platform/money/money';

const paid = (payType: PayType, budgetMoney: Money | null = null): Paid => ({
  agreed: { payType, rateMinor: 1_450, currency: 'USD' },
  budgetMoney,
});

describe('what is owed for work that is called off', () => {
  it('is the time worked where time is paid', () => {
    expect(owedInWords(paid('hourly'), 'Maria Santos')).toMatch(
      /14\.50: the time that Maria Santos has worked on this until now is owed\.$/,
    );
  });

  it('is nothing by itself where a finished brief has a price', () => {
    const words = owedInWords(paid('fixed'), 'Maria Santos');

    expect(words).toContain('no amount is owed by itself');
    expect(words).toContain('agree on an amount');
  });

  it('goes by the price of the brief itself, which may be another one than is agreed for each', () => {
    const own = paid('fixed', { minor: 30_000, currency: 'USD' });

    for (const words of [
      owedInWords(own, 'Maria Santos'),
      owedAtTheEndInWords(own, 'Maria Santos', 'Adeyemi Ceramics'),
      owedThoughRefusedInWords(own, 'Adeyemi Ceramics'),
    ]) {
      expect(words).toMatch(/^The price, USD 300\.00, is paid for/);
      expect(words).not.toContain('14.50');
    }
    expect(owedInWords(paid('fixed'), 'Maria Santos')).toMatch(/^The price, USD 14\.50, is paid for/);
  });

  it('is said without a conversation that the end has closed, and as before where time or a retainer is paid', () => {
    const atTheEnd = (payType: 'hourly' | 'fixed' | 'retainer') =>
      owedAtTheEndInWords(paid(payType), 'Maria Santos', 'Adeyemi Ceramics');

    expect(atTheEnd('fixed')).toContain('no amount is owed by itself');
    expect(atTheEnd('fixed')).toContain('Adeyemi Ceramics can still add an amount to the statement');
    expect(atTheEnd('fixed')).not.toContain('conversation');
    for (const payType of ['hourly', 'retainer'] as const)
      expect(atTheEnd(payType)).toBe(owedInWords(paid(payType), 'Maria Santos'));
  });

  it('is unchanged under a retainer', () => {
    expect(owedInWords(paid('retainer'), 'Maria Santos')).toContain('stays as it is');
  });
});

it("an approval's amount is shown with the last day on which it is paid, and nothing where nothing is owed", () => {
  const now = new Date('2026-11-27T12:00:00Z');

  const limit = { capMinor: 50_000, currency: 'USD', paySchedule: 'on_approval' } as const;
  const owed = (minor: number) =>
    owedByApprovalInWords({ minor, priceMinor: 18_000, currency: 'USD', dueOn: '2026-12-04', limit }, now);

  expect(owed(18_000)).toBe('USD 180.00 is owed for it, to be paid by Fri 4 Dec.');
  expect(owed(4_000)).toBe(
    'USD 40.00 of USD 180.00 is owed for it, to be paid by Fri 4 Dec. All briefs together are paid at most USD 500.00 per month, as agreed.',
  );
  expect(owed(0)).toBe(
    'Nothing is owed for it: all briefs together are paid at most USD 500.00 per month, as agreed, and that is reached.',
  );
  expect(owedByApprovalInWords(null, now)).toBeNull();
});
