import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Trends } from '@/components/evaluations/facts/trends';
import type { PeriodFacts } from '@/lib/evaluations/facts/schema';
import { lineThrough } from '@/lib/evaluations/facts/trend.rules';
import { NO_WORK } from '@/tests/support/no-work';

const FRAME = { width: 120, height: 60, left: 10, right: 10, top: 5, bottom: 5 };

describe('a line through shares', () => {
  it('goes from left to right in equal steps, with the whole at the top', () => {
    const { points } = lineThrough([0, 0.5, 1], FRAME);

    expect(points).toEqual([
      { index: 0, x: 10, y: 55 },
      { index: 1, x: 60, y: 30 },
      { index: 2, x: 110, y: 5 },
    ]);
  });

  it("is broken where nothing was counted, which doesn't mean 0%", () => {
    const { path, points } = lineThrough([1, null, 1, 0], FRAME);

    expect(points.map(({ index }) => index)).toEqual([0, 2, 3]);
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it('of one is a point, and of none nothing', () => {
    expect(lineThrough([1], FRAME).points).toEqual([{ index: 0, x: 10, y: 5 }]);
    expect(lineThrough([], FRAME)).toEqual({ path: '', points: [] });
  });
});

describe('trends', () => {
  const zone = 'America/Chicago';
  const now = new Date('2027-03-20T15:00:00Z');
  const period = (until: string, done: number, onTime: number): PeriodFacts => ({
    from: '2026-01-01T06:00:00.000Z',
    until,
    work: { ...NO_WORK, done, onTime, atFirst: done },
    time: { minutes: 0, approvedMinutes: 0 },
    cost: [],
    payments: { due: 0, onTheDay: 0 },
    answers: { assistant: null, owner: null },
  });

  it("are put in words for people who can't see them, and in a table", () => {
    const periods = [period('2026-07-01T05:00:00.000Z', 10, 9), period('2027-01-01T06:00:00.000Z', 4, 4)];

    const html = renderToStaticMarkup(<Trends periods={periods} zone={zone} now={now} />);

    expect(html).toContain(
      'aria-label="Delivered on time, by evaluation: Tue 30 Jun 2026, 9 of 10 (90%); Thu 31 Dec 2026, 4 of 4."',
    );
    expect(html).toContain('<td class="py-1 ps-4 text-end tabular-nums">9 of 10 (90%)</td>');
  });

  it('aren’t there after a single evaluation', () => {
    const html = renderToStaticMarkup(
      <Trends periods={[period('2026-07-01T05:00:00.000Z', 10, 9)]} zone={zone} now={now} />,
    );

    expect(html).toBe('');
  });
});
