import { describe, expect, it } from 'vitest';
import { calendarOf } from '@/prisma/seed/calendar';
import { plotOf } from '@/prisma/seed/scenes/plot';
import { adeyemiCeramics } from '@/prisma/seed/story/adeyemi';
import { quaysideBicycles } from '@/prisma/seed/story/quayside';

const HOUR = 60 * 60 * 1000;

/** Moments at which somebody may start the demo: all over a year, on any weekday, at any hour. */
const moments = Array.from(
  { length: 40 },
  (_, step) => new Date(Date.UTC(2026, 10, 24, 6) + step * 223 * HOUR),
);

function storyAt(now: Date) {
  const calendar = calendarOf(now);
  const businesses = [adeyemiCeramics(calendar), quaysideBicycles(calendar)];
  return { now, calendar, businesses, scenes: plotOf(businesses, calendar) };
}

const stories = moments.map(storyAt);

describe('the demo’s story', () => {
  it('ends when it is told, whenever that is, and began at least five months before', () => {
    for (const { now, scenes } of stories) {
      expect(scenes.at(-1)?.at.getTime()).toBeLessThan(now.getTime());
      expect(scenes[0]?.at.getTime()).toBeLessThan(now.getTime() - 150 * 24 * HOUR);
    }
  });

  it('leaves the last closed week to be answered: silence would have approved it seven days later', () => {
    for (const { now, scenes } of stories) {
      const closings = Map.groupBy(
        scenes.filter(({ what }) => what.endsWith(' closes a week')),
        ({ what }) => what,
      );
      expect(closings.size).toBeGreaterThan(0);
      for (const [who, each] of closings) {
        const last = Math.max(...each.map(({ at }) => at.getTime()));
        expect(now.getTime() - last, `${who}, told at ${now.toISOString()}`).toBeLessThan(6 * 24 * HOUR);
      }
    }
  });

  it('begins each piece of work after its agreement is in force, and sets deadlines in the future', () => {
    for (const { now, calendar, businesses } of stories) {
      for (const { zone, engagements } of businesses) {
        for (const { agreement, briefs } of engagements) {
          const signed = agreement.signed.map(({ when }) => calendar.instantOf(when, 'America/Los_Angeles'));
          for (const { title, due, events } of briefs) {
            const [handedOver] = events;
            if (!handedOver || !due) continue;
            const at = calendar.instantOf(handedOver.when, zone);
            expect(
              signed.every((each) => each < at),
              `${title} at ${now.toISOString()}`,
            ).toBe(true);
            expect(calendar.instantOf(due, zone) > at, `${title} at ${now.toISOString()}`).toBe(true);
          }
        }
      }
    }
  });

  it('gives no two pieces of work the same title', () => {
    for (const { businesses } of stories) {
      const titles = businesses.flatMap(({ engagements }) =>
        engagements.flatMap(({ briefs }) => briefs.map(({ title }) => title)),
      );

      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});
