import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { FileLink } from '@/components/ui/file-link';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { StateLabel } from '@/components/ui/state-label';
import { StatusMessage } from '@/components/ui/status-message';
import type { StatementPayment } from '@/lib/pay/payments/payments.queries';
import { methodInWords, type PaymentRole } from '@/lib/pay/payments/payments.rules';
import { shortRate } from '@/lib/pay/recording/exchange.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { dayInWords } from '@/lib/platform/time/format';
import { shownDate, shownDay } from '@/lib/platform/time/shown-instants';
import { PaymentAnswer } from './payment-answer';
import { PAYMENT_STATE_FACTS, paymentStateFacts } from './payment-states';
import { StripeReports } from './stripe-reports';

type PaymentsListProps = {
  /** left out, they are all payments there are */
  readonly title?: string;
  readonly payments: readonly StatementPayment[];
  readonly reader: PaymentRole;
  /** where each has its own page */
  readonly address: (paymentId: string) => string;
  /** which page of them this is, and where it ended; left out if all are shown */
  readonly page?: {
    readonly address: string;
    readonly paidBefore: string | null;
    readonly olderPayments: string | null;
  };
  /** the business's: its calendar counts the days of a statement, on both sides */
  readonly zone: string;
  readonly now: Date;
};

/** What was paid: through Stripe, or another way, as the owner recorded it and the assistant answered. */
export function PaymentsList({ title, payments, reader, address, page, zone, now }: PaymentsListProps) {
  if (payments.length === 0) return null;
  return (
    <PageSection title={title ?? 'Payments'} {...(title ? {} : { id: 'payments' })}>
      <p className="mb-3 max-w-measure text-quiet">
        Payments through Stripe are tracked there. Payments sent another way are recorded by an owner, and the
        person they were sent to confirms that they have arrived.
      </p>
      <ul className="divide-y divide-line">
        {payments.map((payment) => (
          <li key={payment.id} id={`payment-${payment.id}`} className="py-4">
            <PaymentView payment={payment} reader={reader} zone={zone} now={now} />
            <p className="mt-2 text-sm" data-no-print>
              <NearLink href={address(payment.id)} className="link">
                Talk about this payment<span className="sr-only">: {paymentInWords(payment, now)}</span>
              </NearLink>
            </p>
          </li>
        ))}
      </ul>
      {page ? (
        <div className="mt-4 flex flex-wrap gap-2" data-no-print>
          <NewestOrOlder
            newest={page.paidBefore === null ? null : `${page.address}#payments`}
            older={
              page.olderPayments === null ? null : addresses.olderPayments(page.address, page.olderPayments)
            }
            of="payments"
          />
        </div>
      ) : null}
    </PageSection>
  );
}

/** Payments of the same amount are told apart by their day. */
function paymentInWords({ amountMinor, currency, sentOn }: StatementPayment, now: Date): string {
  return `${shownMoney({ minor: amountMinor, currency })}, ${dayInWords(sentOn, now)}`;
}

type PaymentProps = {
  readonly payment: StatementPayment;
  readonly reader: PaymentRole;
  /** the business's */
  readonly zone: string;
  readonly now: Date;
};

/** @returns its day in words: one through Stripe has the day of the owner's approval until its money is sent. */
function sentInWords({ rail, state, sentOn }: StatementPayment, now: Date): string {
  const day = shownDate(sentOn, now);
  if (rail === 'external') return `sent on ${day}`;
  return state === 'paid' ? `paid on ${day}` : day;
}

/** One payment: what was sent and how, its outcome, and the reader's answer to it. */
export function PaymentView({ payment, reader, zone, now }: PaymentProps) {
  const { currency, amountMinor, sentCurrency, sentMinor, exchangeRate, feeMinor, feeCurrency } = payment;
  const { meaning, words } = paymentStateFacts(payment, reader);
  const isRecorded = payment.rail === 'external';
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <strong className="tabular-nums">{shownMoney({ minor: amountMinor, currency })}</strong> by{' '}
          {methodInWords(payment.method)}, {sentInWords(payment, now)}
        </span>
        <StatusMessage>
          <StateLabel meaning={meaning}>{words}</StateLabel>
        </StatusMessage>
      </div>
      <p className="max-w-measure text-sm text-quiet">
        {exchangeRate === null
          ? ''
          : `${shownMoney({ minor: sentMinor, currency: sentCurrency })} left, at ${shortRate(exchangeRate)} for one ${currency}. `}
        {feeMinor > 0
          ? feeInWords(
              isRecorded,
              shownMoney({ minor: feeMinor, currency: feeCurrency }),
              shownMoney({ minor: sentMinor, currency: sentCurrency }),
            )
          : ''}
        {payment.returnedMinor > 0 ? `${returnedInWords(payment)} ` : ''}
        {payment.reference ? `Reference ${payment.reference}. ` : ''}
        {payment.note}
      </p>
      <StripeReports payment={payment} reader={reader} zone={zone} now={now} />
      {payment.proof ? (
        <p>
          <FileLink
            href={addresses.file(payment.workspaceId, payment.proof.id)}
            name={payment.proof.name}
            sizeBytes={Number(payment.proof.sizeBytes)}
          />
        </p>
      ) : null}
      {payment.answers
        .filter(({ note }, _, answers) => note !== '' || answers.length > 1)
        .map(({ outcome, note, answeredAt }) => (
          <p key={outcome} className="max-w-measure border-s-2 border-line ps-3 whitespace-pre-wrap">
            {PAYMENT_STATE_FACTS[outcome].words}, {shownDay(answeredAt, zone, now)}
            {note === '' ? '' : `: ${note}`}
          </p>
        ))}
      <PaymentAnswer payment={payment} reader={reader} now={now} />
    </div>
  );
}

/** @returns how much of it came back, and what of that. */
function returnedInWords({ returnedMinor, sentMinor, sentCurrency }: StatementPayment): string {
  const [back, sent] = [returnedMinor, sentMinor].map((minor) =>
    shownMoney({ minor, currency: sentCurrency }),
  );
  return `${back} of the ${sent} that were sent came back at Stripe. That is owed again.`;
}

function feeInWords(isRecorded: boolean, fee: string, sent: string): string {
  return isRecorded
    ? `Sending it cost ${fee}. `
    : `${sent} of it is sent: Stripe takes ${fee}, which the assistant bears as agreed. `;
}
