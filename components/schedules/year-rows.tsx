import type { ReactNode } from 'react';
import type { Preview, PreviewRow } from '@/lib/briefs/schedules/preview';
import { dateInWords, MONTHS } from '@/lib/platform/time/dates-in-words';
import { shownDates } from '@/lib/platform/time/shown-dates';

type YearRowsProps = {
  readonly preview: Preview;
  /** what can be done with a day that is handed over */
  readonly actionFor?: (row: PreviewRow) => ReactNode;
};

/** Months that stand open: the rest of a year is a click away. */
const OPEN_MONTHS = 2;

/** A year of a schedule, month by month, with days off and clock changes. */
export function YearRows({ preview, actionFor }: YearRowsProps) {
  if (preview.handOvers === 0)
    return <p className="text-quiet">Nothing is handed over in the coming year.</p>;
  return (
    <div className="grid gap-2">
      {byMonth(preview.rows).map(({ month, rows }, index) => (
        <details key={month} open={index < OPEN_MONTHS} className="border-b border-line pb-2">
          <summary className="fold-title">
            <span>
              {monthInWords(month)} <span className="font-normal text-quiet">({countInWords(rows)})</span>
            </span>
          </summary>
          <ol className="grid gap-3 py-2">
            {rows.map((row) => (
              <li key={row.named} className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_auto]">
                <Row row={row} />
                {row.when ? <div className="sm:col-start-2 sm:row-start-1">{actionFor?.(row)}</div> : null}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

function Row({ row: { named, when, due, notes } }: { readonly row: PreviewRow }) {
  return (
    <div className="sm:col-start-1">
      <p className={when ? undefined : 'text-quiet'}>{shownDates(when ?? dateInWords(named))}</p>
      {due ? <p className="text-sm text-quiet">due {shownDates(due)}</p> : null}
      {notes.map((note) => (
        <p key={note} className="text-sm font-semibold">
          {shownDates(note)}
        </p>
      ))}
    </div>
  );
}

/** A day that was moved into the next month stands there. */
function byMonth(rows: readonly PreviewRow[]) {
  const months = new Map<string, PreviewRow[]>();
  for (const row of rows) {
    const month = row.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, inIt]) => ({ month, rows: inIt }));
}

function monthInWords(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

function countInWords(rows: readonly PreviewRow[]): string {
  const count = rows.filter(({ when }) => when !== null).length;
  return count === 1 ? 'once' : count === 0 ? 'never' : `${count} times`;
}
