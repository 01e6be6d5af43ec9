import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { briefState } from '@/components/briefs/brief-state';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { StateLabel } from '@/components/ui/state-label';
import { writeView } from '@/lib/briefs/inbox/inbox-view.rules';
import type { WeekEntry } from '@/lib/briefs/inbox/week.queries';
import type { WeekDay } from '@/lib/briefs/inbox/week.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { startOfDay } from '@/lib/platform/time/days';
import { formatTime } from '@/lib/platform/time/format';
import { shownDay, shownInstant } from '@/lib/platform/time/shown-instants';

type Reading = { readonly isMore: boolean; readonly now: Date; readonly zone: string };

type WeekOverdueProps = Reading & { readonly briefs: readonly WeekEntry[] };

/** What is late, before any day of the week. */
export function WeekOverdue({ briefs, isMore, now, zone }: WeekOverdueProps) {
  if (briefs.length === 0) return null;
  return (
    <PageSection title="Overdue" className="mb-8 break-inside-avoid">
      <ul className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {briefs.map((brief) => (
          <Due key={keyOf(brief)} brief={brief}>
            <span className="font-semibold text-risk">Since {shownInstant(brief.at, zone, now)}</span>
          </Due>
        ))}
      </ul>
      {isMore ? <More href={addresses.inbox()}>More is overdue: see the inbox</More> : null}
    </PageSection>
  );
}

type WeekDayColumnProps = Reading & {
  readonly day: WeekDay;
  readonly briefs: readonly WeekEntry[];
  /** nothing is due on any of its days, which is said once, above them */
  readonly isWeekEmpty: boolean;
};

/** One day and what is due on it. */
export function WeekDayColumn({ day, briefs, isWeekEmpty, isMore, now, zone }: WeekDayColumnProps) {
  const { date, isToday, hours } = day;
  return (
    <li
      aria-current={isToday ? 'date' : undefined}
      className={clsx(
        // on a phone one doesn't have to scroll past empty days
        isWeekEmpty && !isToday && 'max-lg:hidden',
        'min-w-0 break-inside-avoid border-t-2 pt-2 max-lg:flex max-lg:flex-wrap max-lg:items-baseline max-lg:gap-x-4 print:mb-4',
        isToday ? 'border-accent' : 'border-line',
      )}
    >
      <h2 className="text-base">
        {shownDay(startOfDay(date, zone), zone, now)}
        {isToday ? <span className="text-sm text-accent max-lg:ms-2 lg:block">Today</span> : null}
      </h2>
      {hours === 24 ? null : (
        <p className="text-sm text-quiet max-lg:basis-full">The clocks change: this day has {hours} hours.</p>
      )}
      {briefs.length === 0 ? (
        isWeekEmpty ? null : (
          <p className="text-sm text-quiet max-lg:ms-auto lg:py-1">Nothing is due.</p>
        )
      ) : (
        <ul className="mt-1 max-lg:basis-full">
          {briefs.map((brief) => (
            <Due key={keyOf(brief)} brief={brief}>
              <span className="font-semibold">{formatTime(brief.at, zone)}</span>
            </Due>
          ))}
        </ul>
      )}
      {isMore ? (
        <More href={addresses.inbox(writeView({ from: date, until: date }))}>All of this day</More>
      ) : null}
    </li>
  );
}

function Due({ brief, children }: { readonly brief: WeekEntry; readonly children: ReactNode }) {
  const { workspaceId, id, title, business, state, at, about } = brief;
  const { meaning, words } = briefState(state, 'assistant');
  return (
    <li>
      <NearLink
        href={addresses.inboxBrief(workspaceId, id)}
        data-inbox-row
        className="-mx-2 block rounded-md px-2 py-2 hover:bg-wash"
      >
        <time dateTime={at.toISOString()} className="block text-sm">
          {children}
        </time>
        <span className="block font-semibold">{title}</span>
        <span className="block text-sm text-quiet">{business}</span>
        {about === undefined ? (
          <StateLabel meaning={meaning}>{words}</StateLabel>
        ) : (
          <span className="block text-sm">Check-in: {about}</span>
        )}
      </NearLink>
    </li>
  );
}

/** A brief and its check-ins may be on one day. */
const keyOf = ({ id, at, about }: WeekEntry) => `${id} ${at.getTime()} ${about ?? ''}`;

function More({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <p className="py-1 text-sm" data-no-print>
      <a href={href} className="text-accent underline underline-offset-4">
        {children}
      </a>
    </p>
  );
}
