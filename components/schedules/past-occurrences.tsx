import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import type { SchedulePage } from '@/lib/briefs/schedules/queries';
import { whyNotInWords } from '@/lib/briefs/schedules/states.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import type { SchedulePageProps } from './schedule-page';

/** A schedule's past hand-overs, newest first; they stay, whatever is changed later. */
export function PastOccurrences({ schedule, workspace, zone, now }: SchedulePageProps) {
  if (schedule.past.length === 0) return null;
  return (
    <PageSection title="So far">
      <ul className="divide-y divide-line">
        {schedule.past.map((occurrence) => (
          <li key={occurrence.id} className="grid gap-0.5 py-2">
            <span>{shownInstant(occurrence.at, zone, now)}</span>
            <span className="text-quiet">
              <What occurrence={occurrence} slug={workspace.slug} assistant={schedule.assistant.name} />
            </span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

type WhatProps = {
  readonly occurrence: SchedulePage['past'][number];
  readonly slug: string;
  readonly assistant: string;
};

function What({ occurrence: { outcome, reason, brief }, slug, assistant }: WhatProps) {
  if (brief) {
    return (
      <>
        Handed over:{' '}
        <NearLink href={addresses.brief(slug, brief.id)} className="text-accent underline underline-offset-4">
          {brief.title}
        </NearLink>
      </>
    );
  }
  if (reason) return <>Not handed over. {whyNotInWords(reason, assistant)}</>;
  return outcome === 'skipped' ? 'Skipped, as you asked.' : <>Missed: Handover wasn’t running then.</>;
}
