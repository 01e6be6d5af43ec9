import { AgreedLink } from '@/components/agreements/agreed-link';
import { paymentStateFacts } from '@/components/pay/payment-states';
import { NearLink } from '@/components/ui/near-link';
import { shownMoney } from '@/components/ui/shown-money';
import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import type { BankStatus } from '@/lib/pay/at-bank.rules';
import { refundGoesInWords } from '@/lib/pay/charge-words.rules';
import { isNamedByDays, nameOfOwed } from '@/lib/pay/owed/owed.rules';
import type { MovedRail } from '@/lib/pay/rails/choosing.rules';
import type { RunPage } from '@/lib/pay/stripe/pages.queries';
import { refundFailureInWords } from '@/lib/pay/stripe/refunds/refund-failures.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { dayInWords, formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { ResolvePayment } from './resolve-payment';

type Payment = RunPage['payments'][number];
type PaymentsProps = {
  readonly run: RunPage;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** To whom a run goes, for which work, and how far each is. */
export function RunPayments({ run, slug, zone, now }: PaymentsProps) {
  return (
    <ul className="divide-y divide-line">
      {run.payments.map((payment) => (
        <li key={payment.id} className="grid gap-2 py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <strong className="tabular-nums">{shownMoney(payment.sent)}</strong> to{' '}
              <NearLink
                href={addresses.statement(slug, payment.engagementId)}
                className="text-accent underline underline-offset-4"
              >
                {payment.assistant}
              </NearLink>
            </span>
            <PaymentState payment={payment} rail={run.rail} />
          </div>
          <Borne payment={payment} slug={slug} />
          <ul className="grid gap-1 text-sm text-quiet">
            {payment.lines.map((line) => (
              <li key={line.id}>
                <Line line={line} slug={slug} now={now} />
              </li>
            ))}
          </ul>
          <Progress payment={payment} run={run} zone={zone} now={now} />
          <ResolvePayment payment={payment} rail={run.rail} workspaceId={run.workspaceId} />
        </li>
      ))}
    </ul>
  );
}

/** Where the assistant bears what Stripe takes, less is sent than is paid off. */
function Borne({
  payment: { money, sent, assistant, agreementId },
  slug,
}: {
  payment: Payment;
  slug: string;
}) {
  const minor = money.minor - sent.minor;
  if (minor === 0) return null;
  return (
    <p className="max-w-measure text-sm text-quiet">
      It pays {shownMoney(money)}: Stripe takes {shownMoney({ ...money, minor })} of that, which {assistant}{' '}
      bears by your agreement.{' '}
      {agreementId ? (
        <AgreedLink under={{ reader: { side: 'owner', slug }, agreementId, asOf: null }} clause="pay" />
      ) : null}
    </p>
  );
}

const AT_STRIPE: StateFacts = { meaning: 'risk', words: 'Still at Stripe' };

/** "Sent" says that it has left for the assistant's account; "in the bank" is what Stripe tells later. */
function PaymentState({ payment, rail }: { payment: Payment; rail: MovedRail }) {
  // recorded as paid back, but Stripe refused the refund: the money is still with Stripe
  const isAtStripe = payment.state === 'refunded' && payment.refusedTakingBack === 'refund';
  const { meaning, words } = isAtStripe ? AT_STRIPE : paymentStateFacts({ ...payment, rail }, 'owner');
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}

function Line({ line, slug, now }: { line: Payment['lines'][number]; slug: string; now: Date }) {
  const what = nameOfOwed(line);
  const href = line.timesheetId
    ? addresses.timesheet(slug, line.timesheetId)
    : line.briefId
      ? addresses.brief(slug, line.briefId)
      : null;
  return (
    <>
      <span className="tabular-nums">{shownMoney(line.money)}</span>:{' '}
      {href ? (
        <NearLink href={href} className="underline underline-offset-4">
          {what}
        </NearLink>
      ) : (
        what
      )}
      {line.minutes === null ? '' : `, ${shownMinutes(line.minutes)}`}
      {isNamedByDays(line) ? '' : `, ${dayInWords(line.fromDay, now)}`}
    </>
  );
}

type ProgressProps = { payment: Payment; run: RunPage; zone: string; now: Date };

function Progress({ payment, run: { rail, charged }, zone, now }: ProgressProps) {
  const { state, said, bank, transferId, sent, returnedMinor } = payment;
  const { isBeingTakenBack, refusedTakingBack, refundedAt } = payment;
  return (
    <div className="grid max-w-measure gap-1 text-sm text-quiet">
      {said && (state === 'failed' || state === 'refunded') ? <p>{said}</p> : null}
      {returnedMinor > 0 ? (
        <p>
          {shownMoney({ ...sent, minor: returnedMinor })} of it was taken from their account at Stripe again
          by whoever runs this installation, and is owed again. The rest stays paid.
        </p>
      ) : null}
      {state === 'paid' ? <p>{atBankInWords(bank, rail, (at) => formatInstant(at, zone, now))}</p> : null}
      {isBeingTakenBack && state !== 'refunded' ? (
        <p>
          {returnedMinor > 0 ? 'We have asked Stripe to return to you what came back.' : 'Being taken back.'}
        </p>
      ) : null}
      {refundedAt && refusedTakingBack !== 'refund' ? (
        <p>
          Refunded to you on {shownInstant(refundedAt, zone, now)}. {refundGoesInWords(charged)}
        </p>
      ) : null}
      {refusedTakingBack ? <p>{notTakenBackInWords(payment)}</p> : null}
      {transferId ? <p>Stripe calls it {transferId}.</p> : null}
    </div>
  );
}

function atBankInWords(bank: BankStatus, rail: MovedRail, stamp: (at: Date) => string): string {
  switch (bank.is) {
    case 'arrived':
      return `In their bank since ${stamp(bank.at)}.`;
    case 'sent_back':
      return `Their bank sent it back on ${stamp(bank.at)}. It is in their account at Stripe, which sends it again once they have given it a bank account that takes it. They have been told; you owe nothing more.`;
    case 'not_told':
      return rail === 'stripe_connect'
        ? 'In their account at Stripe, on its way to their bank.'
        : 'On its way to their bank. Stripe says nothing more about it, unless it comes back.';
  }
}

function notTakenBackInWords({ state, refusedTakingBack, refusedBecause }: Payment): string {
  if (refusedTakingBack === 'reverse')
    return 'It couldn’t be taken back: there isn’t enough left in their account at Stripe.';
  const why = refundFailureInWords(refusedBecause);
  const whatNext = state === 'refunded' ? 'Ask for it' : 'Take it back';
  return `Stripe couldn’t return it to you, so it is still there. ${why} ${whatNext} once more later; if it stays so, whoever runs this installation can send it to you another way.`;
}
