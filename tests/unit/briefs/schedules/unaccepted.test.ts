import { describe, expect, it } from 'vitest';
import { type HandedOverBrief, unacceptedInARow } from '@/lib/briefs/schedules/unaccepted.rules';

const NOW = new Date('2026-12-16T12:00:00Z');
const EARLIER = new Date('2026-12-15T12:00:00Z');
const LATER = new Date('2026-12-17T12:00:00Z');

function brief(overrides: Partial<HandedOverBrief> = {}): HandedOverBrief {
  return { state: 'sent', deadlineAt: LATER, reminders: [{ dueAt: EARLIER }], ...overrides };
}

describe('what a schedule hands over and nobody accepts', () => {
  it('is mentioned from the second in a row on', () => {
    const [newest, oldest] = [brief(), brief()];

    expect(unacceptedInARow([newest, oldest], NOW)).toEqual([newest, oldest]);
    expect(unacceptedInARow([newest], NOW)).toEqual([]);
    expect(unacceptedInARow([], NOW)).toEqual([]);
  });

  it.each([
    'clarifying',
    'accepted',
    'declined',
    'in_progress',
    'delivered',
    'approved',
    'cancelled',
  ] as const)('is counted since the last one with an answer: %s', (state) => {
    expect(unacceptedInARow([brief(), brief({ state }), brief()], NOW)).toEqual([]);
    expect(unacceptedInARow([brief(), brief(), brief({ state })], NOW)).toHaveLength(2);
  });

  it('leaves out what still has time, and what was withdrawn: neither is an answer', () => {
    const waiting = brief({ reminders: [{ dueAt: LATER }] });
    const withdrawn = brief({ state: 'withdrawn' });
    const late = brief();

    expect(unacceptedInARow([waiting, late, withdrawn, late], NOW)).toEqual([late, late]);
    expect(unacceptedInARow([waiting, late, withdrawn], NOW)).toEqual([]);
  });

  it('goes by the deadline where that comes before the agreed answer', () => {
    const overdue = brief({ reminders: [], deadlineAt: EARLIER });
    const dated = brief({ reminders: [], deadlineAt: LATER });

    expect(unacceptedInARow([overdue, overdue], NOW)).toHaveLength(2);
    expect(unacceptedInARow([dated, overdue], NOW)).toEqual([]);
  });
});
