import { clsx } from 'clsx';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { WideTable } from '@/components/ui/wide-table';
import type { Years } from '@/lib/pay/statements/years.queries';
import { columnsShown, type YearColumn, type YearSums } from '@/lib/pay/statements/years.rules';
import { addresses } from '@/lib/platform/addresses/addresses';

type YearsProps = { readonly years: Years; readonly slug: string };

/** What each assistant earned and received in a year, and what it came to over all. */
export function YearsView({ years: shown, slug }: YearsProps) {
  const { year, assistants } = shown;
  return (
    <PageSection title={String(year)} aside={<OtherYears years={shown} slug={slug} />}>
      {assistants.length === 0 ? (
        <EmptyState title={`Nothing was earned in ${year}`}>
          What your assistants earned and received is listed here year by year, for you and for whoever keeps
          your books.
        </EmptyState>
      ) : (
        <>
          <YearTable years={shown} slug={slug} />
          <p className="mt-3 text-sm text-quiet">
            What you sent another way counts in the year in which you sent it, once it is confirmed.
          </p>
        </>
      )}
    </PageSection>
  );
}

/** Links to the years beside the one that is shown, and to it as a file. */
function OtherYears({ years: { year, years, assistants }, slug }: YearsProps) {
  return (
    <span className="flex flex-wrap gap-x-4 text-sm" data-no-print>
      {years
        .filter((each) => each !== year)
        .map((each) => (
          <NearLink key={each} href={addresses.payYears(slug, each)} className="link">
            {each}
          </NearLink>
        ))}
      {assistants.length > 0 ? (
        <a href={`${addresses.payYears(slug)}/csv?year=${year}`} className="link">
          {year} as CSV
        </a>
      ) : null}
    </span>
  );
}

function YearTable({ years: { year, assistants, totals }, slug }: YearsProps) {
  const columns = columnsShown(assistants);
  return (
    <WideTable label={`Totals of ${year}`}>
      <table aria-label={`Totals of ${year}`} className="w-full text-start">
        <thead>
          <tr className="border-b border-line text-sm text-quiet">
            <th scope="col" className="py-1 pe-3 font-semibold">
              Assistant
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="py-1 ps-3 text-end font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assistants.map((each) => (
            <tr key={`${each.engagementId} ${each.currency}`} className="border-b border-line">
              <td className="min-w-32 py-1.5 pe-3 [overflow-wrap:anywhere]">
                <NearLink href={addresses.statement(slug, each.engagementId, year)} className="link">
                  {each.assistant}
                </NearLink>
              </td>
              <Amounts {...each} columns={columns} />
            </tr>
          ))}
          {totals.map((total) => (
            <tr key={total.currency} className="font-semibold">
              <td className="py-1.5 pe-3">All in {total.currency}</td>
              <Amounts {...total} columns={columns} />
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

type AmountsProps = YearSums & { readonly currency: string; readonly columns: readonly YearColumn[] };

function Amounts({ currency, columns, ...sums }: AmountsProps) {
  return columns.map(({ name, sum }) => (
    <td
      key={name}
      className={clsx(
        'whitespace-nowrap py-1.5 ps-3 text-end tabular-nums',
        sums[sum] === 0 && 'font-normal text-quiet',
      )}
    >
      {shownMoney({ minor: sums[sum], currency })}
    </td>
  ));
}
