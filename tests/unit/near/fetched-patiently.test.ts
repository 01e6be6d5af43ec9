import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchedPatiently } from '@/components/near/fetched-patiently';

describe('a script that a press needs', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is requested again until it comes', async () => {
    const { fetched, asked } = lineThat({ comesAt: 3 });

    expect(await fetched()).toBe('the piece');
    expect(asked()).toBe(3);
  });

  it('isn’t requested again by all devices at the same moment, when a server they all waited for is back', async () => {
    const chance = vi.spyOn(Math, 'random');
    const pauses = [];
    for (const each of [0, 0.5]) {
      chance.mockReturnValue(each);
      const { fetched, waited } = lineThat({ comesAt: 3 });
      await fetched();
      pauses.push(waited());
    }

    expect(pauses).toEqual([375, 562.5]);
  });

  it('is given up after ten seconds, with what went wrong', async () => {
    const { fetched, waited } = lineThat({ comesAt: null });

    await expect(fetched()).rejects.toThrow('ChunkLoadError');
    expect(waited()).toBeGreaterThan(7_000);
    expect(waited()).toBeLessThanOrEqual(10_000);
  });

  it("isn't waited for when offline", async () => {
    const { fetched, asked } = lineThat({ comesAt: 2, isOnline: false });

    await expect(fetched()).rejects.toThrow('ChunkLoadError');
    expect(asked()).toBe(1);
  });
});

/**
 * A connection over which the script comes at a certain attempt, or never. Its clock moves only while somebody waits.
 */
function lineThat({ comesAt, isOnline = true }: { comesAt: number | null; isOnline?: boolean }) {
  let asked = 0;
  let clock = 0;
  const fetchPiece = async () => {
    asked += 1;
    if (asked !== comesAt) throw new Error('ChunkLoadError');
    return 'the piece';
  };
  const pause = async (ms: number) => {
    clock += ms;
  };
  return {
    fetched: () => fetchedPatiently(fetchPiece, { now: () => clock, pause, isOnline: () => isOnline }),
    asked: () => asked,
    waited: () => clock,
  };
}
