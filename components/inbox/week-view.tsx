import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import type { Week } from '@/lib/briefs/inbox/week.queries';
import { daysOfWeek, weeksFrom } from '@/lib/briefs/inbox/week.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { startOfDay } from '@/lib/platform/time/days';
import { formatDay, placeOf } from '@/lib/platform/time/format';
import { WeekDayColumn, WeekOverdue } from './week-day';

type WeekViewProps = {
  readonly week: Week;
  /** the Monday it begins on */
  readonly monday: string;
  readonly now: Date;
  readonly zone: string;
};

/** Seven days side by side, or one below the other on a phone and on paper; what is late comes first. */
export function WeekView({ week, monday, now, zone }: WeekViewProps) {
  const days = daysOfWeek(monday, now, zone);
  const isThisWeek = days.some(({ isToday }) => isToday);
  return (
    <>
      <PageHead
        title={isThisWeek ? 'This week' : `Week of ${formatDay(startOfDay(monday, zone), zone, now)}`}
        intro={`What is open, on the day it is due, and the check-ins agreed for it. Times are yours (${placeOf(zone)}).`}
        actions={
          <>
            <LinkButton look="quiet" href={addresses.inboxWeek(weeksFrom(monday, -1))}>
              Earlier week
            </LinkButton>
            {isThisWeek ? null : (
              <LinkButton look="quiet" href={addresses.inboxWeek()}>
                This week
              </LinkButton>
            )}
            <LinkButton look="quiet" href={addresses.inboxWeek(weeksFrom(monday, 1))}>
              Later week
            </LinkButton>
          </>
        }
      />
      {week.isEmpty ? (
        <EmptyState title="Nothing is due this week">
          A brief appears here on the day it is due, on your clock, from the moment it is handed over to you
          until it is approved.
        </EmptyState>
      ) : null}
      <WeekOverdue briefs={week.of('overdue')} isMore={week.isMore('overdue')} now={now} zone={zone} />
      <ol className="mt-8 grid gap-x-4 gap-y-6 lg:grid-cols-7 print:block">
        {days.map((day) => (
          <WeekDayColumn
            key={day.date}
            day={day}
            briefs={week.of(day.date)}
            isWeekEmpty={week.isEmpty}
            isMore={week.isMore(day.date)}
            now={now}
            zone={zone}
          />
        ))}
      </ol>
    </>
  );
}
