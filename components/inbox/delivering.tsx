import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FileField } from '@/components/forms/file-field';
import { deliverBrief } from '@/lib/briefs/delivery.actions';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document.queries';
import { BriefRef } from './brief-ref';
import { Unfolding } from './unfolding';

/** Where the work is delivered: something against each deliverable, beside what it will be judged by. */
export function DeliverForm({ brief }: { brief: BriefDocument }) {
  const review = brief.deliveries.at(-1)?.review ?? null;
  return (
    <ActionForm action={deliverBrief} label="Deliver">
      <BriefRef brief={brief} />
      <Unfolding id="deliver" title={review ? 'Deliver again' : 'Deliver'}>
        <FormMessage />
        {brief.deliverables.map((deliverable, index) => (
          <DeliverableFields key={deliverable.id} deliverable={deliverable} index={index} review={review} />
        ))}
        <TextAreaField
          name="note"
          label="A note on the whole"
          isOptional={brief.deliverables.length > 0}
          hint="What you decided on the way, and what they should know before they look."
        />
        <div>
          <Submit pending="Delivering…">Deliver</Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

type DeliverableFieldsProps = {
  readonly deliverable: BriefDocument['deliverables'][number];
  readonly index: number;
  readonly review: BriefDelivery['review'];
};

function DeliverableFields({ deliverable, index, review }: DeliverableFieldsProps) {
  const { id, title, criteria } = deliverable;
  const item = `items[${index}]`;
  return (
    <fieldset className="grid gap-4 border-s-2 border-line ps-4">
      <legend className="float-start mb-1 w-full font-semibold [overflow-wrap:anywhere]">{title}</legend>
      <input type="hidden" name={`${item}.deliverableId`} value={id} />
      {criteria.length > 0 ? (
        <ul className="clear-both ms-5 list-[square] text-sm [overflow-wrap:anywhere] marker:text-quiet">
          {criteria.map((criterion) => (
            <li key={criterion.id} className="whitespace-pre-line">
              {criterion.text}
              <Unmet criterionId={criterion.id} review={review} />
            </li>
          ))}
        </ul>
      ) : null}
      <FileField name={`${item}.files`} label="Files" hint="Up to 25 MB each." />
      <TextField name={`${item}.link`} label="Link" type="url" isOptional />
      <TextAreaField name={`${item}.note`} label="Note" rows={2} isOptional />
    </fieldset>
  );
}

function Unmet({ criterionId, review }: { criterionId: string; review: BriefDelivery['review'] }) {
  const isUnmet = review?.unmet.some((each) => each.criterionId === criterionId) ?? false;
  return isUnmet ? <span className="font-semibold text-needs"> (not met last time)</span> : null;
}
