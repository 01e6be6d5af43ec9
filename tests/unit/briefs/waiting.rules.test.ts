import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeWaiting,
  planWaiting,
  WAITING_KINDS,
  type WaitingDelivery,
} from '@/lib/briefs/delivery/waiting.rules';
import { BRIEF_STATES } from '@/lib/briefs/rules';

const DAY = 24 * 60 * 60 * 1000;
const deliveredAt = new Date('2027-03-12T22:00:00Z');
const daysLater = (days: number, more = 0) => new Date(deliveredAt.getTime() + days * DAY + more);
const delivery = (changes: Partial<WaitingDelivery> = {}): WaitingDelivery => ({
  state: 'delivered',
  deliveredAt,
  countsAsApprovedAt: null,
  ...changes,
});
const [one, three, seven] = [
  { kind: 'delivery_waiting_1d', dueAt: daysLater(1) },
  { kind: 'delivery_waiting_3d', dueAt: daysLater(3) },
  { kind: 'delivery_waiting_7d', dueAt: daysLater(7) },
] as const;

describe('a delivery without an answer', () => {
  it('has reminders after one, three and seven days', () => {
    expect(planWaiting(delivery(), deliveredAt)).toEqual([one, three, seven]);
  });

  it('has only reminders that are still in the future', () => {
    expect(planWaiting(delivery(), daysLater(1, -1))).toEqual([one, three, seven]);
    expect(planWaiting(delivery(), daysLater(1))).toEqual([three, seven]);
    expect(planWaiting(delivery(), daysLater(7))).toEqual([]);
  });

  it('has none if silence is going to answer', () => {
    const silent = delivery({ countsAsApprovedAt: daysLater(30) });

    expect(planWaiting(silent, deliveredAt)).toEqual([]);
    expect(judgeWaiting(one, silent, daysLater(1))).toBe('cancel');
  });

  it.each(BRIEF_STATES.filter((state) => state !== 'delivered'))('has none once the brief is %s', (state) => {
    expect(planWaiting(delivery({ state }), deliveredAt)).toEqual([]);
    expect(judgeWaiting(one, delivery({ state }), daysLater(1))).toBe('cancel');
  });
});

describe('a reminder of a delivery whose moment has come', () => {
  it.each([
    ['at its moment', one, daysLater(1), 'send'],
    ['before its moment', one, daysLater(1, -1), 'cancel'],
    ['late, with the next still ahead', one, daysLater(3, -1), 'send'],
    ['late, when the next says as much', one, daysLater(3), 'cancel'],
    ['the last of all, however late', seven, daysLater(300), 'send'],
  ] as const)('%s', (_, reminder, now, expected) => {
    expect(judgeWaiting(reminder, delivery(), now)).toBe(expected);
  });

  it('belongs to the previous delivery, when there has been another since', () => {
    const another = delivery({ deliveredAt: daysLater(0, 60_000) });

    expect(judgeWaiting(one, another, daysLater(1, 60_000))).toBe('cancel');
    expect(judgeWaiting({ ...one, kind: 'delivery_waiting_3d' }, delivery(), daysLater(1))).toBe('cancel');
  });

  it('is sent for one kind at most, whatever the timing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 400 * DAY }), (after) => {
        const now = daysLater(0, after);
        const sent = [one, three, seven].filter((each) => judgeWaiting(each, delivery(), now) === 'send');
        expect(sent).toHaveLength(after < DAY ? 0 : 1);
      }),
    );
    expect(WAITING_KINDS).toEqual([one.kind, three.kind, seven.kind]);
  });
});
