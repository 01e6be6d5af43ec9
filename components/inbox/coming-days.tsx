import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import type { ComingDay } from '@/lib/briefs/inbox/coming-days.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { counted } from '@/lib/platform/text/counted';
import { formatDay, formatTime } from '@/lib/platform/time/format';

type ComingDaysProps = { readonly days: readonly ComingDay[]; readonly zone: string; readonly now: Date };

/**
 * How much is due on each of the next days: the list beside it is ordered by what needs its reader, not by the
 * calendar.
 */
export function ComingDays({ days, zone, now }: ComingDaysProps) {
  return (
    <PageSection
      title="The next seven days"
      aside={
        <NearLink href={addresses.inboxWeek()} className="link text-sm">
          Day by day
        </NearLink>
      }
    >
      {days.length === 0 ? (
        <p className="text-quiet">No deadline lies in them.</p>
      ) : (
        <dl className="divide-y divide-line">
          {days.map(({ date, count, firstAt }) => (
            <div key={date} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
              <dt className="font-semibold">{dayName(firstAt, zone, now)}</dt>
              <dd className="text-quiet">
                {count === 1 ? 'one brief, ' : `${counted(count, 'brief')}, the first at `}
                {formatTime(firstAt, zone)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </PageSection>
  );
}

function dayName(at: Date, zone: string, now: Date): string {
  const day = formatDay(at, zone, now);
  return day === formatDay(now, zone, now) ? 'Today' : day;
}
