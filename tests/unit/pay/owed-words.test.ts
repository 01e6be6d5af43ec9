import { expect, it } from 'vitest';
import { owedDetail } from '@/components/pay/owed-words';
import type { OpenItem } from '@/lib/pay/overview.queries';

const NOW = new Date('2027-03-15T16:00:00Z');

const week: OpenItem = {
  id: 'o',
  workspaceId: 'w',
  engagementId: 'e',
  agreementId: 'a',
  timesheetId: 't',
  briefId: null,
  kind: 'time',
  note: '',
  currency: 'USD',
  amountMinor: 2900,
  minutes: 120,
  dueOn: '2027-03-26',
  fromDay: '2027-03-15',
  untilDay: '2027-03-21',
  standing: 'unpaid',
  isInPayment: false,
  isInRun: false,
  hasLeft: false,
};

it('something owed says what its name doesn’t: a week has its day, a retainer names its days itself', () => {
  const retainer = { ...week, kind: 'retainer', minutes: null } as const;

  expect(owedDetail(week, NOW)).toBe('Mon 15 Mar, 2\u00a0h; to be paid by Fri 26 Mar');
  expect(owedDetail(retainer, NOW)).toBe('To be paid by Fri 26 Mar');
  expect(owedDetail({ ...retainer, note: 'Spring' }, NOW)).toBe('Mon 15 Mar; to be paid by Fri 26 Mar');
});

it('a deduction isn’t said to be paid: it comes off', () => {
  const less = {
    ...week,
    kind: 'correction',
    minutes: null,
    amountMinor: -500,
    note: 'Paid in cash',
  } as const;

  expect(owedDetail(less, NOW)).toBe('Mon 15 Mar; comes off what is paid next');
});
