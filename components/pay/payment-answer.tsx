import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import type { StatementPayment } from '@/lib/pay/payments/payments.queries';
import {
  DAYS_TO_TAKE_BACK,
  decidePayment,
  type PaymentAction,
  type PaymentRole,
} from '@/lib/pay/payments/payments.rules';
import {
  confirmPayment,
  disputePayment,
  settlePayment,
  withdrawPayment,
} from '@/lib/pay/recording/answering.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';

type FormProps = { readonly payment: StatementPayment };

type PaymentAnswerProps = FormProps & { readonly reader: PaymentRole; readonly now: Date };

/** What the reader can say about a payment made another way: whether it has arrived, or that its record was wrong. */
export function PaymentAnswer({ payment, reader, now }: PaymentAnswerProps) {
  // of what goes through Stripe, Stripe says what became of it
  if (payment.rail !== 'external') return null;
  const may = (action: PaymentAction) => decidePayment(payment, action, reader, now).ok;
  if (may('confirm')) return <HasItArrived payment={payment} />;
  if (may('settle')) return <Settle payment={payment} />;
  if (may('dispute')) return <HasNotArrivedAfterAll payment={payment} />;
  if (!may('withdraw')) return null;
  return (
    <>
      {payment.state === 'disputed' ? (
        <p className="max-w-measure">
          Look into it together. Once it has arrived, the person you sent it to says so; if it was never sent,
          take the record back, and it is owed again.
        </p>
      ) : null}
      <TakeRecordBack payment={payment} />
    </>
  );
}

function HasItArrived({ payment }: FormProps) {
  return (
    <TwoWayForm
      action={confirmPayment}
      otherAction={disputePayment}
      label="Has it arrived?"
      className="grid max-w-xl gap-3"
    >
      <SeenFields of={payment} />
      <FormMessage />
      <TextAreaField
        name="note"
        label="A word with it"
        hint="If it hasn’t arrived, or not all of it, say what is missing."
        rows={2}
        isOptional
      />
      <div className="flex flex-wrap gap-2">
        <Submit pending="Confirming…">It has arrived</Submit>
        <OtherSubmit pending="Saying so…">It hasn’t</OtherSubmit>
      </div>
    </TwoWayForm>
  );
}

/** Nothing takes it back, so it opens in place and says what follows. */
function Settle({ payment }: FormProps) {
  return (
    <>
      <p className="max-w-measure">
        The business has been told. Once it has arrived, say so here. If it was never sent, they take the
        record back, and it is owed to you again.
      </p>
      <FoldedAnswer payment={payment} action={settlePayment} title="It has arrived after all">
        <TextAreaField
          name="note"
          label="A word with it"
          hint="Once you settle it, it counts as paid. That is final: you can’t dispute it again."
          rows={2}
          isOptional
        />
        <div>
          <Submit pending="Settling…">Settle it</Submit>
        </div>
      </FoldedAnswer>
    </>
  );
}

/** For somebody who confirmed it by mistake, or whose bank sent it back. */
function HasNotArrivedAfterAll({ payment }: FormProps) {
  return (
    <FoldedAnswer payment={payment} action={disputePayment} title="It hasn’t arrived after all">
      <TextAreaField
        name="note"
        label="What isn’t right"
        hint={`Say whether nothing has come, or less than this. The business is told, and it doesn’t count as paid until you say that it has arrived. A confirmation can be taken back for ${DAYS_TO_TAKE_BACK} days.`}
        rows={2}
      />
      <div>
        <Submit look="danger" pending="Taking it back…">
          Take my confirmation back
        </Submit>
      </div>
    </FoldedAnswer>
  );
}

function TakeRecordBack({ payment }: FormProps) {
  return (
    <FoldedAnswer payment={payment} action={withdrawPayment} title="Take the record back">
      <TextAreaField name="note" label="Why" hint="What it was meant to pay is owed again." rows={2} />
      <div>
        <Submit look="danger" pending="Taking it back…">
          Take it back
        </Submit>
      </div>
    </FoldedAnswer>
  );
}

type FoldedAnswerProps = FormProps & {
  readonly action: FormAction<void>;
  readonly title: string;
  readonly children: ReactNode;
};

/** An answer that few give: it stays folded until it is wanted. */
function FoldedAnswer({ payment, action, title, children }: FoldedAnswerProps) {
  return (
    <details className="text-sm" data-no-print>
      <summary className="fold-link">{title}</summary>
      <ActionForm action={action} label={title} className="grid max-w-xl gap-3 py-3">
        <SeenFields of={payment} />
        <FormMessage />
        {children}
      </ActionForm>
    </details>
  );
}
