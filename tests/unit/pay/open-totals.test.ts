import { describe, expect, it } from 'vitest';
import { type OpenItem, totalsOf } from '@/lib/pay/overview.queries';

const owed = (
  amountMinor: number,
  dueOn: string,
  changes: Partial<Pick<OpenItem, 'standing' | 'engagementId'>> = {},
): OpenItem => ({
  id: `${amountMinor}:${dueOn}`,
  workspaceId: 'business',
  engagementId: 'maria',
  kind: amountMinor < 0 ? 'correction' : 'time',
  note: '',
  currency: 'USD',
  amountMinor,
  dueOn,
  fromDay: dueOn,
  untilDay: dueOn,
  minutes: null,
  timesheetId: null,
  briefId: null,
  agreementId: 'agreement',
  standing: 'unpaid',
  isInPayment: false,
  isInRun: false,
  hasLeft: false,
  ...changes,
});
const late = { standing: 'overdue' } as const;
const OTHER = { engagementId: 'oluchi' } as const;

describe('what is owed in all, when something was deducted', () => {
  it('is next due on the day of something to be paid, not on that of a deduction', () => {
    const items = [owed(-2_000, '2027-03-12'), owed(5_000, '2027-03-19')];

    expect(totalsOf(items)).toMatchObject([{ owedMinor: 3_000, overdueMinor: 0, nextDue: '2027-03-19' }]);
  });

  it('has no day while deductions take up all of it', () => {
    const items = [owed(5_000, '2027-03-12', late), owed(-6_000, '2027-03-19')];

    expect(totalsOf(items)).toMatchObject([{ owedMinor: -1_000, overdueMinor: 0, nextDue: null }]);
  });

  it('is never overdue by more than is owed, and what a late deduction took up is waited for no more', () => {
    expect(totalsOf([owed(5_000, '2027-03-12', late), owed(-2_000, '2027-03-19')])).toMatchObject([
      { owedMinor: 3_000, overdueMinor: 3_000, nextDue: '2027-03-12' },
    ]);
    const evened = [
      owed(2_000, '2027-03-12', late),
      owed(-2_000, '2027-03-12', late),
      owed(50, '2027-03-19'),
    ];
    expect(totalsOf(evened)).toMatchObject([{ owedMinor: 50, overdueMinor: 0, nextDue: '2027-03-19' }]);
  });

  it('is what each owes: a deduction in one business comes off nothing in another', () => {
    const items = [owed(5_000, '2027-03-19'), owed(-6_000, '2027-03-12', OTHER)];

    expect(totalsOf(items)).toMatchObject([{ owedMinor: 5_000, nextDue: '2027-03-19' }]);
  });
});
