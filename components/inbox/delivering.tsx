import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { MayWait } from '@/components/offline/may-wait';
import { judgedBy, unmetFirst } from '@/lib/briefs/criteria.rules';
import { deliverBrief } from '@/lib/briefs/delivery.actions';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document.queries';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { SayMet } from './say-met';
import { Unfolding } from './unfolding';
import { UploadField } from './upload-field';

type DeliverFormProps = {
  readonly brief: BriefDocument;
  /** files that have been on their way before */
  readonly waiting: readonly WaitingUpload[];
};

/** Where the work is delivered: something against each deliverable, beside what it will be judged by. */
export function DeliverForm({ brief, waiting }: DeliverFormProps) {
  const before = brief.deliveries.at(-1);
  return (
    <ActionForm action={deliverBrief} label="Deliver">
      <RefFields of={brief} />
      <MayWait as="briefs.deliver" />
      <Unfolding id="deliver" title={before ? 'Deliver again' : 'Deliver'}>
        <FormMessage />
        {brief.deliverables.map((deliverable, index) => (
          <DeliverableFields
            key={deliverable.id}
            brief={brief}
            deliverable={deliverable}
            index={index}
            before={before}
            waiting={waiting.filter(({ deliverableId }) => deliverableId === deliverable.id)}
          />
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

type DeliverableFieldsProps = DeliverFormProps & {
  readonly deliverable: BriefDocument['deliverables'][number];
  readonly index: number;
  readonly before: BriefDelivery | undefined;
};

function DeliverableFields({ brief, deliverable, index, before, waiting }: DeliverableFieldsProps) {
  const { id, title, criteria } = deliverable;
  const item = `items[${index}]`;
  return (
    <fieldset className="grid gap-4 border-s-2 border-line ps-4">
      <legend className="float-start mb-1 w-full font-semibold">{title}</legend>
      <input type="hidden" name={`${item}.deliverableId`} value={id} />
      <UploadField
        row={item}
        place={{ workspaceId: brief.workspaceId, briefId: brief.id, deliverableId: id }}
        waiting={waiting}
      />
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
