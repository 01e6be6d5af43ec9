import { describe, expect, it } from 'vitest';
import { medianRatio, percentile } from '@/scripts/bench/figures';
import { growthOf, judge, type PageReport } from '@/scripts/bench/report';

describe('the figures of a benchmark', () => {
  it('take the percentile by the nearest rank, whatever the order', () => {
    const times = [50, 10, 40, 20, 30];

    expect(percentile(times, 0.5)).toBe(30);
    expect(percentile(times, 0.95)).toBe(50);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('compare only what was taken in the same round', () => {
    const page = [100, 10, 100];
    const bareInTheSameRounds = [200, 20, 200];

    expect(medianRatio(page, bareInTheSameRounds)).toBe(0.5);
  });

  it('say how much longer a page takes with more briefs', () => {
    const few = page({ briefs: 1_000, aloneP50: 10 });
    const many = page({ briefs: 100_000, aloneP50: 13 });

    expect(growthOf(many, [many, few])).toBeCloseTo(1.3);
  });

  it('compare the home and the inbox with the most briefs to the targets', () => {
    const pages = [
      page({ briefs: 1_000, ofBare: 0.9, aloneP50: 10 }),
      page({ briefs: 100_000, ofBare: 0.39, aloneP50: 11 }),
      page({ page: 'owner’s brief', briefs: 100_000, ofBare: 0.1, aloneP50: 90 }),
    ];
    const weights = [
      { page: 'bare page', bytes: 135_000 },
      { page: 'inbox', bytes: 181_000 },
    ];

    const verdicts = judge(pages, weights, { firstMs: 2_500, renderMs: 1_900, sealMs: 90, kilobytes: 80 });

    expect(verdicts.map(({ found, isMet }) => [found, isMet])).toEqual([
      ['0.39', false],
      ['1.10', true],
      ['46.0 kB', false],
      ['1.99 s', true],
    ]);
  });

  it('allow the pages of people with most to do a tenth more, and compare a list’s far page with its first', () => {
    const pages = [
      page({ page: 'home of 300', briefs: 1_000, aloneP50: 10 }),
      page({ page: 'home of 300', briefs: 100_000, aloneP50: 10.5 }),
      page({ page: 'closed, page 1', briefs: 100_000, aloneP50: 10 }),
      page({ page: 'closed, page 1,000', briefs: 100_000, aloneP50: 12 }),
    ];

    const verdicts = judge(pages, [], { firstMs: 1, renderMs: 1, sealMs: 1, kilobytes: 1 });

    expect(verdicts.slice(0, -1).map(({ found, isMet }) => [found, isMet])).toEqual([
      ['1.05', true],
      ['1.20', false],
    ]);
  });
});

function page(facts: Partial<PageReport>): PageReport {
  return {
    page: 'inbox',
    briefs: undefined,
    perSecond: 100,
    ofBare: 1,
    processorMs: 2,
    ofBareProcessor: 1,
    aloneP50: 10,
    aloneP95: 20,
    loadP50: 50,
    loadP95: 90,
    statements: undefined,
    ...facts,
  };
}
