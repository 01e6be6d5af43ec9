import { describe, expect, it } from 'vitest';
import { columnsShown, type YearSums } from '@/lib/pay/statements/years.rules';

const NOTHING: YearSums = {
  earnedMinor: 0,
  receivedMinor: 0,
  feesMinor: 0,
  borneMinor: 0,
  advancedMinor: 0,
  recoveredMinor: 0,
};

describe('the totals of a year', () => {
  it('show what was earned and received, and otherwise only what somebody has', () => {
    const names = (...rows: readonly Partial<YearSums>[]) =>
      columnsShown(rows.map((row) => ({ ...NOTHING, ...row }))).map(({ name }) => name);

    expect(names({})).toEqual(['Earned', 'Received']);
    expect(names({ feesMinor: 509 }, {})).toEqual(['Earned', 'Received', 'For sending it']);
    expect(names({ advancedMinor: 18_000 }, { recoveredMinor: -1 })).toEqual([
      'Earned',
      'Received',
      'In advance',
      'Advances taken back',
    ]);
  });
});
