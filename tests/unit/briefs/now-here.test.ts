import { describe, expect, it } from 'vitest';
import { nowHere } from '@/components/briefs/editor/now-here';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { usualMoment } from '@/lib/platform/time/usual-moments';
import { localIn } from '@/lib/platform/time/zones';

const MANILA = { zone: 'Asia/Manila', hours: null, holidays: [] };

describe('the time in a page that stays open', () => {
  const page = { now: '2026-11-30T10:00:00Z', shownAt: 5_000 };
  const tomorrow = (hoursOpen: number) =>
    localIn(usualMoment('tomorrow', MANILA, nowHere(page, page.shownAt + hoursOpen * HOUR_MS)), MANILA.zone);

  it('goes on, so that tomorrow isn’t today on the morning after it was opened', () => {
    expect(tomorrow(0)).toBe('2026-12-01T17:00');
    expect(tomorrow(15)).toBe('2026-12-02T17:00');
  });

  it('doesn’t go back with the device’s clock', () => {
    expect(nowHere(page, page.shownAt - HOUR_MS)).toEqual(new Date(page.now));
  });
});
