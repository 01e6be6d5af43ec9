import { describe, expect, it } from 'vitest';
import { dateInWords, daysInFull, MONTHS } from '@/lib/platform/time/dates-in-words';

it.each(MONTHS.map((month, index) => [month, index + 1] as const))('%s is the month %i', (month, number) => {
  expect(dateInWords(`2027-${String(number).padStart(2, '0')}-09`)).toBe(`9 ${month} 2027`);
});

describe('the days from one to another, in full', () => {
  it.each([
    ['2027-03-01', '2027-03-31', 'March 2027'],
    ['2027-12-01', '2027-12-31', 'December 2027'],
    ['2028-02-01', '2028-02-29', 'February 2028'],
    ['2028-02-01', '2028-02-28', '1 to 28 February 2028'],
    ['2027-02-01', '2027-02-28', 'February 2027'],
    ['2027-03-15', '2027-03-31', '15 to 31 March 2027'],
    ['2027-03-11', '2027-03-30', '11 to 30 March 2027'],
    ['2026-12-28', '2027-01-10', '28 December 2026 to 10 January 2027'],
    ['2026-03-01', '2027-03-31', '1 March 2026 to 31 March 2027'],
    ['2027-03-01', '2027-04-30', '1 March 2027 to 30 April 2027'],
    ['2027-03-09', '2027-03-09', '9 March 2027'],
    ['2027-03-31', '2027-03-31', '31 March 2027'],
  ])('from %s to %s: %s', (from, until, words) => {
    expect(daysInFull(from, until)).toBe(words);
  });
});
