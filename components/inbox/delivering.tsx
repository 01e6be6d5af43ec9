import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FileField } from '@/components/forms/file-field';
import { judgedBy, unmetFirst } from '@/lib/briefs/criteria.rules';
import { deliverBrief } from '@/lib/briefs/delivery.actions';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document.queries';
import { BriefRef } from './brief-ref';
import { SayMet } from './say-met';
import { Unfolding } from './unfolding';

/** Where the work is delivered: something against each deliverable, beside what it will be judged by. */
export function DeliverForm({ brief }: { brief: BriefDocument }) {
  const before = brief.deliveries.at(-1);
  return (
    <ActionForm action={deliverBrief} label="Deliver">
      <BriefRef brief={brief} />
      <Unfolding id="deliver" title={before ? 'Deliver again' : 'Deliver'}>
        <FormMessage />
        {brief.deliverables.map((deliverable, index) => (
          <DeliverableFields key={deliverable.id} deliverable={deliverable} index={index} before={before} />
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
  readonly before: BriefDelivery | undefined;
};

function DeliverableFields({ deliverable, index, before }: DeliverableFieldsProps) {
  const { id, title, criteria } = deliverable;
  const item = `items[${index}]`;
  return (
    <fieldset className="grid gap-4 border-s-2 border-line ps-4">
      <legend className="float-start mb-1 w-full font-semibold [overflow-wrap:anywhere]">{title}</legend>
      <input type="hidden" name={`${item}.deliverableId`} value={id} />
      <FileField name={`${item}.files`} label="Files" hint="Up to 25 MB each." />
      <TextField name={`${item}.link`} label="Link" type="url" isOptional />
      <TextAreaField name={`${item}.note`} label="Note" rows={2} isOptional />
      {criteria.length > 0 ? (
        <fieldset className="grid gap-3">
          <legend className="mb-2 font-semibold">What is met, as you see it</legend>
          {unmetFirst(criteria, (criterion) => judgedBy(before, criterion)).map((criterion) => (
            <SayMet
              key={criterion.id}
              criterion={criterion}
              row={`${item}.criteria[${criteria.indexOf(criterion)}]`}
              lastTime={judgedBy(before, criterion)}
            />
          ))}
        </fieldset>
      ) : null}
    </fieldset>
  );
}
