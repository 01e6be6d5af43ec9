import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCarried } from '@/lib/pay/terms/hours.rules';

const HOUR = 60;
const minutes = fc.integer({ min: 0, max: 200 * HOUR });

describe('the hours of a retainer', () => {
  it('that stay unused are carried into the next period, up to what was agreed', () => {
    const periods = [5, 30, 20, 0].map((hours) => ({ ownMinutes: 20 * HOUR, workedMinutes: hours * HOUR }));

    expect(withCarried(periods, 8 * HOUR).map(({ carriedMinutes }) => carriedMinutes / HOUR)).toEqual([
      0, 8, 0, 0,
    ]);
    expect(withCarried(periods, 0).map(({ carriedMinutes }) => carriedMinutes)).toEqual([0, 0, 0, 0]);
  });

  it('never carry more than was agreed, nor more than was left; extra work takes nothing from the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ownMinutes: minutes, workedMinutes: minutes }), { maxLength: 12 }),
        minutes,
        (periods, most) => {
          const standings = withCarried(periods, most);

          expect(standings).toHaveLength(periods.length);
          for (const [index, standing] of standings.entries()) {
            const before = standings[index - 1];
            const left = before ? before.ownMinutes + before.carriedMinutes - before.workedMinutes : 0;
            expect(standing.carriedMinutes).toBe(Math.min(Math.max(0, left), most));
          }
        },
      ),
    );
  });
});
