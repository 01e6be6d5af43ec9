import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { LinkButton } from '@/components/ui/button';
import { Choices } from '@/components/ui/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageHead, PageSection } from '@/components/ui/page';
import { StatusMessage } from '@/components/ui/status-message';
import { weeksFrom } from '@/lib/briefs/inbox/week.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { capitalised } from '@/lib/platform/text/capitalised';
import { placeOf } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { decide, decideTakingBack } from '@/lib/time/rules';
import { closeWeek } from '@/lib/time/weeks/closing.actions';
import type { TimePage, TimePlace, TimeWeek } from '@/lib/time/weeks/page.queries';
import { runsUntil, weekInWords } from '@/lib/time/weeks/weeks.rules';
import { approvedUnder } from './approved-under';
import { EntryForm } from './entry-form';
import { RetainerStatus } from './retainer-status';
import { TakeBack } from './take-back';
import { TightBudgets } from './tight-budgets';
import { TimerBox } from './timer-box';
import { total, WeekEntries } from './week-entries';
import { WeekNotes } from './week-notes';
import { WeekStatus } from './week-status';
import { WeekWorth } from './week-worth';

type TimeDeskProps = { readonly page: TimePage; readonly zone: string; readonly now: Date };

/** An assistant's time: the timer, one week of one business, and closing it. */
export function TimeDesk({ page, zone, now }: TimeDeskProps) {
  const { places, timer, place, week } = page;
  if (!place || !week) {
    return (
      <>
        <PageHead title="Time" />
        <EmptyState title="None of your work is counted by the hour">
          Once you have signed an agreement that pays by the hour, or a retainer for a number of hours, you
          record here when you worked, and close each week.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead
        title="Time"
        intro={`${place.hasEnded ? `Your work with ${place.business} has ended, so you can’t record more time for them; the time you worked stays here for you to see.` : 'Record when you worked and close each week, even an empty one.'} Times are yours (${placeOf(zone)}); weeks and days are those of ${place.business} (${placeOf(place.zone)}).`}
      />
      <Places places={places} present={place} />
      {place.hasEnded ? null : (
        <TimerBox
          timer={timer}
          places={places}
          place={place}
          briefs={week.briefs}
          atBusiness={week.atBusiness}
          fresh={newId()}
          zone={zone}
          now={now}
        />
      )}
      <Week place={place} week={week} zone={zone} now={now} />
    </>
  );
}

/** The businesses that pay by the hour, when there are several. */
function Places({ places, present }: { places: readonly TimePlace[]; present: TimePlace }) {
  if (places.length < 2) return null;
  return (
    <div className="mb-8">
      <Choices
        label="Businesses"
        choices={places.map(({ engagementId, business }) => ({
          href: addresses.inboxTime(engagementId),
          words: business,
          isHere: engagementId === present.engagementId,
        }))}
      />
    </div>
  );
}

type WeekProps = {
  readonly place: TimePlace;
  readonly week: TimeWeek;
  readonly zone: string;
  readonly now: Date;
};

function Week({ place, week, zone, now }: WeekProps) {
  const { workspaceId, engagementId } = place;
  const mayWrite = !place.hasEnded && week.counts && decide(week.state, 'write', 'assistant').ok;
  const { sheetId: id, version, state } = week;
  const countsAsApprovedAt = week.submissions[0]?.countsAsApprovedAt ?? null;
  const mayTakeBack = !place.hasEnded && decideTakingBack({ state, countsAsApprovedAt }, 'assistant', now).ok;
  const elsewhere = new Map(week.elsewhere.map(({ entryId, business }) => [entryId, business]));
  const writing = { workspaceId, engagementId, briefs: week.briefs, elsewhere };
  const today = dateIn(now, zone);
  const reader = { side: 'assistant', workspaceId } as const;
  const words = weekInWords(week.monday, now);
  return (
    <>
      <PageSection
        title={week.isThisWeek ? 'This week' : capitalised(words)}
        aside={<WeekLinks place={place} week={week} />}
      >
        <div className="grid gap-6">
          <StatusMessage>
            <WeekStatus
              state={week.state}
              submission={week.submissions[0] ?? null}
              reader="assistant"
              zone={zone}
              now={now}
            />
          </StatusMessage>
          {mayTakeBack && id !== null ? (
            <TakeBack timesheet={{ workspaceId, id, version }} business={place.business} />
          ) : null}
          <WeekNotes submissions={week.submissions} zone={zone} now={now} />
          <WeekEntries
            entries={week.entries}
            zone={zone}
            now={now}
            disputing={{
              workspaceId,
              reader: 'assistant',
              until: null,
              under: approvedUnder(reader, week.submissions[0]),
            }}
            {...(mayWrite ? { writing } : {})}
          />
          {week.entries.length > 0 ? (
            <p className="border-t border-line pt-2 text-end font-semibold tabular-nums">
              {shownMinutes(total(week.entries))} in all
            </p>
          ) : null}
          <TightBudgets budgets={week.budgets} />
          <RetainerStatus hours={week.hours} now={now} />
          <WeekWorth pay={week.pay} owed={week.owed} reader={reader} now={now} />
        </div>
      </PageSection>
      {!week.counts && !place.hasEnded ? (
        <p className="max-w-measure text-quiet">
          No agreement counts time in this week, so there is nothing to record or close.
        </p>
      ) : null}
      {mayWrite ? (
        <>
          <PageSection title="Record time">
            <EntryForm
              key={`${week.monday} ${week.entries.length}`}
              workspaceId={workspaceId}
              engagementId={engagementId}
              briefs={week.briefs}
              fresh={newId()}
              day={week.isThisWeek ? today : week.monday}
              zone={zone}
            />
          </PageSection>
          <CloseWeek place={place} week={week} now={now} />
        </>
      ) : null}
      {place.hasEnded ? null : <Unclosed place={place} week={week} now={now} />}
    </>
  );
}

function WeekLinks({ place, week }: Pick<WeekProps, 'place' | 'week'>) {
  const to = (monday: string) => addresses.inboxTime(place.engagementId, monday);
  return (
    <span className="flex flex-wrap gap-2" data-no-print>
      <LinkButton look="quiet" href={to(weeksFrom(week.monday, -1))}>
        Earlier week
      </LinkButton>
      {week.isThisWeek ? null : (
        <LinkButton look="quiet" href={to(weeksFrom(week.monday, 1))}>
          Later week
        </LinkButton>
      )}
    </span>
  );
}

function CloseWeek({ place, week, now }: Omit<WeekProps, 'zone'>) {
  if (week.state === 'closed') return null;
  const lastDay = runsUntil(week.monday, place.zone, now);
  const hasTime = week.entries.length > 0;
  return (
    <PageSection title="Close the week" id="close">
      <ActionForm action={closeWeek} label="Close the week" className="grid max-w-xl gap-4">
        <EngagementFields of={place} />
        <input type="hidden" name="week" value={week.monday} />
        <FormMessage />
        <p className="text-quiet">
          {hasTime
            ? `It goes to ${place.business} for approval. To change it, you can take it back until somebody answers.`
            : 'No time is recorded. Closing it says that there was none, so nobody has to wonder.'}
        </p>
        {hasTime && lastDay !== null ? (
          <p>
            This week runs until {lastDay}. Time worked after you close it can’t be added, unless you take it
            back before it is answered, or {place.business} sends it back.
          </p>
        ) : null}
        {hasTime ? <TextAreaField name="note" label="A word with it" rows={2} isOptional /> : null}
        <div>
          <Submit pending="Closing…">
            {hasTime ? 'Close the week and hand it in' : 'Close it: no time'}
          </Submit>
        </div>
      </ActionForm>
    </PageSection>
  );
}

/** Past weeks that are still open: an unclosed week can't be paid. */
function Unclosed({ place, week, now }: Omit<WeekProps, 'zone'>) {
  const others = week.unclosed.filter((monday) => monday !== week.monday);
  if (others.length === 0) return null;
  return (
    <PageSection title="Not closed yet">
      <p className="mb-3 max-w-measure text-quiet">A week that isn’t closed can’t be approved or paid.</p>
      <ul className="grid gap-1">
        {others.map((monday) => (
          <li key={monday}>
            <NearLink href={addresses.inboxTime(place.engagementId, monday)} className="link">
              {weekInWords(monday, now)}
            </NearLink>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
