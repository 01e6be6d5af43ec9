import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedUnderLimit, type OwedTime } from '@/lib/pay/owed/conceding.rules';

/** Weeks approved one after the other under a limit, nothing conceded yet. */
function approved(fulls: readonly number[], capMinor: number | null): OwedTime[] {
  let earlier = 0;
  return fulls.map((leftMinor, index) => {
    const owedMinor = capMinor === null ? leftMinor : Math.min(leftMinor, Math.max(0, capMinor - earlier));
    earlier += owedMinor;
    return { id: `${index}`, leftMinor, capMinor, owedMinor };
  });
}

/** Takes so much off one week's amount, and books the correction. */
function concede(parts: readonly OwedTime[], id: string, minor: number): OwedTime[] {
  const left = parts.map((part) =>
    part.id === id ? { ...part, leftMinor: Math.max(0, part.leftMinor - minor) } : part,
  );
  const corrections = correctedUnderLimit(left);
  return left.map((part) => ({
    ...part,
    owedMinor: part.owedMinor + (corrections.find((each) => each.id === part.id)?.byMinor ?? 0),
  }));
}

const total = (parts: readonly OwedTime[]) => parts.reduce((sum, { owedMinor }) => sum + owedMinor, 0);

describe('a conceded amount', () => {
  it('is taken off, and leaves room for what the limit had cut from a later week', () => {
    const weeks = approved([80_000, 40_000], 100_000);

    expect(correctedUnderLimit(concede(weeks, '0', 0))).toEqual([]);
    expect(concede(weeks, '0', 30_000).map(({ owedMinor }) => owedMinor)).toEqual([50_000, 40_000]);
    expect(concede(weeks, '0', 15_000).map(({ owedMinor }) => owedMinor)).toEqual([65_000, 35_000]);
  });

  it('takes off nothing that the limit had kept from being owed', () => {
    const weeks = approved([70_000], 58_000);

    expect(concede(weeks, '0', 10_000).map(({ owedMinor }) => owedMinor)).toEqual([58_000]);
    expect(concede(weeks, '0', 20_000).map(({ owedMinor }) => owedMinor)).toEqual([50_000]);
  });

  it('gives the same in whatever steps, is never more than the limit, nor less than zero', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000 });
    const weeks = fc.array(amounts, { minLength: 1, maxLength: 5 });
    const steps = fc.array(fc.tuple(fc.nat(4), amounts), { maxLength: 8 });
    fc.assert(
      fc.property(weeks, fc.option(amounts), steps, (fulls, capMinor, conceded) => {
        const before = approved(fulls, capMinor);
        const after = conceded.reduce((parts, [week, minor]) => concede(parts, `${week}`, minor), before);
        const left = fulls.map((full, week) =>
          conceded.reduce((rest, [of, minor]) => (of === week ? Math.max(0, rest - minor) : rest), full),
        );

        expect(after).toEqual(approved(left, capMinor));
        expect(total(after)).toBeLessThanOrEqual(
          Math.min(total(before), capMinor ?? Number.MAX_SAFE_INTEGER),
        );
        expect(after.every(({ owedMinor, leftMinor }) => 0 <= owedMinor && owedMinor <= leftMinor)).toBe(
          true,
        );
      }),
    );
  });
});
