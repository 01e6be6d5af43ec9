import { beforeAll, describe, expect, it } from 'vitest';
import { RULE_NAMES } from '@/lib/briefs/clarity/finding';
import { tuned } from '@/tests/corpus/clarity';
import type { CorpusBrief } from '@/tests/corpus/clarity/brief';
import {
  type Figures,
  figuresOf,
  judge,
  precisionOf,
  recallOf,
  type Verdict,
} from '@/tests/corpus/clarity/checking';
import { heldOut } from '@/tests/corpus/clarity/held-out';

const NONE: Figures = { hits: 0, extra: 0, missed: 0 };
/** What docs/clarity.md reports, rounded down: a rule that gets worse is noticed. */
const FLOORS = [
  { name: 'tuned on', briefs: tuned, precision: 0.92, recall: 0.97 },
  { name: 'held out', briefs: heldOut, precision: 0.92, recall: 0.88 },
] as const;

describe.each(FLOORS)('on the briefs that the rules were $name', ({ name, briefs, precision, recall }) => {
  let verdicts: readonly Verdict[];
  beforeAll(async () => {
    verdicts = await Promise.all(briefs.map((brief: CorpusBrief) => judge(brief)));
  });

  it('the check says what a careful reader would, and little else', () => {
    const figures = figuresOf(verdicts);
    const table = [...RULE_NAMES, 'all'].map((rule) => row(rule, figures.get(rule) ?? NONE));

    console.info([`${name}: ${briefs.length} briefs`, ...table].join('\n'));
    const all = figures.get('all') ?? NONE;
    expect(precisionOf(all)).toBeGreaterThanOrEqual(precision);
    expect(recallOf(all)).toBeGreaterThanOrEqual(recall);
  });

  it('a clear brief gets no findings', () => {
    const clear = new Set(briefs.filter(({ expected }) => expected.length === 0).map((brief) => brief.name));
    const loud = verdicts.filter((verdict) => clear.has(verdict.brief) && verdict.extra.length > 0);

    expect(loud.map(({ brief, extra }) => [brief, extra.map(({ reason }) => reason)])).toEqual([]);
  });
});

describe('the corpus', () => {
  it('has at least sixty briefs, about half of them clear, with names of their own', () => {
    const all = [...tuned, ...heldOut];
    const clear = all.filter(({ expected }) => expected.length === 0).length;

    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(clear / all.length).toBeGreaterThan(0.4);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

function row(rule: string, figures: Figures): string {
  const { hits, extra, missed } = figures;
  const share = (of: number, value: number) => (of === 0 ? '  – ' : value.toFixed(2));
  return [
    rule.padEnd(24),
    `found ${String(hits).padStart(3)}, too much ${String(extra).padStart(2)}, missed ${String(missed).padStart(2)}`,
    `precision ${share(hits + extra, precisionOf(figures))}`,
    `recall ${share(hits + missed, recallOf(figures))}`,
  ].join('  ');
}
