import type { RuleName } from '@/lib/briefs/clarity/finding';
import type { Autonomy } from '@/lib/briefs/terms/autonomy.rules';

/** Who a brief of the corpus is for; `nobody` has not said when they work. */
export type For = 'maria' | 'dewi' | 'oluchi' | 'kris' | 'nobody';

export type CorpusBrief = {
  readonly name: string;
  readonly title: string;
  readonly outcome?: string;
  readonly instructions?: string;
  readonly givens?: readonly string[];
  /** the title of each, then its criteria */
  readonly deliverables: readonly (readonly [string, ...string[]])[];
  /** `2026-12-03T20:00 America/Chicago`; the time may be left out, as people do */
  readonly due: string | null;
  readonly for: For;
  readonly hours?: number;
  readonly autonomy?: Autonomy;
  readonly asksFirst?: readonly string[];
  /** when, on the clock of the deadline, and what is looked at */
  readonly checkIns?: readonly (readonly [when: string, about: string])[];
  readonly files?: number;
  readonly playbookGivens?: readonly string[];
  /** the budgets of similar briefs, in hours */
  readonly similar?: readonly number[];
  /** what a careful reader would ask about: rule, field, the words (none where the field as a whole is meant) */
  readonly expected: readonly (readonly [RuleName, string, string?])[];
};

/**
 * @returns the input name behind the corpus's short one: `d0c1` is `deliverables[0].criteria[1]`, `g2` is `givens[2]`,
 * `a0` is `asksFirst[0]`, `k0` is the date of the first check-in, and `k0a` what is looked at then.
 */
export function fieldNamed(short: string): string {
  return short
    .replace(/^d(\d+)c(\d+)$/, 'deliverables[$1].criteria[$2]')
    .replace(/^d(\d+)$/, 'deliverables[$1].title')
    .replace(/^g(\d+)$/, 'givens[$1]')
    .replace(/^a(\d+)$/, 'asksFirst[$1]')
    .replace(/^k(\d+)$/, 'checkIns[$1].date')
    .replace(/^k(\d+)a$/, 'checkIns[$1].about');
}
