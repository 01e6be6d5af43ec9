import { describe, expect, it } from 'vitest';
import { atEndInWords, endInWords } from '@/lib/agreements/timing/ending-words';

const now = new Date('2026-11-24T15:00:00Z');

describe('an end in words', () => {
  it.each([
    [
      'of a day in the zone of the business',
      '2026-12-09T06:00:00Z',
      'America/Chicago',
      'the end of Tue 8 Dec (Chicago)',
    ],
    [
      'of a day in another year',
      '2027-12-31T16:00:00Z',
      'Asia/Manila',
      'the end of Fri 31 Dec 2027 (Manila)',
    ],
    [
      'of a day after which midnight is skipped',
      '2027-03-27T22:00:00Z',
      'Asia/Beirut',
      'the end of Sat 27 Mar 2027 (Beirut)',
    ],
    ['in the first minute of a day', '2026-12-09T06:00:30Z', 'America/Chicago', 'Wed 9 Dec, 00:00 (Chicago)'],
    ['at once', '2026-11-24T15:12:00Z', 'America/Chicago', 'Tue 24 Nov, 09:12 (Chicago)'],
  ])('%s', (_name, at, zone, words) => {
    expect(endInWords(new Date(at), zone, now)).toBe(words);
  });
});

describe('when something ended, as part of a sentence', () => {
  it('is at the end of a day, or on a day at a time', () => {
    const saysOf = (at: string) => atEndInWords(new Date(at), 'America/Chicago', now);

    expect(saysOf('2026-12-09T06:00:00Z')).toBe('at the end of Tue 8 Dec (Chicago)');
    expect(saysOf('2026-11-24T15:12:00Z')).toBe('on Tue 24 Nov, 09:12 (Chicago)');
  });
});
