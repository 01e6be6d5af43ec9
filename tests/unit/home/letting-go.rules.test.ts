import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENOUGH_BRIEFS, measure, type PeriodFacts } from '@/lib/briefs/home/letting-go.rules';

const none: PeriodFacts = {
  days: 28,
  approved: 0,
  budgetMinutes: 0,
  withoutBudget: 0,
  atFirst: 0,
  questions: 0,
  risks: 0,
  revisions: 0,
  talkDays: 0,
};

describe('the measures of letting go', () => {
  it('are empty for nothing, not zero', () => {
    expect(measure(none)).toMatchObject({
      hours: null,
      interruptions: null,
      atFirstPercent: null,
      isSmall: false,
    });
  });

  it('count each question, risk, revision and day of conversation once, over all briefs', () => {
    const facts = { ...none, approved: 4, questions: 2, risks: 1, revisions: 1, talkDays: 3, atFirst: 3 };
    expect(measure(facts)).toMatchObject({ interruptions: 1.8, atFirstPercent: 75 });
  });

  it('also spread them over the weeks of the period', () => {
    const facts = { ...none, approved: 2, questions: 5, revisions: 1 };

    expect(measure(facts).interruptionsPerWeek).toBe(1.5);
    expect(measure({ ...facts, days: 84 }).interruptionsPerWeek).toBe(0.5);
    expect(measure(none).interruptionsPerWeek).toBeNull();
  });

  it('know hours only from budgets', () => {
    expect(measure({ ...none, approved: 3, withoutBudget: 1, budgetMinutes: 200 }).hours).toBe(3.3);
    expect(measure({ ...none, approved: 3, withoutBudget: 3 }).hours).toBeNull();
  });

  it('say that a sample is small up to nine briefs', () => {
    const isSmall = (approved: number) => measure({ ...none, approved }).isSmall;
    expect([1, ENOUGH_BRIEFS - 1, ENOUGH_BRIEFS].map(isSmall)).toEqual([true, true, false]);
  });

  it('never leave the range of what they count', () => {
    const count = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(count, count, count, count, (approved, atFirst, withoutBudget, questions) => {
        const facts = { ...none, approved, questions, atFirst: Math.min(atFirst, approved) };
        const found = measure({ ...facts, withoutBudget: Math.min(withoutBudget, approved) });
        expect(found.atFirstPercent ?? 0).toBeLessThanOrEqual(100);
        expect(found.interruptions ?? 0).toBeGreaterThanOrEqual(0);
        expect(found.interruptions === null).toBe(approved === 0);
      }),
    );
  });
});
