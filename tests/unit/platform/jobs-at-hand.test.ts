import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobsAtHand } from '@/lib/platform/jobs/jobs-at-hand';

const MINUTE = 60_000;

describe("a worker's current jobs", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are those it performs, however long, and for half a minute those that have ended', async () => {
    const atHand = new JobsAtHand();
    const ends = Promise.withResolvers<void>();
    const working = atHand.during('1', () => ends.promise);

    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(atHand.ids).toEqual(['1']);
    ends.resolve();
    await working;
    await vi.advanceTimersByTimeAsync(MINUTE / 2 - 1);
    expect(atHand.ids).toEqual(['1']);

    await vi.advanceTimersByTimeAsync(1);
    expect(atHand.ids).toEqual([]);
  });

  it('stay current while one that failed is retried', async () => {
    const atHand = new JobsAtHand();
    const fails = atHand.during('1', () => Promise.reject(new Error('not this time')));
    await expect(fails).rejects.toThrow('not this time');
    await vi.advanceTimersByTimeAsync(MINUTE / 20);
    const ends = Promise.withResolvers<void>();
    const again = atHand.during('1', () => ends.promise);

    await vi.advanceTimersByTimeAsync(MINUTE);

    expect(atHand.ids).toEqual(['1']);
    ends.resolve();
    await again;
  });
});
