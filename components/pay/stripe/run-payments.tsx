import { AgreedLink } from '@/components/agreements/agreed-link';
import { paymentStateFacts } from '@/components/pay/payment-states';
import { NearLink } from '@/components/ui/near-link';
import { shownMinutes } from '@/components/ui/shown-minutes';
import { shownMoney } from '@/components/ui/shown-money';
import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import { isNamedByDays, nameOfOwed } from '@/lib/pay/owed.rules';
import type { MovedRail } from '@/lib/pay/rails/choosing.rules';
import type { RunPage } from '@/lib/pay/stripe/pages.queries';
import { addresses } from '@/lib/platform/addresses';
import { dayInWords, formatInstant } from '@/lib/platform/time/format';
import { RunMending } from './run-mending';

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
            <PaymentState payment={payment} />
          </div>
          <Borne payment={payment} slug={slug} />
          <ul className="grid gap-1 text-sm text-quiet">
            {payment.lines.map((line) => (
              <li key={line.id}>
                <Line line={line} slug={slug} now={now} />
              </li>
            ))}
          </ul>
          <Progress payment={payment} rail={run.rail} zone={zone} now={now} />
          <RunMending payment={payment} rail={run.rail} workspaceId={run.workspaceId} />
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
        <AgreedLink under={{ reader: { side: 'owner', slug }, agreementId, heldOn: null }} clause="pay" />
      ) : null}
    </p>
  );
}

const AT_STRIPE: StateFacts = { meaning: 'risk', words: 'Still at Stripe' };

/** "Sent" says that it has left for the assistant's account; "in the bank" is what Stripe tells later. */
function PaymentState({ payment }: { payment: Payment }) {
  // recorded as paid back, but Stripe refused the refund: the money is still with Stripe
  const isAtStripe = payment.state === 'refunded' && payment.refusedTakingBack === 'refund';
  const { meaning, words } = isAtStripe ? AT_STRIPE : paymentStateFacts(payment);
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

type ProgressProps = { payment: Payment; rail: MovedRail; zone: string; now: Date };

function Progress({ payment, rail, zone, now }: ProgressProps) {
  const { state, said, arrivedAt, transferId, sent, returnedMinor } = payment;
  const { isBeingTakenBack, refusedTakingBack } = payment;
  return (
    <div className="grid max-w-measure gap-1 text-sm text-quiet">
      {said && (state === 'failed' || state === 'refunded') ? <p>{said}</p> : null}
      {returnedMinor > 0 ? (
        <p>
          {shownMoney({ ...sent, minor: returnedMinor })} of it was taken from their account at Stripe again
          by whoever runs this installation, and is owed again. The rest stays paid.
        </p>
      ) : null}
      {state === 'paid' && !arrivedAt ? (
        <p>
          {rail === 'stripe_connect'
            ? 'In their account at Stripe, on its way to their bank.'
            : 'On its way to their bank. Stripe says nothing more about it, unless it comes back.'}
        </p>
      ) : null}
      {arrivedAt && state === 'paid' ? (
        <p>In their bank since {formatInstant(arrivedAt, zone, now)}.</p>
      ) : null}
      {isBeingTakenBack && state !== 'refunded' ? (
        <p>
          {returnedMinor > 0 ? 'We have asked Stripe to return to you what came back.' : 'Being taken back.'}
        </p>
      ) : null}
      {refusedTakingBack ? <p>{notTakenBackInWords(refusedTakingBack, state)}</p> : null}
      {transferId ? <p>Stripe calls it {transferId}.</p> : null}
    </div>
  );
}

function notTakenBackInWords(
  refused: NonNullable<Payment['refusedTakingBack']>,
  state: Payment['state'],
): string {
  if (refused === 'reverse')
    return 'It couldn’t be taken back: there isn’t enough left in their account at Stripe.';
  const whatNext = state === 'refunded' ? 'Ask for it' : 'Take it back';
  return `Stripe couldn’t return it to you, so it is still there. ${whatNext} once more later; if it stays so, whoever runs this installation can send it to you another way.`;
}
