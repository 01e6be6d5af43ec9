import { AgreedLink } from '@/components/agreements/agreed-link';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { PageSection } from '@/components/ui/page';
import { shownChange, shownMoney } from '@/components/ui/shown-money';
import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import { WideTable } from '@/components/ui/wide-table';
import type { OpenItem } from '@/lib/pay/overview.queries';
import { nameOfOwed } from '@/lib/pay/owed/owed.rules';
import { MOST_LINES } from '@/lib/pay/papers/bounds';
import type { Statement } from '@/lib/pay/statements/statement.queries';
import {
  asOfInWords,
  lineInWords,
  type StatementLine,
  underWayInWords,
  yearTotalInWords,
} from '@/lib/pay/statements/statement.rules';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { dayInWords } from '@/lib/platform/time/format';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { dateIn } from '@/lib/platform/time/zones';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { AdvancesList } from './advances-list';
import { owedDetail } from './owed-words';
import { CHARGE_DISPUTED, isSentAllTheSame, PAYMENT_STATE_FACTS } from './payment-states';
import { Totals } from './totals';

type StatementViewProps = {
  readonly statement: Statement;
  readonly reader: PageReader;
  /** of this page, without a year */
  readonly address: string;
  readonly now: Date;
};

/** The statement of an engagement, the same for both sides. */
export function StatementView({ statement, reader, address, now }: StatementViewProps) {
  const { open, totals, agreementId } = statement;
  const { owed: whyAt, payment: paymentAt } = addressesFor(reader);
  const lineAt = ({ owed, payment }: StatementLine) =>
    owed ? whyAt(owed.id) : payment && paymentAt(payment.id);
  return (
    <>
      <PageSection
        title="Owed now"
        aside={agreementId ? <AgreedLink under={{ reader, agreementId, asOf: null }} clause="pay" /> : null}
      >
        <Totals totals={totals} reader={reader.side} now={now} />
        {statement.isRetainerUnowed ? (
          <RetainerFromBefore reader={reader} />
        ) : (
          <Coming statement={statement} now={now} />
        )}
        {open.length > 0 ? <OpenItems items={open} reader={reader.side} whyAt={whyAt} now={now} /> : null}
      </PageSection>
      <AdvancesList statement={statement} whyAt={whyAt} now={now} />
      <Year statement={statement} address={address} lineAt={lineAt} now={now} />
    </>
  );
}

/** Expected pay is shown before it is owed, so that it can be planned with. */
function Coming({ statement: { coming }, now }: Pick<StatementViewProps, 'statement' | 'now'>) {
  if (!coming) return null;
  const { from, until, dueOn, ...money } = coming;
  return (
    <p className="mt-2 max-w-measure text-quiet">
      The retainer from {shownDate(from, now)} to {shownDate(until, now)} comes to{' '}
      {shownMoney({ minor: money.amountMinor, currency: money.currency })}. It is owed once these days are
      over, and to be paid by {shownDate(dueOn, now)}.
    </p>
  );
}

/** Agreed before this version computed retainers: it isn't owed automatically. */
function RetainerFromBefore({ reader }: { reader: PageReader }) {
  return (
    <div className="mt-3">
      <Notice meaning="needs" title="This retainer isn’t owed automatically">
        <p>
          It was in force before Handover calculated retainers. It is owed automatically from its next
          amendment on
          {reader.side === 'owner'
            ? ': sign one that changes nothing else, and add the periods before it below, as corrections.'
            : '; until then the business adds each period as a correction.'}
        </p>
      </Notice>
    </div>
  );
}

const STANDING: Record<OpenItem['standing'], StateFacts> = {
  unpaid: { meaning: 'info', words: 'Owed' },
  overdue: { meaning: 'risk', words: 'Overdue' },
  underway: { meaning: 'money', words: 'Recorded as sent' },
  disputed: { meaning: 'risk', words: 'Disputed' },
};

/** Through Stripe nobody records anything, and it may not have left yet. */
const IN_RUN: Partial<Record<OpenItem['standing'], StateFacts>> = {
  underway: { meaning: 'money', words: 'In a pay run' },
  disputed: CHARGE_DISPUTED,
};

/** A deduction that no payment counts yet: nobody waits for it. */
const DEDUCTED: StateFacts = { meaning: 'info', words: 'Comes off' };

function standingFacts(item: OpenItem, reader: PageReader['side']): StateFacts {
  const { standing, isInRun, hasLeft } = item;
  if (item.amountMinor < 0 && (standing === 'unpaid' || standing === 'overdue')) return DEDUCTED;
  const isChargeDisputed = isInRun && standing === 'disputed';
  if (isSentAllTheSame({ hasLeft, isChargeDisputed }, reader)) return PAYMENT_STATE_FACTS.paid;
  return (isInRun ? IN_RUN[standing] : undefined) ?? STANDING[standing];
}

/** Where it is said why something is owed. */
type WhyAt = (owedId: string) => string;

type OpenItemsProps = {
  readonly items: readonly OpenItem[];
  readonly reader: PageReader['side'];
  readonly whyAt: WhyAt;
  readonly now: Date;
};

