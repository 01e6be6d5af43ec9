import { clsx } from 'clsx';
import { shownMoney } from '@/components/ui/shown-money';
import { StateLabel } from '@/components/ui/state-label';
import type { OpenTotal } from '@/lib/pay/overview.queries';
import { dayInWords } from '@/lib/platform/time/format';
import { shownDates } from '@/lib/platform/time/shown-dates';

type TotalsProps = {
  readonly totals: readonly OpenTotal[];
  readonly now: Date;
  /** whether they stand at the end of a row on a wide screen, below other rows' amounts */
  readonly isAtEnd?: boolean;
};

/** What is owed now, in each currency: how much, by when, and whether that day has passed. */
export function Totals({ totals, now, isAtEnd = false }: TotalsProps) {
  if (totals.length === 0)
    return <p className={clsx('text-quiet', isAtEnd && 'text-sm sm:leading-6')}>Nothing is owed.</p>;
  return (
    <ul className="grid gap-1">
      {totals.map(
        ({ currency, owedMinor, overdueMinor, underwayMinor, inRunMinor, sentAndDisputedMinor, nextDue }) => (
          <li
            key={currency}
            className={clsx('flex flex-wrap items-baseline gap-x-3 gap-y-1', isAtEnd && 'sm:justify-end')}
          >
            {nextDue === null ? null : (
              <span className={isAtEnd ? 'basis-full' : undefined}>
                <strong className="text-lg tabular-nums">{shownMoney({ minor: owedMinor, currency })}</strong>{' '}
                <span className={clsx('text-quiet', isAtEnd && 'text-sm sm:block')}>
                  owed, {overdueMinor > 0 ? 'the first was due by' : 'the next by'}{' '}
                  {shownDates(dayInWords(nextDue, now))}
                </span>
              </span>
            )}
            {overdueMinor > 0 ? (
              <StateLabel meaning="risk">
                {overdueMinor === owedMinor
                  ? 'Overdue'
                  : `${shownMoney({ minor: overdueMinor, currency })} of it overdue`}
              </StateLabel>
            ) : null}
            {underwayMinor > 0 ? (
              <StateLabel meaning="money">{`${shownMoney({ minor: underwayMinor, currency })} recorded as sent`}</StateLabel>
            ) : null}
            {inRunMinor > 0 ? (
              <StateLabel meaning="money">{`${shownMoney({ minor: inRunMinor, currency })} in a pay run`}</StateLabel>
            ) : null}
            {sentAndDisputedMinor > 0 ? (
              <StateLabel meaning="risk">{`${shownMoney({ minor: sentAndDisputedMinor, currency })} sent, charge disputed by the bank`}</StateLabel>
            ) : null}
          </li>
        ),
      )}
    </ul>
  );
}
