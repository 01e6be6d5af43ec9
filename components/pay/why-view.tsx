import { AgreedLink } from '@/components/agreements/agreed-link';
import { FactList, NamedFact } from '@/components/ui/facts';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownCounted, shownMinutes } from '@/components/ui/shown-minutes';
import { shownChange, shownMoney } from '@/components/ui/shown-money';
import { mondayOf } from '@/lib/briefs/week.rules';
import { isNamedByDays, nameOfOwed } from '@/lib/pay/owed.rules';
import { paymentStateInWords } from '@/lib/pay/payments.rules';
import type { Why } from '@/lib/pay/why.queries';
import { addressesFor, type PageReader } from '@/lib/platform/addresses-for';
import { dayInWords, formatInstant } from '@/lib/platform/time/format';

type WhyViewProps = {
  readonly why: Why;
  readonly reader: PageReader;
  readonly zone: string;
  readonly now: Date;
};

/** Where an amount comes from and what became of it, down to the clause and the books. */
export function WhyView({ why, reader, zone, now }: WhyViewProps) {
  const { currency, fullMinor, amountMinor, minutes, workedMinutes, rateMinor, approvedBy } = why;
  const money = (minor: number) => shownMoney({ minor, currency });
  const days =
    why.fromDay === why.untilDay
      ? dayInWords(why.fromDay, now)
      : `${dayInWords(why.fromDay, now)} to ${dayInWords(why.untilDay, now)}`;
  return (
    <>
      <PageSection title="Where it comes from">
        <FactList>
          <NamedFact name="For">
            {isNamedByDays(why) ? nameOfOwed(why) : `${nameOfOwed(why)}, ${days}`}
          </NamedFact>
          {minutes !== null && rateMinor !== null ? (
            <NamedFact name="Reckoned as">
              {shownCounted(minutes, workedMinutes)} at {money(rateMinor)} an hour: {money(fullMinor)}
              {fullMinor > amountMinor ? `, of which ${money(amountMinor)} lie under the limit` : ''}
            </NamedFact>
          ) : null}
          {why.kind === 'brief' && fullMinor > amountMinor ? (
            <NamedFact name="Reckoned as">
              {money(fullMinor)}, of which {money(amountMinor)} lie under the limit
            </NamedFact>
          ) : null}
          {why.returnsId === null ? (
            <NamedFact name="Approved">
              {formatInstant(why.approvedAt, zone, now)},{' '}
              {approvedBy === null ? 'by the agreement itself' : `by ${approvedBy}`}
            </NamedFact>
          ) : (
            <NamedFact name="Came back">
              {formatInstant(why.approvedAt, zone, now)}, of{' '}
              <NearLink
                href={addressesFor(reader).payment(why.returnsId)}
                className="text-accent underline underline-offset-4"
              >
                the payment
              </NearLink>{' '}
              that had paid it: whoever runs this installation took it from the assistant’s account at Stripe.
            </NamedFact>
          )}
          {why.partMinor === null ? null : (
            <NamedFact name="Taken back">
              At most {money(why.partMinor)} on a pay day, once it has been paid, and never more than half of
              what that day comes to. {money(why.leftMinor)} is left.
            </NamedFact>
          )}
          <NamedFact name="On the statement">
            <NearLink
              href={addressesFor(reader).statement(why.engagementId, why.statementYear)}
              className="text-accent underline underline-offset-4"
            >
              the statement of {why.statementYear}
            </NearLink>
          </NamedFact>
          <NamedFact name="To be paid by">{dayInWords(why.dueOn, now)}, as agreed</NamedFact>
          <NamedFact name="Agreed in">
            {why.agreement}:{' '}
            <AgreedLink under={{ reader, agreementId: why.agreementId, asOf: why.approvedAt }} clause="pay">
              the clause on pay, as it was then
            </AgreedLink>
          </NamedFact>
        </FactList>
      </PageSection>
      {why.entries.length > 0 ? (
        <PageSection title="The time in it">
          <ul className="max-w-measure divide-y divide-line">
            {why.entries.map(({ id, day, note: what, minutes: length }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
                <span className="min-w-0">
                  {dayInWords(day, now)}: {what}
                </span>
                <span className="tabular-nums text-quiet">{shownMinutes(length)}</span>
              </li>
            ))}
          </ul>
          {why.timesheetId ? (
            <p className="mt-2">
              <NearLink
                href={addressesFor(reader).week({
                  timesheetId: why.timesheetId,
                  engagementId: why.engagementId,
                  monday: mondayOf(why.fromDay),
                })}
                className="link"
              >
                The week, and how it was approved
              </NearLink>
            </p>
          ) : null}
        </PageSection>
      ) : null}
      <Became why={why} reader={reader} now={now} />
    </>
  );
}

