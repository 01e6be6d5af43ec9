import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { shownMoney } from '@/components/ui/shown-money';
import type { MovedRail } from '@/lib/pay/rails/choosing.rules';
import { sendAgain, settleRefund, stopPayout, takeBack } from '@/lib/pay/runs/resolving.actions';
import type { RunPage } from '@/lib/pay/stripe/pages.queries';
import { comesBackMinor } from '@/lib/pay/stripe/refunds/refund-cover.rules';
import { decideResolution, type Resolution } from '@/lib/pay/stripe/resolving.rules';

type Payment = RunPage['payments'][number];
type MendingProps = { readonly payment: Payment; readonly rail: MovedRail; readonly workspaceId: string };

/** What an owner can do about one assistant's part of a run, if it doesn't go on by itself. */
export function ResolvePayment({ payment, rail, workspaceId }: MendingProps) {
  const may = (resolution: Resolution) => decideResolution({ ...payment, rail }, resolution).ok;
  const seen = (
    <>
      <SeenFields of={{ workspaceId, id: payment.id, version: payment.version }} />
      <FormMessage />
    </>
  );
  const isOver = payment.state === 'refunded';
  const isInPart = payment.returnedMinor > 0;
  return (
    <>
      {may('send') ? (
        <ActionForm action={sendAgain} label={`Send to ${payment.assistant} again`} className="grid gap-2">
          {seen}
          <div>
            <Submit pending="Sending…">Send it again</Submit>
          </div>
        </ActionForm>
      ) : null}
      {may('stop') ? (
        <ActionForm
          action={stopPayout}
          label={`Stop what goes to ${payment.assistant}`}
          className="grid gap-2"
        >
          {seen}
          <div>
            <Submit look="quiet" pending="Stopping it…">
              Stop it
            </Submit>
          </div>
        </ActionForm>
      ) : null}
      {may('take_back') && isOver ? <AskedForAgain payment={payment} seen={seen} /> : null}
      {may('take_back') && !isOver && isInPart ? <GivingBack payment={payment} seen={seen} /> : null}
      {may('take_back') && !isOver && !isInPart ? <TakingBack payment={payment} seen={seen} /> : null}
      {may('settle') ? <Settling payment={payment} seen={seen} /> : null}
    </>
  );
}

type FormProps = { readonly payment: Payment; readonly seen: ReactNode };

/**
 * The payment is back from the assistant and owed again; what failed is refunding the business, so that is requested
 * again.
 */
function AskedForAgain({ payment, seen }: FormProps) {
  return (
    <ActionForm
      action={takeBack}
      label={`Ask again for what went to ${payment.assistant}`}
      className="grid gap-2"
    >
      {seen}
      <div>
        <Submit pending="Asking for it…">Ask for it again</Submit>
      </div>
    </ActionForm>
  );
}

/** A part was reversed by hand and is owed again: it waits at Stripe, and is the business's. */
function GivingBack({ payment, seen }: FormProps) {
  return (
    <ActionForm
      action={takeBack}
      label={`Get back what came back from ${payment.assistant}`}
      className="grid gap-2"
    >
      {seen}
      <div>
        <Submit pending="Asking for it…">Get it back</Submit>
      </div>
    </ActionForm>
  );
}

function TakingBack({ payment, seen }: FormProps) {
  return (
    <details className="text-sm" data-no-print open={payment.state === 'failed' && payment.hasLeft}>
      <summary className="fold-link">Take it back</summary>
      <ActionForm
        action={takeBack}
        label={`Take back what went to ${payment.assistant}`}
        className="grid gap-2 py-3"
      >
        {seen}
        <p className="max-w-measure text-quiet">{takenBackInWords(payment)}</p>
        <div>
          <Submit look="danger" pending="Taking it back…">
            Take it back
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

function takenBackInWords({ sent, cover, state }: Payment): string {
  const back = { ...sent, minor: comesBackMinor(sent.minor, cover, state === 'paid') };
  if (back.minor === 0)
    return 'You already have the money, by the refund of the charge. What this payment was for is owed again, and you can pay it again.';
  const rest = back.minor < sent.minor ? ', the rest you already have by the refund of the charge,' : ',';
  return `${shownMoney(back)} comes back to you, as far as it is still at Stripe${rest} and what it paid is owed again. Stripe’s fee isn’t refunded.`;
}

/** If no bank accepts the refund, it is sent another way, or left where it is: what was done is recorded. */
function Settling({ payment, seen }: FormProps) {
  return (
    <details className="text-sm" data-no-print>
      <summary className="fold-link">It was settled another way</summary>
      <ActionForm
        action={settleRefund}
        label={`Settle what you took back from ${payment.assistant}`}
        className="grid max-w-xl gap-3 py-3"
      >
        {seen}
        <TextAreaField
          name="note"
          label="How it was settled"
          hint={
            payment.state === 'refunded' || payment.returnedMinor > 0
              ? 'It stays on record, and nothing more is asked of Stripe.'
              : 'It stays on record, nothing more is asked of Stripe, and what the payment paid is owed again.'
          }
          rows={2}
        />
        <div>
          <Submit look="quiet" pending="Settling…">
            It is settled
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}
