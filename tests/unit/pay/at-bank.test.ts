import { describe, expect, it } from 'vitest';
import { bankStatus, type PayoutReports } from '@/lib/pay/at-bank.rules';

const on = (day: number) => new Date(Date.UTC(2027, 2, day));
const arrived = (payoutId: string, day: number) => ({ payoutId, arrivedAt: on(day) });
const returned = (payoutId: string, day: number) => ({ payoutId, returnedAt: on(day) });

describe('where a payment stands with its assistant’s bank', () => {
  it.each<[string, PayoutReports, object]>([
    ['nothing is told', { arrivals: [], bankReturns: [] }, { is: 'not_told' }],
    ['one arrived', { arrivals: [arrived('po_1', 3)], bankReturns: [] }, { is: 'arrived', at: on(3) }],
    [
      'one was never taken',
      { arrivals: [], bankReturns: [returned('po_1', 4)] },
      { is: 'sent_back', at: on(4) },
    ],
    [
      'one arrived and came back',
      { arrivals: [arrived('po_1', 3)], bankReturns: [returned('po_1', 6)] },
      { is: 'sent_back', at: on(6) },
    ],
    [
      'news that it had arrived come after those that it came back',
      { arrivals: [arrived('po_1', 7)], bankReturns: [returned('po_1', 6)] },
      { is: 'sent_back', at: on(6) },
    ],
    [
      'the next one carried it there',
      { arrivals: [arrived('po_1', 3), arrived('po_2', 9)], bankReturns: [returned('po_1', 6)] },
      { is: 'arrived', at: on(9) },
    ],
    [
      'the next one came back as well',
      {
        arrivals: [arrived('po_1', 3), arrived('po_2', 9)],
        bankReturns: [returned('po_2', 12), returned('po_1', 6)],
      },
      { is: 'sent_back', at: on(12) },
    ],
  ])('%s', (_when, news, standing) => {
    expect(bankStatus(news)).toEqual(standing);
  });
});
