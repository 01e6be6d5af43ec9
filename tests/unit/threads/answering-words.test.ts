import { expect, it } from 'vitest';
import { usualAnswer } from '@/components/threads/answering-words';

it('says how fast somebody answers in the words of the agreement', () => {
  const within = (usualMinutes: number, isInWorkingHours: boolean) =>
    usualAnswer({ counted: 1, inTime: null, usualMinutes, isInWorkingHours });

  expect(within(90, true)).toBe('Usually answers within 1.5 working hours');
  expect(within(24 * 60, false)).toBe('Usually answers within 24 hours on working days');
});

it.each([
  [0, '1 working hour'],
  [1, '1 working hour'],
  [60, '1 working hour'],
  [61, '1.5 working hours'],
  [600, '10 working hours'],
  [601, '11 working hours'],
])('says of %i minutes that they are within %s, never a shorter time than they are', (minutes, within) => {
  const side = { counted: 1, inTime: null, usualMinutes: minutes, isInWorkingHours: true };

  expect(usualAnswer(side)).toBe(`Usually answers within ${within}`);
});
