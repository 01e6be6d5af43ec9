import { AgreedLink } from '@/components/agreements/agreed-link';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { shownMoney } from '@/components/ui/shown-money';
import type { PreviewedTime } from '@/lib/pay/preview.queries';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dayInWords } from '@/lib/platform/time/format';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { shownCounted } from '@/lib/time/entries/shown-minutes.rules';
import type { TimesheetPage } from '@/lib/time/weeks/sheet.queries';

type WeekWorthProps = {
  readonly pay: PreviewedTime;
  readonly owed: TimesheetPage['owed'];
  readonly reader: PageReader;
  readonly now: Date;
};

/** What a week comes to: minutes, the rate that held on those days, and the limit; each part with its agreement. */
export function WeekWorth({ pay, owed, reader, now }: WeekWorthProps) {
  const agreement = owed[0]?.agreementId ?? pay[0]?.terms.agreementId ?? null;
  return (
    <div className="grid max-w-measure gap-3">
      {pay.map((part) => (
        <Previewed
          key={`${part.terms.agreementId} ${part.period.from}`}
          part={part}
          isSplit={pay.length > 1}
          now={now}
        />
      ))}
      {owed.map(({ id, currency, minutes, workedMinutes, rateMinor, fullMinor, amountMinor, dueOn }) => (
        <p key={id}>
          {shownCounted(minutes ?? 0, workedMinutes)} at {shownMoney({ minor: rateMinor, currency })} an hour:{' '}
          <strong>
            <NearLink
              href={addressesFor(reader).owed(id)}
              className="underline decoration-edge underline-offset-4"
            >
              {shownMoney({ minor: amountMinor, currency })}
            </NearLink>
          </strong>
          {fullMinor > amountMinor ? ` (${shownMoney({ minor: fullMinor, currency })} before the limit)` : ''}
          , to be paid by {shownDate(dateOf(dueOn), now)}.
        </p>
      ))}
      {agreement ? <AgreedLink under={{ reader, agreementId: agreement, asOf: null }} clause="pay" /> : null}
    </div>
  );
}

type PreviewedProps = { readonly part: PreviewedTime[number]; readonly isSplit: boolean; readonly now: Date };

function Previewed({ part, isSplit, now }: PreviewedProps) {
  const { terms, minutes, workedMinutes, fullMinor, amountMinor, from, standing, earlierMinor } = part;
  const { currency, rateMinor, capMinor } = terms;
  const money = (minor: number) => shownMoney({ minor, currency });
  return (
    <>
      <p>
        {isSplit ? `From ${dayInWords(from, now)}: ` : ''}
        {shownCounted(minutes, workedMinutes)} at {money(rateMinor)} an hour come to{' '}
        <strong>{money(amountMinor)}</strong>.
      </p>
      {capMinor !== null && standing === 'near' ? (
        <Notice meaning="needs" title="The limit is near">
          {money(earlierMinor + fullMinor)} of {money(capMinor)} in this pay period.
        </Notice>
      ) : null}
      {capMinor !== null && standing === 'reached' ? (
        <Notice meaning="risk" title="The limit is reached">
          {money(earlierMinor + fullMinor)} worked, {money(capMinor)} agreed for this pay period. Anything
          more isn’t owed, unless the two of you agree on it.
        </Notice>
      ) : null}
    </>
  );
}
