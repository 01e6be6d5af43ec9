import { briefState } from '@/components/briefs/brief-state';
import { firstName } from '@/components/briefs/first-name';
import { NearLink } from '@/components/ui/near-link';
import { RowList } from '@/components/ui/row-list';
import type { HomeBrief } from '@/lib/briefs/home.queries';
import { MOST_COUNTED } from '@/lib/briefs/home.rules';
import { addresses } from '@/lib/platform/addresses';
import { formatInstant } from '@/lib/platform/time/format';
import { dueForBoth, type HomeReader } from './reader';

type InTheirHandsProps = {
  readonly count: number;
  readonly next: readonly HomeBrief[];
  readonly reader: HomeReader;
};

/** What has been let go: a number and the next date. Who wants to look can; nobody is asked to. */
export function InTheirHands({ count, next, reader }: InTheirHandsProps) {
  return (
    <section className="mt-10" aria-labelledby="in-their-hands">
      <div className="mb-3 border-b border-line pb-1.5">
        <h2 id="in-their-hands">In their hands</h2>
      </div>
      {count === 0 ? (
        <p className="max-w-measure text-quiet">
          Nothing right now. What you hand over leaves your list once it is accepted.
        </p>
      ) : (
        <details className="group">
          <summary className="-mx-3 flex min-h-10 items-center gap-2 rounded-md px-3 py-2 hover:bg-sunken">
            <span aria-hidden className="chevron" />
            <span>
              {countInWords(count)}
              {next[0] ? <span className="text-quiet"> {nextInWords(next[0], reader)}</span> : null}
            </span>
          </summary>
          <RowList
            label="In their hands, by date"
            rows={next.map((brief) => ({
              href: addresses.brief(reader.slug, brief.briefId),
              title: brief.title,
              detail: `${firstName(brief.assistant)}, due ${dueForBoth(brief, reader)}`,
              states: [briefState(brief.state, 'staff')],
            }))}
          />
          <p className="mt-3">
            <NearLink href={addresses.briefs(reader.slug)} className="text-accent underline">
              All open briefs
            </NearLink>
          </p>
        </details>
      )}
    </section>
  );
}

function countInWords(count: number): string {
  if (count === 1) return 'One brief.';
  return count > MOST_COUNTED ? `More than ${MOST_COUNTED} briefs.` : `${count} briefs.`;
}

function nextInWords({ deadlineAt }: HomeBrief, { zone, now }: HomeReader): string {
  return deadlineAt ? `The next is due ${formatInstant(deadlineAt, zone, now)}.` : '';
}
