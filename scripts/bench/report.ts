import { median, medianRatio, percentile } from './figures';
import type { Measured, Target } from './rounds';
import type { Statements } from './statements';

/** What was measured of one page on one database; times in milliseconds. */
export interface PageReport {
  page: string;
  briefs: number | undefined;
  perSecond: number;
  /** requests per second as a share of the bare page's in the same rounds */
  ofBare: number;
  /**
   * milliseconds of the server's processor per request, in the least noisy round; NaN where the system doesn't report
   * it
   */
  processorMs: number;
  /** the bare page's processor time as a share of this page's, each in its least noisy round */
  ofBareProcessor: number;
  /** a single person */
  aloneP50: number;
  aloneP95: number;
  /** while many ask at once */
  loadP50: number;
  loadP95: number;
  statements: Statements | undefined;
}

/** How much JavaScript a page loads first, in gzip bytes. */
export interface Weight {
  page: string;
  bytes: number;
}

/** Making the sealed PDF of an agreement of 60 clauses; times in milliseconds. */
export interface Sealing {
  /** the first in a process, which also reads the fonts and makes the key */
  firstMs: number;
  renderMs: number;
  sealMs: number;
  kilobytes: number;
}

/** A target, what was measured, and whether that meets it. */
export interface Verdict {
  says: string;
  found: string;
  isMet: boolean;
}

const LEAST_OF_BARE = 0.4;
const MOST_GROWTH = 1.2;
const MOST_GROWTH_OF_LARGE = 1.1;
const MOST_SCRIPT_ABOVE_BARE = 45_000;
const MOST_SEALING_MS = 2_000;
/** The pages that the targets name. */
export const JUDGED = ['owner’s home', 'inbox'];
const LARGE = ['inbox of 5,000', 'home of 300', 'closed, page 1'];
const FAR = { first: 'closed, page 1', far: 'closed, page 1,000' };

/** The figures of one page, beside the bare page's of the same rounds. */
export function reportOn(
  { name, briefs }: Target,
  measured: Measured,
  bare: Measured,
  statements: Statements | undefined,
): PageReport {
  return {
    page: name,
    briefs,
    perSecond: median(measured.perSecond),
    ofBare: medianRatio(measured.perSecond, bare.perSecond),
    processorMs: Math.min(...measured.processor),
    ofBareProcessor: Math.min(...bare.processor) / Math.min(...measured.processor),
    aloneP50: percentile(measured.alone, 0.5),
    aloneP95: percentile(measured.alone, 0.95),
    loadP50: percentile(measured.underLoad, 0.5),
    loadP95: percentile(measured.underLoad, 0.95),
    statements,
  };
}

/** Compares what was measured with the targets. */
export function judge(
  pages: readonly PageReport[],
  weights: readonly Weight[],
  { renderMs, sealMs }: Sealing,
): Verdict[] {
  const most = Math.max(...pages.map(({ briefs }) => briefs ?? 0));
  const judged = pages.filter(({ page, briefs }) => JUDGED.includes(page) && briefs === most);
  return [
    ...judged.map(({ page, ofBare }) => ({
      says: `${page} reaches ${LEAST_OF_BARE} of the bare page’s requests/s`,
      found: ofBare.toFixed(2),
      isMet: ofBare >= LEAST_OF_BARE,
    })),
    ...judged.map((after) => judgeGrowth(after, pages, MOST_GROWTH)),
    ...pages
      .filter(({ page, briefs }) => LARGE.includes(page) && briefs === most)
      .filter((after) => pages.some(({ page, briefs }) => page === after.page && briefs !== most))
      .map((after) => judgeGrowth(after, pages, MOST_GROWTH_OF_LARGE)),
    ...judgeFarPage(pages.filter(({ briefs }) => briefs === most)),
    ...weights
      .filter(({ page }) => page === 'inbox')
      .map(({ page, bytes }) => {
        const above = bytes - (weights.find((weight) => weight.page === 'bare page')?.bytes ?? 0);
        return {
          says: `${page} loads at most ${MOST_SCRIPT_ABOVE_BARE / 1000} kB of script above the bare page`,
          found: `${(above / 1000).toFixed(1)} kB`,
          isMet: above <= MOST_SCRIPT_ABOVE_BARE,
        };
      }),
    {
      says: `an agreement of 60 clauses is rendered and sealed in less than ${MOST_SEALING_MS / 1000} s`,
      found: `${((renderMs + sealMs) / 1000).toFixed(2)} s`,
      isMet: renderMs + sealMs < MOST_SEALING_MS,
    },
  ];
}

function judgeGrowth(after: PageReport, pages: readonly PageReport[], limit: number): Verdict {
  const growth = growthOf(after, pages);
  return {
    says: `${after.page} takes at most ${limit} × as long with the most briefs as with the fewest`,
    found: growth.toFixed(2),
    isMet: growth <= limit,
  };
}

/** Pages of a list continue from a row, so the thousandth costs what the first does. */
function judgeFarPage(pages: readonly PageReport[]): Verdict[] {
  const first = pages.find(({ page }) => page === FAR.first);
  const far = pages.find(({ page }) => page === FAR.far);
  if (!first || !far) return [];
  const ratio = far.aloneP50 / first.aloneP50;
  return [
    {
      says: `${far.page} takes at most ${MOST_GROWTH_OF_LARGE} × as long as ${first.page}`,
      found: ratio.toFixed(2),
      isMet: ratio <= MOST_GROWTH_OF_LARGE,
    },
  ];
}

/** How many times as long a page takes as on the smallest database, for a single person, at the median. */
export function growthOf(report: PageReport, pages: readonly PageReport[]): number {
  const same = pages.filter(({ page, briefs }) => page === report.page && briefs !== undefined);
  const [smallest] = same.sort((one, other) => (one.briefs ?? 0) - (other.briefs ?? 0));
  return report.aloneP50 / (smallest?.aloneP50 ?? Number.NaN);
}
