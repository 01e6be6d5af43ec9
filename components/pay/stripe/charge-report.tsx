import { Notice } from '@/components/ui/notice';
import { shownMoney } from '@/components/ui/shown-money';
import { CHARGE_DISPUTED, CHARGE_TAKEN_BACK, refundedByHandInWords } from '@/lib/pay/charge-words.rules';
import { isPartUnsent } from '@/lib/pay/stripe/moving.rules';
import type { RunPage } from '@/lib/pay/stripe/pages.queries';
import { chargeOf } from '@/lib/pay/stripe/runs.rules';

type Charge = Pick<
  RunPage,
  | 'chargeState'
  | 'payments'
  | 'currency'
  | 'totalMinor'
  | 'feeMinor'
  | 'disputedMinor'
  | 'refundedByHandMinor'
  | 'charged'
>;

/** What its owner has to know about a run's charge; nothing while all is well. */
export function ChargeReport({ run }: { readonly run: Charge }) {
  return (
    <>
      <Debit run={run} />
      <RefundedByHand run={run} />
    </>
  );
}

function Debit({ run }: { readonly run: Charge }) {
  if (run.chargeState === 'processing')
    return (
      <Notice meaning="money" title="Your bank is being debited">
        <p>That takes up to four working days. Each assistant is sent their part as soon as it arrives.</p>
      </Notice>
    );
  if (run.payments.some(({ state }) => state === 'disputed'))
    return (
      <Notice meaning="risk" title={`Your bank disputes ${disputedInWords(run)}`}>
        <p>{CHARGE_DISPUTED}</p>
      </Notice>
    );
  if (run.disputedMinor > 0)
    return (
      <Notice meaning="money" title={`Your bank has taken back ${disputedInWords(run)}`}>
        <p>{CHARGE_TAKEN_BACK}</p>
      </Notice>
    );
  return null;
}

function disputedInWords(run: Charge): string {
  const { currency, disputedMinor: minor } = run;
  const isInPart = minor > 0 && minor < chargeOf(run).minor;
  return isInPart ? `${shownMoney({ minor, currency })} of this charge` : 'this charge';
}

function RefundedByHand({ run }: { readonly run: Charge }) {
  const { currency, refundedByHandMinor: minor } = run;
  if (minor === 0) return null;
  const [refunded, charged] = [{ minor, currency }, chargeOf(run)].map((each) => shownMoney(each));
  return (
    <Notice meaning="risk" title={`${refunded} of the ${charged} charged was refunded to you`}>
      <p>{refundedByHandInWords(run.charged, isPartUnsent(run.payments))}</p>
    </Notice>
  );
}
