import { expect, it } from 'vitest';
import { comingDays } from '@/lib/briefs/inbox/coming-days.rules';

const MANILA = 'Asia/Manila';
/** Sunday, 18:00 in Manila */
const NOW = new Date('2026-11-29T10:00:00Z');

function at(...instants: string[]): Date[] {
  return instants.map((instant) => new Date(instant));
}

it('deadlines are counted on the day that their reader lives them on, the earliest first', () => {
  const days = comingDays(
    at('2026-11-30T20:00:00Z', '2026-11-30T15:00:00Z', '2026-12-01T01:00:00Z'),
    NOW,
    MANILA,
  );

  expect(days).toEqual([
    { date: '2026-11-30', count: 1, firstAt: new Date('2026-11-30T15:00:00Z') },
    { date: '2026-12-01', count: 2, firstAt: new Date('2026-11-30T20:00:00Z') },
  ]);
});

it('what is over isn’t ahead, and the seventh day is the last: today is the first', () => {
  const days = comingDays(
    at('2026-11-29T09:59:00Z', '2026-11-29T15:59:00Z', '2026-12-05T15:59:00Z', '2026-12-05T16:00:00Z'),
    NOW,
    MANILA,
  );

  expect(days.map(({ date, count }) => [date, count])).toEqual([
    ['2026-11-29', 1],
    ['2026-12-05', 1],
  ]);
});

it('where nothing is due there is no day', () => {
  expect(comingDays([], NOW, MANILA)).toEqual([]);
});
