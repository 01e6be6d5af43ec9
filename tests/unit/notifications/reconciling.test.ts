import { describe, expect, it } from 'vitest';
import { type ReminderKey, reconcile } from '@/lib/notifications/reconciling.rules';

const AT = new Date('2026-11-27T10:00:00Z');
const asked: ReminderKey = { kind: 'reminder.deadline_24h', party: 'owner', dueAt: AT };

describe('reminders that wait, beside those that are asked for', () => {
  it('are left alone where they say the same to the same at the same moment', () => {
    const waiting = { ...asked, dueAt: new Date(AT) };

    expect(reconcile([waiting], [asked])).toEqual({ stale: [], missing: [] });
  });

  it.each([
    ['says something else', { kind: 'reminder.deadline_2h' }],
    ['is to the other', { party: 'assistant' }],
    ['is to nobody in particular', { party: null }],
    ['comes a moment later', { dueAt: new Date(AT.getTime() + 1) }],
  ])('go where one %s, and the other is missing', (_what, its) => {
    const waiting = { ...asked, ...its };

    expect(reconcile([waiting], [asked])).toEqual({ stale: [waiting], missing: [asked] });
  });
});
