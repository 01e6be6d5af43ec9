import { describe, expect, it } from 'vitest';
import { type ReminderKey, reconcile } from '@/lib/notifications/reminders/reconciling.rules';

const AT = new Date('2026-11-27T10:00:00Z');
const asked: ReminderKey = { kind: 'reminder.deadline_24h', party: 'owner', dueAt: AT };

describe('waiting reminders, compared with those that are asked for', () => {
  it('stay if they say the same to the same person at the same moment', () => {
    const waiting = { ...asked, dueAt: new Date(AT) };

    expect(reconcile([waiting], [asked])).toEqual({ stale: [], missing: [] });
  });

  it.each([
    ['says something else', { kind: 'reminder.deadline_2h' }],
    ['is to the other', { party: 'assistant' }],
    ['is to nobody in particular', { party: null }],
    ['comes a moment later', { dueAt: new Date(AT.getTime() + 1) }],
  ])('go if one %s, and the other is missing', (_what, its) => {
    const waiting = { ...asked, ...its };

    expect(reconcile([waiting], [asked])).toEqual({ stale: [waiting], missing: [asked] });
  });
});
