import type { AgreedUnder } from '@/components/agreements/agreed-link';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { StateLabel } from '@/components/ui/state-label';
import { formatDay, formatTime } from '@/lib/platform/time/format';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { dateIn } from '@/lib/platform/time/zones';
import { removeEntry } from '@/lib/time/entries/entering.actions';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import type { TimesheetRole } from '@/lib/time/rules';
import type { SheetEntry } from '@/lib/time/weeks/sheet.queries';
import { EntryDispute } from './entry-dispute';
import { type BriefChoice, EntryForm } from './entry-form';

type WeekEntriesProps = {
  readonly entries: readonly SheetEntry[];
  /** on whose clock the times are shown */
  readonly zone: string;
  readonly now: Date;
  /** who reads it, and until when silence left an entry open to dispute (null: it is final) */
  readonly disputing: {
    readonly workspaceId: string;
    readonly reader: TimesheetRole;
    readonly until: Date | null;
    /** the agreement by which silence approved the week; null: none did */
    readonly under: AgreedUnder | null;
  };
  /** set for the assistant, as long as the week is theirs to write */
  readonly writing?: {
    readonly workspaceId: string;
    readonly engagementId: string;
    readonly briefs: readonly BriefChoice[];
    /** by entry: a business for which the same hours are recorded as well */
    readonly elsewhere: ReadonlyMap<string, string>;
  };
};

/** A week's time, day by day on the calendar of the business, each with what it was for. */
export function WeekEntries({ entries, zone, now, disputing, writing }: WeekEntriesProps) {
  if (entries.length === 0)
    return <p className="max-w-measure text-quiet">No time is recorded in this week.</p>;
  const days = [...new Set(entries.map(({ day }) => day))];
  return (
    <ol className="grid gap-5">
      {days.map((day) => {
        const own = entries.filter((entry) => entry.day === day);
        return (
          <li key={day}>
            <h3 className="flex justify-between gap-3 border-b border-line pb-1 font-semibold">
              <span>{shownDate(day, now)}</span>
              <span className="tabular-nums">{shownMinutes(total(own))}</span>
            </h3>
            <ul className="divide-y divide-line">
              {own.map((entry) => (
                <Entry
                  key={entry.id}
                  entry={entry}
                  zone={zone}
                  now={now}
                  disputing={disputing}
                  {...(writing ? { writing } : {})}
                />
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

type EntryProps = Pick<WeekEntriesProps, 'zone' | 'now' | 'disputing' | 'writing'> & {
  readonly entry: SheetEntry;
};

function Entry({ entry, zone, now, disputing, writing }: EntryProps) {
  const elsewhere = writing?.elsewhere.get(entry.id);
  return (
    <li id={`entry-${entry.id}`} className="grid gap-1 py-2">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="min-w-0">{entry.note}</span>
        <span className="text-quiet tabular-nums">
          {formatTime(entry.startedAt, zone)} to {formatTime(entry.endedAt, zone)} (
          {shownMinutes(entry.minutes)})
          {dateIn(entry.startedAt, zone) === entry.day
            ? ''
            : `, ${formatDay(entry.startedAt, zone, now)} on your clock`}
        </span>
      </div>
      {entry.brief ? <p className="text-sm text-quiet">Brief: {entry.brief.title}</p> : null}
      {elsewhere ? (
        <p className="text-sm">
          <StateLabel meaning="risk">Twice</StateLabel> You recorded the same hours for {elsewhere}. Only you
          see this.
        </p>
      ) : null}
      <EntryDispute entry={entry} {...disputing} now={now} />
      {writing ? <CorrectEntry entry={entry} zone={zone} writing={writing} /> : null}
    </li>
  );
}

function CorrectEntry({ entry, zone, writing }: Omit<Required<EntryProps>, 'now' | 'disputing'>) {
  return (
    <details className="text-sm" data-no-print>
      <summary className="fold-link">Change</summary>
      <div className="grid gap-3 py-3">
        <EntryForm
          workspaceId={writing.workspaceId}
          engagementId={writing.engagementId}
          briefs={writing.briefs}
          fresh={entry.id}
          day={entry.day}
          zone={zone}
          entry={entry}
        />
        <ActionForm action={removeEntry} label={`Remove ${entry.note}`}>
          <SeenFields of={{ workspaceId: writing.workspaceId, id: entry.id, version: entry.version }} />
          <FormMessage />
          <Submit look="plain" pending="Removing…">
            Remove it<span className="sr-only">: {entry.note}</span>
          </Submit>
        </ActionForm>
      </div>
    </details>
  );
}

/** @returns the minutes of some entries together. */
export function total(entries: readonly SheetEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}
