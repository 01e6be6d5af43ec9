import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import type { Why } from '@/lib/pay/statements/why.queries';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';

type WhyTimeProps = { readonly why: Why; readonly reader: PageReader; readonly now: Date };

/** The time entries that an amount pays, and the week they belong to. */
export function WhyTime({ why: { entries, timesheetId, engagementId, fromDay }, reader, now }: WhyTimeProps) {
  return (
    <PageSection title="The time in it">
      <ul className="max-w-measure divide-y divide-line">
        {entries.map(({ id, day, note, minutes }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <span className="min-w-0">
              {shownDate(day, now)}: {note}
            </span>
            <span className="tabular-nums text-quiet">{shownMinutes(minutes)}</span>
          </li>
        ))}
      </ul>
      {timesheetId ? (
        <p className="mt-2">
          <NearLink
            href={addressesFor(reader).week({ timesheetId, engagementId, monday: mondayOf(fromDay) })}
            className="link"
          >
            The week, and how it was approved
          </NearLink>
        </p>
      ) : null}
    </PageSection>
  );
}
