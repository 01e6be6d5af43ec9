import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Choices } from '@/components/ui/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { INPUT_LOOK } from '@/components/ui/field';
import { NearLink } from '@/components/ui/near-link';
import { shownMoney } from '@/components/ui/shown-money';
import { WideTable } from '@/components/ui/wide-table';
import { isUncounted, onTime, shareOf } from '@/lib/evaluations/facts/rates.rules';
import { writeFactsView } from '@/lib/evaluations/facts/view.rules';
import { shareInWords } from '@/lib/evaluations/facts/words';
import type { ReportRow } from '@/lib/evaluations/report/queries';
import { totalsOf } from '@/lib/evaluations/report/rules';
import {
  atLength,
  neighbour,
  type Span,
  type ReportView as View,
  viewInWords,
  writeReportView,
} from '@/lib/evaluations/report/view.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { dayInWords } from '@/lib/platform/time/format';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { DoneChart } from './done-chart';

type ReportViewProps = {
  readonly rows: readonly ReportRow[];
  readonly view: View;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** What a business's work came to over a period, by assistant, and the choice of period. */
export function ReportView({ rows, view, slug, zone, now }: ReportViewProps) {
  return (
    <>
      <Times view={view} slug={slug} zone={zone} now={now} />
      {rows.length === 0 ? (
        <EmptyState title="Nobody worked with you in this period">
          Everyone you work with is listed here, with what they did, what it cost and when you look back on it
          together.
        </EmptyState>
      ) : (
        <>
          <DoneChart rows={rows} when={viewInWords(view)} />
          <Table rows={rows} view={view} slug={slug} now={now} />
        </>
      )}
    </>
  );
}

const WORDS: Record<Exclude<Span, 'own'>, string> = { month: 'Month', quarter: 'Quarter', year: 'Year' };
const CALENDAR = ['month', 'quarter', 'year'] as const;

function Times({ view, slug, zone, now }: Omit<ReportViewProps, 'rows'>) {
  const address = (of: Pick<View, 'span' | 'from' | 'until'>) => addresses.report(slug, writeReportView(of));
  const [earlier, later] = [neighbour(view, -1, zone), neighbour(view, 1, zone)];
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-3" data-no-print>
      <Choices
        label="Which time"
        choices={[
          ...CALENDAR.map((span) => ({
            href: address(atLength(view, span, zone, now)),
            words: WORDS[span],
            isHere: span === view.span,
          })),
          ...(earlier === null ? [] : [{ href: address(earlier), words: 'Earlier' }]),
          ...(later === null ? [] : [{ href: address(later), words: 'Later' }]),
        ]}
      />
      <form
        action={addresses.report(slug)}
        aria-label="Days of your own"
        className="flex flex-wrap items-end gap-3"
      >
        <input type="hidden" name="span" value="own" />
        <Day name="from" label="From" value={view.from} />
        <Day name="until" label="Until" value={view.until} />
        <Button type="submit" look="quiet">
          Show
        </Button>
      </form>
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-1 text-sm text-quiet max-sm:flex-1">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        required
        className={clsx(INPUT_LOOK, 'sm:w-auto!')}
      />
    </label>
  );
}

const COLUMNS = ['Briefs done', 'On time', 'Handed over', 'Worked', 'Cost', 'Next evaluation'];

function Table({ rows, view, slug, now }: Omit<ReportViewProps, 'zone'>) {
  const totals = totalsOf(rows);
  const of = { from: view.period.from.toISOString(), until: view.period.until.toISOString() };
  return (
    <WideTable label={`Report on ${viewInWords(view)}`}>
      <table className="stacks w-full text-start sm:min-w-[44rem]">
        <caption className="pb-2 text-start text-sm text-quiet">
          By name: it isn’t a ranking, and people do different work.
        </caption>
        <thead>
          <tr className="border-b border-line text-sm text-quiet">
            <th scope="col" className="py-1 pe-4 font-semibold">
              Assistant
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="py-1 ps-4 text-end align-bottom font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ engagementId, assistant, hasEnded, work, time, cost, dueOn }) => (
            <tr key={engagementId} className="border-b border-line align-top">
              <th scope="row" className="py-1.5 pe-4 font-semibold [overflow-wrap:anywhere] sm:font-normal">
                <NearLink
                  href={addresses.facts(slug, engagementId, writeFactsView(of, 'briefs'))}
                  className="text-accent underline underline-offset-4"
                >
                  {assistant}
                </NearLink>
                {hasEnded ? <span className="block text-sm text-quiet">ended</span> : null}
              </th>
              <Figures
                of={[
                  String(work.done),
                  shareInWords(onTime(work)),
                  hours(work.budgetMinutes),
                  isUncounted(time) ? 'not counted' : hours(time.minutes),
                  <Cost key="cost" cost={cost} />,
                  dueOn === null ? 'none' : dayInWords(dueOn, now),
                ]}
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="align-top font-semibold">
            <th scope="row" className="py-1.5 pe-4">
              Together
            </th>
            <Figures
              of={[
                String(totals.done),
                shareInWords(shareOf(totals.onTime, totals.done)),
                hours(totals.budgetMinutes),
                hours(totals.workedMinutes),
                <Cost key="cost" cost={totals.cost} />,
                null,
              ]}
            />
          </tr>
        </tfoot>
      </table>
    </WideTable>
  );
}

/** A row's figures, in the order of the columns. */
function Figures({ of }: { readonly of: readonly ReactNode[] }) {
  return of.map((figure, index) => (
    <td
      key={COLUMNS[index]}
      data-column={COLUMNS[index]}
      className="py-1 text-end tabular-nums sm:py-1.5 sm:ps-4"
    >
      {figure === null ? null : <span>{figure}</span>}
    </td>
  ));
}

/** The cost of the work, so that amounts line up; the cost of sending is said below each. */
function Cost({ cost }: { readonly cost: Readonly<ReportRow['cost']> }) {
  if (cost.length === 0) return 'none';
  return cost.map(({ currency, costMinor, feesMinor }) => (
    <span key={currency} className="block whitespace-nowrap">
      {shownMoney({ minor: costMinor, currency })}
      {feesMinor === 0 ? null : (
        <span className="block text-sm font-normal text-quiet">
          and {shownMoney({ minor: feesMinor, currency })} in fees
        </span>
      )}
    </span>
  ));
}

const hours = (minutes: number) => (minutes === 0 ? 'none' : shownMinutes(minutes));
