import { describe, expect, it } from 'vitest';
import { owedByApprovalInWords, owedInWords } from '@/lib/briefs/owed.rules';

const pay = { rateMinor: 1_450, currency: 'USD' };

describe('what is owed for work that is called off', () => {
  it('is the time worked where time is paid', () => {
    expect(owedInWords({ ...pay, payType: 'hourly' }, 'Maria Santos')).toMatch(
      /14\.50: the time that Maria Santos has worked on this until now is owed\.$/,
    );
  });

  it('is nothing by itself where a finished brief has a price', () => {
    const words = owedInWords({ ...pay, payType: 'fixed' }, 'Maria Santos');

    expect(words).toContain('no amount is owed by itself');
    expect(words).toContain('agree on an amount');
  });

  it('is what it was under a retainer', () => {
    expect(owedInWords({ ...pay, payType: 'retainer' }, 'Maria Santos')).toContain('stays as it is');
  });
});

it('what an approval makes owed is said with the last day on which it is paid, and nothing where nothing is owed', () => {
  const now = new Date('2026-11-27T12:00:00Z');

  expect(owedByApprovalInWords({ minor: 18_000, currency: 'USD', dueOn: '2026-12-04' }, now)).toBe(
    'USD 180.00 is owed for it, to be paid by Fri 4 Dec.',
  );
  expect(owedByApprovalInWords(null, now)).toBeNull();
});
