import { describe, expect, it } from 'vitest';
import { DAY_CHANGES, decideDayChange } from '@/lib/briefs/schedules/skipping.rules';

const [SKIP, TAKE_UP] = DAY_CHANGES;
const codeOf = (result: ReturnType<typeof decideDayChange>) =>
  result.ok ? result.value : result.refusal.code;

describe('changing one day of a schedule', () => {
  // every state of the day × what was seen of it × each button
  it.each([
    { isSkipped: false, change: SKIP, lastChangeId: '', seen: '', answer: 'change' },
    { isSkipped: false, change: SKIP, lastChangeId: 'b', seen: 'b', answer: 'change' },
    { isSkipped: false, change: SKIP, lastChangeId: 'b', seen: '', answer: 'changed_meanwhile' },
    { isSkipped: false, change: SKIP, lastChangeId: 'b', seen: 'a', answer: 'changed_meanwhile' },
    { isSkipped: false, change: TAKE_UP, lastChangeId: '', seen: '', answer: 'unchanged' },
    { isSkipped: false, change: TAKE_UP, lastChangeId: 'b', seen: 'a', answer: 'unchanged' },
    { isSkipped: false, change: TAKE_UP, lastChangeId: 'b', seen: 'b', answer: 'unchanged' },
    { isSkipped: true, change: TAKE_UP, lastChangeId: 'a', seen: 'a', answer: 'change' },
    { isSkipped: true, change: TAKE_UP, lastChangeId: 'c', seen: 'a', answer: 'changed_meanwhile' },
    { isSkipped: true, change: TAKE_UP, lastChangeId: 'c', seen: '', answer: 'changed_meanwhile' },
    // imported from an archive, whose log stayed where it was
    { isSkipped: true, change: TAKE_UP, lastChangeId: '', seen: '', answer: 'change' },
    { isSkipped: true, change: SKIP, lastChangeId: 'a', seen: '', answer: 'unchanged' },
    { isSkipped: true, change: SKIP, lastChangeId: 'a', seen: 'a', answer: 'unchanged' },
  ])('skipped: $isSkipped, last "$lastChangeId", seen "$seen": $change → $answer', (each) => {
    const { isSkipped, lastChangeId, change, seen, answer } = each;

    expect(codeOf(decideDayChange({ isSkipped, lastChangeId }, change, seen))).toBe(answer);
  });
});
