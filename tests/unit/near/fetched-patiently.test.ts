import { describe, expect, it } from 'vitest';
import { fetchedPatiently } from '@/components/near/fetched-patiently';

describe('a piece of the program that a press needs', () => {
  it('is asked for again until it comes', async () => {
    const { fetched, asked } = lineThat({ comesAt: 3 });

    expect(await fetched()).toBe('the piece');
    expect(asked()).toBe(3);
  });

  it('is given up after ten seconds, with what went wrong', async () => {
    const { fetched, waited } = lineThat({ comesAt: null });

    await expect(fetched()).rejects.toThrow('ChunkLoadError');
    expect(waited()).toBeGreaterThan(7_000);
    expect(waited()).toBeLessThanOrEqual(10_000);
  });

  it('is not waited for where there is no line', async () => {
    const { fetched, asked } = lineThat({ comesAt: 2, isOnline: false });

    await expect(fetched()).rejects.toThrow('ChunkLoadError');
    expect(asked()).toBe(1);
  });
});

/** A line over which the piece comes at a certain try, or never. Its clock moves only while somebody waits. */
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
