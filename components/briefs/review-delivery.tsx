import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import { deliveryBefore, unmetFirst, verdictOn } from '@/lib/briefs/delivery/criteria.rules';
import { approveDelivery, refuseDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document/document.queries';
import type { BriefAction } from '@/lib/briefs/rules';
import { limitInWords, priceInWords } from '@/lib/briefs/terms/budget-words';
import { SaidOf } from './delivered-criteria';
import { DeliveredItems } from './delivered-items';
import { DeliveryContents } from './delivery-contents';
import { MarkCriterion } from './mark-criterion';
import { UnmetMessage } from './unmet-message';

const hintFor = (owed: string | null) =>
  `Approving closes the brief${owed === null ? '' : `, and ${owed} is owed for it`}: the record keeps which notes, links and files you accepted. Sending it back names what you marked as not met; the rest stays met so far.`;
const HINT_AFTER_THE_END =
  'Your work together has ended, so it can’t be sent back. Approving accepts it, and it is owed as agreed. Refusing names what you marked as not met, closes the brief, and tells both of you what is owed all the same.';

/** What an approval makes owed; if there is a limit, only as far as that isn't reached. */
function owedByIt(brief: BriefDocument): string | null {
  const [price, limit] = [priceInWords(brief), limitInWords(brief)];
  return price === null || limit === null ? price : `${price}, all briefs together ${limit},`;
}

type Criterion = BriefDocument['deliverables'][number]['criteria'][number];

type ReviewDeliveryProps = {
  readonly brief: BriefDocument;
  readonly delivery: BriefDelivery;
  readonly actions: readonly BriefAction[];
};

/** A delivery for review, by those who may. */
export function ReviewDelivery({ brief, delivery, actions }: ReviewDeliveryProps) {
  if (actions.includes('approve')) return <ReviewForm brief={brief} delivery={delivery} />;
  return (
    <>
      <DeliveryContents brief={brief} delivery={delivery} />
      <p className="text-quiet">
        It is waiting for somebody other than the person who delivered it to review it.
      </p>
    </>
  );
}

/**
 * The owner's answer to a delivery: they read it against each criterion, then accept it, or say which isn't met. There
 * is no third answer; after the end of the engagement, a no is final.
 */
function ReviewForm({ brief, delivery }: Omit<ReviewDeliveryProps, 'actions'>) {
  const before = deliveryBefore(brief.deliveries, delivery);
  const verdictOf = (criterion: Criterion) => verdictOn(before, criterion);
  const criteria = brief.deliverables.flatMap((deliverable) => deliverable.criteria);
  const numbers = new Map(criteria.map(({ id }, index) => [id, index]));
  const worstOf = (deliverable: BriefDocument['deliverables'][number]) =>
    deliverable.criteria.map(verdictOf).find(({ is }) => is === 'unmet') ?? { is: 'unjudged' as const };
  return (
    <TwoWayForm
      action={approveDelivery}
      otherAction={brief.hasEnded ? refuseDelivery : requestRevision}
      label="Review"
      className="grid gap-6 [&_fieldset]:print:break-inside-avoid"
    >
      <SeenFields of={brief} />
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <FormMessage />
      <UnmetMessage />
      {unmetFirst(brief.deliverables, worstOf).map((deliverable) => (
        <section key={deliverable.id} className="grid gap-3 border-s-2 border-line ps-4">
          <h4 className="font-semibold">{deliverable.title}</h4>
          <DeliveredItems
            workspaceId={brief.workspaceId}
            deliverableId={deliverable.id}
            delivery={delivery}
            before={before}
          />
          {unmetFirst(deliverable.criteria, verdictOf).map((criterion) => (
            <MarkCriterion
              key={criterion.id}
              criterion={criterion}
              row={`unmet[${numbers.get(criterion.id)}]`}
              lastTime={verdictOf(criterion)}
            >
              <SaidOf criterionId={criterion.id} delivery={delivery} />
            </MarkCriterion>
          ))}
        </section>
      ))}
      <TextAreaField
        name="note"
        label="A word with it"
        hint={brief.hasEnded ? HINT_AFTER_THE_END : hintFor(owedByIt(brief))}
        rows={2}
        isOptional
      />
      <div className="flex flex-wrap gap-2" data-no-print>
        <Submit pending="Approving…">Approve</Submit>
        {criteria.length > 0 && brief.hasEnded ? <OtherSubmit pending="Refusing…">Refuse</OtherSubmit> : null}
        {criteria.length > 0 && !brief.hasEnded ? (
          <OtherSubmit pending="Sending back…">Send back</OtherSubmit>
        ) : null}
      </div>
    </TwoWayForm>
  );
}
