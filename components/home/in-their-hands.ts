import { briefState } from '@/components/briefs/brief-state';
import type { RowFacts } from '@/components/ui/row-list';
import type { HomeBrief, HomeOfStaff } from '@/lib/briefs/home/home.queries';
import { MOST_COUNTED } from '@/lib/briefs/home/home.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { formatForBoth } from '@/lib/platform/time/format';
import { dueForBoth, type HomeReader } from './reader';

/** What has been let go, in words: how much, the next date, and the rows for those who want to look. */
export type InTheirHands = {
  readonly count: string;
  readonly nextDate: string;
  readonly rows: readonly RowFacts[];
};

/** @returns what has been let go; null if nothing is. */
export function inTheirHands(
  { inTheirHands: count, next }: Pick<HomeOfStaff, 'inTheirHands' | 'next'>,
  reader: HomeReader,
): InTheirHands | null {
  if (count === 0) return null;
  return {
    count: countInWords(count),
    nextDate: next[0] ? nextInWords(next[0], reader) : '',
    rows: next.map((brief) => ({
      href: addresses.brief(reader.slug, brief.briefId),
      title: brief.title,
      detail: `${firstNameOf(brief.assistant)}, due ${dueForBoth(brief, reader)}`,
      states: [briefState(brief.state, 'staff')],
    })),
  };
}

function countInWords(count: number): string {
  if (count === 1) return 'One brief.';
  return count > MOST_COUNTED ? `More than ${MOST_COUNTED} briefs.` : `${count} briefs.`;
}

function nextInWords({ deadlineAt }: HomeBrief, { zone, now }: HomeReader): string {
  return deadlineAt ? `The next is due ${formatForBoth(deadlineAt, zone, now)}.` : '';
}
