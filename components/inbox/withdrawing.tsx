import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields, SeenFields } from '@/components/forms/ref-fields';
import { takeDeliveryBack } from '@/lib/briefs/delivery/taking-back.actions';
import type { BriefDelivery, BriefDocument, BriefQuestion } from '@/lib/briefs/document/document.queries';
import { withdrawQuestion } from '@/lib/briefs/questions/clarifying.actions';

type WithdrawQuestionProps = { readonly brief: BriefDocument; readonly question: BriefQuestion };

/** Withdraws an unanswered question, for example one asked by mistake. */
export function WithdrawQuestion({ brief, question }: WithdrawQuestionProps) {
  return (
    <ActionForm action={withdrawQuestion} label="Take the question back" className="grid gap-2 print:hidden">
      <RefFields of={brief} />
      <input type="hidden" name="clarificationId" value={question.id} />
      <FormMessage />
      <div className="flex flex-wrap items-center gap-3">
        <Submit look="quiet" pending="Taking it back…">
          Take it back
        </Submit>
        {question.isBlocking ? (
          <span className="text-sm text-quiet">
            The clock then runs again, unless another question stops it.
          </span>
        ) : null}
      </div>
    </ActionForm>
  );
}

type TakeDeliveryBackProps = { readonly brief: BriefDocument; readonly delivery: BriefDelivery };

/** For somebody who sees that what they delivered isn't right, before anybody has answered. */
export function TakeDeliveryBack({ brief, delivery }: TakeDeliveryBackProps) {
  return (
    <ActionForm
      action={takeDeliveryBack}
      label="Take the delivery back"
      className="grid max-w-xl gap-3 print:hidden"
    >
      <SeenFields of={brief} />
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <FormMessage />
      <p className="text-quiet">
        Something isn’t right? Until somebody answers, you can take it back and deliver again. The deadline
        stays as it is, and {brief.business.name} sees that you did.
      </p>
      <div>
        <Submit look="quiet" pending="Taking it back…">
          Take it back
        </Submit>
      </div>
    </ActionForm>
  );
}
