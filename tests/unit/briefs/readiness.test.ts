import { describe, expect, it } from 'vitest';
import { type DraftToHandOver, decideReadiness } from '@/lib/briefs/handing-over/readiness.rules';

const now = new Date('2026-11-25T12:00:00Z');
const later = new Date('2026-12-04T12:00:00Z');
const earlier = new Date('2026-11-20T12:00:00Z');
const hourly = { payType: 'hourly', currency: 'USD', rateMinor: 1250 } as const;
const fixed = { payType: 'fixed', currency: 'USD', rateMinor: 9000 } as const;
const checkIn = { about: 'The first page', at: later, local: '2026-12-04T06:00', zone: 'America/Chicago' };

const whole: DraftToHandOver = {
  title: 'October closing',
  deadlineAt: later,
  windowFromAt: null,
  checkIns: [],
  deliverables: [{ title: 'The ledger', criteria: [{ text: 'Every line has an account' }] }],
  budgetMinutes: 180,
  budgetMoney: null,
};

describe('a draft that is handed over as it is', () => {
  it('is ready when it has everything that the editor would require', () => {
    expect(decideReadiness({ ...whole, checkIns: [checkIn] }, hourly, now)).toMatchObject({ ok: true });
  });

  it.each([
    ['no title', { title: ' ' }, 'title'],
    ['no deadline', { deadlineAt: null }, 'when it is due'],
    ['a deadline that has passed', { deadlineAt: earlier }, 'already passed'],
    ['a deadline that is this moment', { deadlineAt: now }, 'already passed'],
    ['a window that has begun', { windowFromAt: earlier }, 'already begun'],
    ['a check-in without a day', { checkIns: [{ ...checkIn, at: null }] }, 'check-in lacks'],
    ['a check-in about nothing', { checkIns: [{ ...checkIn, about: '' }] }, 'check-in lacks'],
    ['a check-in in the past', { checkIns: [{ ...checkIn, at: earlier }] }, 'in the past'],
    ['nothing to deliver', { deliverables: [] }, 'at least one thing'],
    ['no criterion', { deliverables: [{ title: 'The ledger', criteria: [] }] }, 'know that it is right'],
  ] satisfies [string, Partial<DraftToHandOver>, string][])('isn’t ready with %s', (_, change, words) => {
    const decided = decideReadiness({ ...whole, ...change }, hourly, now);

    expect(decided).toMatchObject({ ok: false, refusal: { code: 'not_ready' } });
    expect(decided.ok ? '' : decided.refusal.message).toContain(words);
  });

  it("has its budget in the agreement's unit of pay", () => {
    const money = { ...whole, budgetMinutes: null, budgetMoney: { minor: 9000, currency: 'USD' } };
    const codes = [
      [whole, hourly],
      [money, hourly],
      [whole, fixed],
      [money, fixed],
      [money, null],
    ] as const;

    expect(codes.map(([draft, pay]) => decideReadiness(draft, pay, now).ok)).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });
});
