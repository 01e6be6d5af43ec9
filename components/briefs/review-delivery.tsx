import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { Unfolding } from '@/components/inbox/unfolding';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document.queries';
import { approveDelivery, requestRevision } from '@/lib/briefs/reviewing.actions';
import type { BriefAction } from '@/lib/briefs/rules';
import { UnmetMessage } from './unmet-message';

type ReviewDeliveryProps = {
  readonly brief: BriefDocument;
  readonly delivery: BriefDelivery;
  readonly actions: readonly BriefAction[];
};

/** The owner's answer to a delivery: yes, or which criterion isn't met. There is no third. */
export function ReviewDelivery({ brief, delivery, actions }: ReviewDeliveryProps) {
  if (!actions.includes('approve')) {
    return <p className="text-quiet">It waits for a review by somebody who didn’t deliver it.</p>;
  }
  return (
    <div className="grid gap-4 border-t border-line pt-4" data-no-print>
      <AskedFor brief={brief} />
      <ActionForm action={approveDelivery} label="Approve" className="grid gap-3">
        <Reviewed brief={brief} delivery={delivery} />
        <FormMessage />
        <TextAreaField
          name="note"
          label="A word with it"
          hint="Approving closes the brief. The record keeps which notes, links and files you accepted."
          rows={2}
          isOptional
        />
        <div>
          <Submit pending="Approving…">Approve</Submit>
        </div>
      </ActionForm>
      <RevisionForm brief={brief} delivery={delivery} />
    </div>
  );
}

/** What both agreed to judge by, right where it is judged. */
function AskedFor({ brief }: Pick<ReviewDeliveryProps, 'brief'>) {
  const criteria = brief.deliverables.flatMap((deliverable) => deliverable.criteria);
  if (criteria.length === 0) return null;
  return (
    <div>
      <h3>It is right when</h3>
      <ul className="ms-5 list-[square] [overflow-wrap:anywhere] marker:text-quiet">
        {criteria.map(({ id, text }) => (
          <li key={id} className="whitespace-pre-line">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Names what isn't met, criterion by criterion, so that the assistant never has to guess. */
function RevisionForm({ brief, delivery }: Pick<ReviewDeliveryProps, 'brief' | 'delivery'>) {
  const criteria = brief.deliverables.flatMap((deliverable) =>
    deliverable.criteria.map((criterion) => ({ ...criterion, of: deliverable.title })),
  );
  return (
    <ActionForm action={requestRevision} label="Send back">
      <Reviewed brief={brief} delivery={delivery} />
      <Unfolding id="send-back" title="Something isn’t met">
        <FormMessage />
        <UnmetMessage />
        {criteria.map(({ id, text, of }, index) => (
          <div key={id} className="grid gap-2">
            <input type="hidden" name={`unmet[${index}].criterionId`} value={id} />
            <CheckboxField name={`unmet[${index}].isUnmet`} label={`Not met: ${text}`} hint={of} />
            <div className="ps-7.5">
              <TextAreaField name={`unmet[${index}].reason`} label="What is missing" rows={1} isOptional />
            </div>
          </div>
        ))}
        <TextAreaField name="note" label="Anything else" rows={2} isOptional />
        <div>
          <Submit look="quiet" pending="Sending back…">
            Send back
          </Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

function Reviewed({ brief, delivery }: Pick<ReviewDeliveryProps, 'brief' | 'delivery'>) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={brief.workspaceId} />
      <input type="hidden" name="id" value={brief.id} />
      <input type="hidden" name="version" value={brief.version} />
      <input type="hidden" name="deliveryId" value={delivery.id} />
    </>
  );
}
