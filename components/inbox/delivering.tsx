import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { type Ref, RefFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { MayWait } from '@/components/offline/may-wait';
import type { CriterionVerdict } from '@/lib/briefs/delivery/criteria.rules';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { SayMet } from './say-met';
import { UploadField } from './upload-field';

/** A deliverable, with its criteria. */
export type DeliverableFacts = {
  readonly id: string;
  readonly title: string;
  /** what was said of it in the delivery that was taken back; empty where there is none */
  readonly said: { readonly note: string; readonly link: string };
  readonly criteria: readonly {
    readonly id: string;
    readonly text: string;
    /** its place among them, from 0; they may be shown in another order */
    readonly number: number;
    readonly lastTime: CriterionVerdict;
    /** how it was said to be met in the delivery that was taken back; null: it wasn't */
    readonly saidMet: string | null;
  }[];
  /** files that were uploaded before */
  readonly waiting: readonly WaitingUpload[];
};

export type DeliverFormProps = {
  readonly brief: Ref;
  /** something was delivered before */
  readonly isAgain: boolean;
  /** the delivery that was taken back, if that was the latest: what was written in it is there again */
  readonly takenBack: { readonly note: string } | null;
  readonly deliverables: readonly DeliverableFacts[];
};

/** Where the work is delivered: something for each deliverable, beside its criteria. */
export function DeliverForm({ brief, isAgain, takenBack, deliverables }: DeliverFormProps) {
  return (
    <ActionForm action={deliverBrief} label="Deliver">
      <RefFields of={brief} />
      <MayWait as="briefs.deliver" />
      <Unfolding id="deliver" title={isAgain ? 'Deliver again' : 'Deliver'}>
        <FormMessage />
        {takenBack ? (
          <p className="max-w-measure text-quiet">
            What you wrote is here as it was when you took it back. Add the files again: the ones from then
            stay with that delivery.
          </p>
        ) : null}
        {deliverables.map((deliverable, index) => (
          <DeliverableFields key={deliverable.id} brief={brief} deliverable={deliverable} index={index} />
        ))}
        <TextAreaField
          name="note"
          label="A note on the whole"
          isOptional={deliverables.length > 0}
          initial={takenBack?.note ?? ''}
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
  readonly brief: Ref;
  readonly deliverable: DeliverableFacts;
  readonly index: number;
};

function DeliverableFields({ brief, deliverable, index }: DeliverableFieldsProps) {
  const { id, title, said, criteria, waiting } = deliverable;
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
      <TextField name={`${item}.link`} label="Link" type="url" isOptional initial={said.link} />
      <TextAreaField name={`${item}.note`} label="Note" rows={2} isOptional initial={said.note} />
      {criteria.length > 0 ? (
        <fieldset className="grid gap-3">
          <legend className="mb-2 font-semibold">What is met, as you see it</legend>
          {criteria.map(({ number, lastTime, saidMet, ...criterion }) => (
            <SayMet
              key={criterion.id}
              criterion={criterion}
              row={`${item}.criteria[${number}]`}
              lastTime={lastTime}
              saidMet={saidMet}
            />
          ))}
        </fieldset>
      ) : null}
    </fieldset>
  );
}