function OpenItems({ items, reader, whyAt, now }: OpenItemsProps) {
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line">
      {items.map((item) => {
        const { id, currency, amountMinor } = item;
        const { meaning, words } = standingFacts(item, reader);
        return (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span className="min-w-0">
              {nameOfOwed(item)}
              <span className="block text-sm text-quiet">{owedDetail(item, now)}</span>
            </span>
            <span className="flex items-baseline gap-3 max-sm:w-full max-sm:justify-between">
              <StateLabel meaning={meaning}>{words}</StateLabel>
              <NearLink href={whyAt(id)} className={AMOUNT_LINK}>
                {shownMoney({ minor: amountMinor, currency })}
              </NearLink>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Where a line leads: why something is owed, or the payment; null if nowhere. */
type LineAt = (line: StatementLine) => string | null;

type YearProps = Pick<StatementViewProps, 'statement' | 'address' | 'now'> & { readonly lineAt: LineAt };

/** An amount opens to where it comes from, or to the payment. */
const AMOUNT_LINK = 'inline-block py-0.5 tabular-nums underline decoration-edge underline-offset-4';

function Year({ statement, address, lineAt, now }: YearProps) {
  const { year, lines, opening, yearTotals, business } = statement;
  return (
    <PageSection title={`Statement of ${year}`} aside={<YearLinks statement={statement} address={address} />}>
      <p className="mb-4 hidden text-quiet print:block">{asOfInWords(now, business.timeZone)}.</p>
      <dl className="mb-4 grid gap-1">
        {yearTotals.map((total) => (
          <div key={total.currency}>
            <dt className="inline text-quiet">In {year}:</dt>{' '}
            <dd className="inline tabular-nums">{yearTotalInWords(total)}</dd>
          </div>
        ))}
      </dl>
      {lines.length === 0 ? (
        <p className="text-quiet">Nothing was earned or paid in {year}.</p>
      ) : (
        <>
          {statement.lineCount > lines.length ? (
            <p className="mb-3 max-w-measure text-quiet">
              These are the newest {lines.length} of {statement.lineCount.toLocaleString('en')} lines. {year}{' '}
              as CSV has all of them
              {statement.lineCount > MOST_LINES
                ? `; the PDF has the first ${MOST_LINES.toLocaleString('en')}`
                : ''}
              .
            </p>
          ) : null}
          <WideTable label={`Statement of ${year}`}>
            <table aria-label={`Statement of ${year}`} className="w-full text-start sm:min-w-[36rem]">
              <thead>
                <tr className="border-b border-line text-sm text-quiet">
                  <th scope="col" className="py-1 pe-3 font-semibold max-sm:hidden">
                    Day
                  </th>
                  <th scope="col" className="py-1 pe-3 font-semibold">
                    What
                  </th>
                  <th scope="col" className="py-1 pe-3 text-end font-semibold">
                    Change
                  </th>
                  <th scope="col" className="py-1 text-end font-semibold">
                    Balance owed
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...opening].map(([currency, minor]) => (
                  <tr key={currency} className="border-b border-line">
                    <td className="py-1.5 pe-3 max-sm:hidden" />
                    <td className="py-1.5 pe-3 text-quiet">
                      {statement.lineCount > lines.length ? 'From before these' : `From before ${year}`}
                    </td>
                    <td className="py-1.5 pe-3" />
                    <td className="py-1.5 text-end tabular-nums">{shownMoney({ minor, currency })}</td>
                  </tr>
                ))}
                {lines.map((line) => (
                  <Line key={line.id} line={line} leadsTo={lineAt(line)} zone={business.timeZone} now={now} />
                ))}
              </tbody>
            </table>
          </WideTable>
        </>
      )}
    </PageSection>
  );
}

type LineProps = {
  readonly line: StatementLine;
  readonly leadsTo: string | null;
  readonly zone: string;
  readonly now: Date;
};

function Line({ line, leadsTo, zone, now }: LineProps) {
  const { at, currency, changeMinor, balanceMinor, owed, payment } = line;
  const day = dayInWords(dateIn(at, zone), now);
  return (
    <tr id={owed ? `owed-${owed.id}` : undefined} className="border-b border-line align-baseline">
      <td className="whitespace-nowrap py-1.5 pe-3 max-sm:hidden">{day}</td>
      <td className="py-1.5 pe-3 [overflow-wrap:anywhere]">
        {lineInWords(line)}
        {/* on a phone the amounts need the room of the first column */}
        <span className="block text-sm text-quiet sm:hidden">{day}</span>
        <span className="block text-sm text-quiet">
          {owed?.minutes != null && owed.rateMinor !== null
            ? `${shownMinutes(owed.minutes)} at ${shownMoney({ minor: owed.rateMinor, currency })}, ${daysInWords(owed.fromDay, owed.untilDay, now)}`
            : ''}
          {[payment?.reference ? `Reference ${payment.reference}` : null, underWayInWords(line)]
            .filter((each) => each !== null)
            .join('. ')}
        </span>
      </td>
      <td className="whitespace-nowrap py-1.5 pe-3 text-end tabular-nums">
        {leadsTo ? (
          <NearLink href={leadsTo} className={AMOUNT_LINK}>
            {shownChange({ minor: changeMinor, currency })}
          </NearLink>
        ) : (
          shownChange({ minor: changeMinor, currency })
        )}
      </td>
      <td className="whitespace-nowrap py-1.5 text-end tabular-nums">
        {shownMoney({ minor: balanceMinor, currency })}
      </td>
    </tr>
  );
}

function daysInWords(from: string, until: string, now: Date): string {
  return from === until ? dayInWords(from, now) : `${dayInWords(from, now)} to ${dayInWords(until, now)}`;
}

function YearLinks({ statement: { years, year }, address }: Pick<YearProps, 'statement' | 'address'>) {
  return (
    <span className="flex flex-wrap gap-x-4 text-sm" data-no-print>
      {years
        .filter((each) => each !== year)
        .map((each) => (
          <NearLink key={each} href={`${address}?year=${each}`} className="link">
            {each}
          </NearLink>
        ))}
      <a href={`${address}/csv?year=${year}`} className="link">
        {year} as CSV
      </a>
      <a href={`${address}/pdf?year=${year}`} className="link">
        {year} as PDF
      </a>
    </span>
  );
}