function Became({ why, reader, now }: Omit<WhyViewProps, 'zone'>) {
  const { payments, corrections, advance, recoveries, ledger, currency } = why;
  const { payment: paymentAt, owed: owedAt } = addressesFor(reader);
  return (
    <>
      <PageSection title="What became of it">
        <ul className="grid max-w-measure gap-1">
          {payments.length === 0 ? <li className="text-quiet">Nothing has paid it yet.</li> : null}
          {payments.map(({ id, state, sentOn, isReleased, stripeId }) => (
            <li key={id}>
              <NearLink href={paymentAt(id)} className="link">
                A payment of {dayInWords(sentOn, now)}
              </NearLink>
              , {isReleased ? 'taken back' : paymentStateInWords(state)}
              {stripeId ? `. Stripe calls it ${stripeId}` : ''}
            </li>
          ))}
          {corrections.map(({ id, note, amountMinor, isCorrected }) => (
            <li key={id}>
              {isCorrected ? 'It corrects ' : 'Corrected by '}
              <NearLink href={owedAt(id)} className="link">
                {shownChange({ minor: amountMinor, currency })}
                {note ? `: ${note}` : ''}
              </NearLink>
            </li>
          ))}
          {advance ? (
            <li>
              Taken back of{' '}
              <NearLink href={owedAt(advance.id)} className="link">
                the advance of {shownMoney({ minor: advance.amountMinor, currency })}
                {advance.note ? `: ${advance.note}` : ''}
              </NearLink>
            </li>
          ) : null}
          {recoveries.map(({ id, dueOn, amountMinor }) => (
            <li key={id}>
              Taken back:{' '}
              <NearLink href={owedAt(id)} className="link">
                {shownMoney({ minor: -amountMinor, currency })} out of the pay of {dayInWords(dueOn, now)}
              </NearLink>
            </li>
          ))}
        </ul>
      </PageSection>
      <PageSection title="In the books">
        <Lines lines={ledger} />
        {payments.map((payment) => (
          <div key={payment.id} className="mt-4">
            <h3 className="mb-1 text-sm text-quiet">
              The payment of {dayInWords(payment.sentOn, now)}, with all that it paid
            </h3>
            <Lines lines={payment.ledger} />
          </div>
        ))}
      </PageSection>
    </>
  );
}

function Lines({ lines }: { lines: Why['ledger'] }) {
  return (
    <ul className="grid max-w-measure gap-1">
      {lines.map(({ id, account, currency, amountMinor }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4">
          <span>{ACCOUNTS[account]}</span>
          <span className="tabular-nums">{shownChange({ minor: amountMinor, currency })}</span>
        </li>
      ))}
    </ul>
  );
}

const ACCOUNTS: Record<Why['ledger'][number]['account'], string> = {
  cost: 'Cost of the business',
  owed: 'Owed to the assistant',
  underway: 'On its way',
  outside: 'Left the business',
  fees: 'Fees',
  exchange: 'Exchange',
  stripe: 'At Stripe',
  advance: 'Given in advance',
};
