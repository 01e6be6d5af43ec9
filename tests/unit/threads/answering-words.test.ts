import { expect, it } from 'vitest';
import { usualAnswer } from '@/components/threads/answering-words';

it('says how fast somebody answers in the words of the agreement', () => {
  const within = (usualMinutes: number, isInWorkingHours: boolean) =>
    usualAnswer({ counted: 1, inTime: null, usualMinutes, isInWorkingHours });

  expect(within(90, true)).toBe('Usually answers within 1.5 working hours');
  expect(within(24 * 60, false)).toBe('Usually answers within 24 hours on working days');
});
