import { clsx } from 'clsx';
import { shownMoney } from '@/components/ui/shown-money';
import { StateLabel } from '@/components/ui/state-label';
import type { OpenTotal } from '@/lib/pay/overview.queries';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import type { Money } from '@/lib/platform/money/money';
import { dayInWords } from '@/lib/platform/time/format';
import { shownDates } from '@/lib/platform/time/shown-dates';

type TotalsProps = {
  readonly totals: readonly OpenTotal[];
  /** who reads them: a charge that the business's bank disputes is no concern of whoever was paid out of it */
  readonly reader: PageReader['side'];
  readonly now: Date;
  /** whether they stand at the end of a row on a wide screen, below other rows' amounts */
  readonly isAtEnd?: boolean;
};

/** What is owed now, in each currency: how much, by when, and whether that day has passed. */
export function Totals({ totals, reader, now, isAtEnd = false }: TotalsProps) {
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
            {nextDue === null ? (
              <NothingToPay
                balance={{ minor: owedMinor, currency }}
                isAllThere={underwayMinor + inRunMinor + sentAndDisputedMinor <= 0}
              />
            ) : (
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
              <SentAndDisputed
                amount={shownMoney({ minor: sentAndDisputedMinor, currency })}
                reader={reader}
              />
            ) : null}
          </li>
        ),
      )}
    </ul>
  );
}

/** Where deductions take up all that is owed, they are said; there is no day to wait for. */
function NothingToPay({ balance, isAllThere }: { balance: Money; isAllThere: boolean }) {
  if (balance.minor < 0)
    return (
      <span className="text-quiet">
        {shownMoney({ ...balance, minor: -balance.minor })} to come off what is owed next
      </span>
    );
  return isAllThere ? <span className="text-quiet">Nothing is owed.</span> : null;
}

function SentAndDisputed({ amount, reader }: { amount: string; reader: PageReader['side'] }) {
  return reader === 'assistant' ? (
    <StateLabel meaning="done">{`${amount} sent`}</StateLabel>
  ) : (
    <StateLabel meaning="risk">{`${amount} sent, charge disputed by the bank`}</StateLabel>
  );
}
