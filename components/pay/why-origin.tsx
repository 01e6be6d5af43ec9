import { AgreedLink } from '@/components/agreements/agreed-link';
import { FactList, NamedFact } from '@/components/ui/facts';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { isNamedByDays, nameOfOwed } from '@/lib/pay/owed/owed.rules';
import type { Why } from '@/lib/pay/statements/why.queries';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { dayInWords, formatInstant } from '@/lib/platform/time/format';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { shownCounted } from '@/lib/time/entries/shown-minutes.rules';

type WhyOriginProps = {
  readonly why: Why;
  readonly reader: PageReader;
  readonly zone: string;
  readonly now: Date;
};

/** What an amount is for, how it was calculated, who approved it, and under which clause. */
export function WhyOrigin({ why, reader, zone, now }: WhyOriginProps) {
  const { agreementId, approvedAt, engagementId, statementYear } = why;
  return (
    <PageSection title="Where it comes from">
      <FactList>
        <NamedFact name="For">
          {isNamedByDays(why) ? nameOfOwed(why) : `${nameOfOwed(why)}, ${daysInWords(why, now)}`}
        </NamedFact>
        <Calculated why={why} />
        <Approved why={why} reader={reader} zone={zone} now={now} />
        <TakenBackInParts why={why} />
        <NamedFact name="On the statement">
          <NearLink
            href={addressesFor(reader).statement(engagementId, statementYear)}
            className="text-accent underline underline-offset-4"
          >
            the statement of {statementYear}
          </NearLink>
        </NamedFact>
        <NamedFact name="To be paid by">{shownDate(why.dueOn, now)}, as agreed</NamedFact>
        <NamedFact name="Agreed in">
          {why.agreement}:{' '}
          <AgreedLink under={{ reader, agreementId, asOf: approvedAt }} clause="pay">
            the clause on pay, as it was then
          </AgreedLink>
        </NamedFact>
      </FactList>
    </PageSection>
  );
}

function daysInWords({ fromDay, untilDay }: Why, now: Date): string {
  const from = dayInWords(fromDay, now);
  return fromDay === untilDay ? from : `${from} to ${dayInWords(untilDay, now)}`;
}

/** The time and the rate it was calculated from, and how much of it the agreed limit let through. */
function Calculated({ why }: { readonly why: Why }) {
  const { kind, currency, fullMinor, amountMinor, minutes, workedMinutes, rateMinor } = why;
  const money = (minor: number) => shownMoney({ minor, currency });
  const isLimited = fullMinor > amountMinor;
  const isByTheHour = minutes !== null && rateMinor !== null;
  if (!isByTheHour && !(kind === 'brief' && isLimited)) return null;
  return (
    <NamedFact name="Calculated as">
      {isByTheHour ? `${shownCounted(minutes, workedMinutes)} at ${money(rateMinor)} an hour: ` : ''}
      {money(fullMinor)}
      {isLimited ? `, of which ${money(amountMinor)} is within the limit` : ''}
    </NamedFact>
  );
}

/** Who approved it and when; for money that came back after it had been paid, of which payment. */
function Approved({ why, reader, zone, now }: WhyOriginProps) {
  const at = formatInstant(why.approvedAt, zone, now);
  if (why.returnsId === null) {
    return (
      <NamedFact name="Approved">
        {at}, {why.approvedBy === null ? 'by the agreement itself' : `by ${why.approvedBy}`}
      </NamedFact>
    );
  }
  return (
    <NamedFact name="Came back">
      {at}, of{' '}
      <NearLink
        href={addressesFor(reader).payment(why.returnsId)}
        className="text-accent underline underline-offset-4"
      >
        the payment
      </NearLink>{' '}
      that had paid it: whoever runs this installation took it from the assistant’s account at Stripe.
    </NamedFact>
  );
}

/** Of an advance: how much a pay day takes back at most, and what is left to take. */
function TakenBackInParts({ why: { partMinor, leftMinor, currency } }: { readonly why: Why }) {
  if (partMinor === null) return null;
  return (
    <NamedFact name="Taken back">
      At most {shownMoney({ minor: partMinor, currency })} on a pay day, once it has been paid, and never more
      than half of what that day comes to. {shownMoney({ minor: leftMinor, currency })} is left.
    </NamedFact>
  );
}
