import { AgreedLink, type AgreedUnder } from '@/components/agreements/agreed-link';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { formatInstant } from '@/lib/platform/time/format';
import { shownDates } from '@/lib/platform/time/shown-dates';

type SilenceNoteProps = {
  readonly brief: BriefDocument;
  readonly zone: string;
  readonly now: Date;
  readonly under: AgreedUnder | undefined;
};

/** If the agreement lets silence count: until when an answer is awaited, or that none came. */
export function SilenceNote({ brief, zone, now, under }: SilenceNoteProps) {
  const latest = brief.deliveries.at(-1);
  const until = latest?.countsAsApprovedAt ?? null;
  const isByAgreement = latest?.review?.byAgreement ?? false;
  if (until === null || !under || (latest?.review && !isByAgreement)) return null;
  return (
    <p className="mb-6 max-w-measure text-quiet">
      {isByAgreement
        ? 'Nobody answered for the agreed days, so the agreement approved this, not a person. '
        : shownDates(
            `Without an answer it counts as approved ${formatInstant(until, zone, now)} your time. `,
          )}
      <AgreedLink under={under} clause="pay">
        Agreed: what silence means
      </AgreedLink>
    </p>
  );
}
