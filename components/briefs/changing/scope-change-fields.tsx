import { TextAreaField, TextField } from '@/components/forms/fields';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { AutonomyField } from '../editor/autonomy-field';

/** The present scope, to be rewritten, emptied or added to; folded, since it is changed least often. */
export function ScopeChangeFields({ brief }: { readonly brief: BriefDocument }) {
  const { deliverables, givens, outcome, instructions, autonomy } = brief;
  return (
    <details className="group/scope">
      <summary className="fold-link">Ask for other work as well</summary>
      <div className="mt-3 grid gap-6">
        <p className="text-quiet">
          Change what should be different, and leave the rest as it is. Empty a line to remove it; what was
          delivered and said about it is kept.
        </p>
        <TextAreaField
          name="outcome"
          label="What is different when this is done"
          rows={2}
          initial={outcome}
          isOptional="unsaid"
        />
        {deliverables.map((deliverable, index) => (
          <DeliverableWish key={deliverable.id} name={`deliverables[${index}]`} deliverable={deliverable} />
        ))}
        <DeliverableWish name={`deliverables[${deliverables.length}]`} />
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-semibold">Good to know</legend>
          {givens.map(({ id, text }, index) => (
            <TextWish key={id} name={`givens[${index}]`} label={`Given ${index + 1}`} part={{ id, text }} />
          ))}
          <TextWish name={`givens[${givens.length}]`} label="One more" />
        </fieldset>
        <TextAreaField
          name="instructions"
          label="How to go about it"
          rows={3}
          initial={instructions}
          isOptional="unsaid"
        />
        <AutonomyField initial={autonomy} />
      </div>
    </details>
  );
}

type DeliverableWishProps = {
  readonly name: string;
  readonly deliverable?: BriefDocument['deliverables'][number];
};

function DeliverableWish({ name, deliverable }: DeliverableWishProps) {
  const criteria = deliverable?.criteria ?? [];
  return (
    <fieldset className="grid gap-3 border-s-2 border-line ps-4">
      <legend className="float-start mb-2 w-full font-semibold">
        {deliverable ? 'To deliver' : 'One more to deliver'}
      </legend>
      <input type="hidden" name={`${name}.id`} value={deliverable?.id ?? ''} />
      <TextField name={`${name}.title`} label="What" initial={deliverable?.title ?? ''} isOptional="unsaid" />
      {criteria.map(({ id, text }, index) => (
        <TextWish
          key={id}
          name={`${name}.criteria[${index}]`}
          label={`Right when (${index + 1})`}
          part={{ id, text }}
        />
      ))}
      <TextWish name={`${name}.criteria[${criteria.length}]`} label="Right when (one more)" />
    </fieldset>
  );
}

type TextWishProps = {
  readonly name: string;
  readonly label: string;
  readonly part?: { readonly id: string; readonly text: string };
};

function TextWish({ name, label, part }: TextWishProps) {
  return (
    <>
      <input type="hidden" name={`${name}.id`} value={part?.id ?? ''} />
      <TextAreaField
        name={`${name}.text`}
        label={label}
        rows={1}
        initial={part?.text ?? ''}
        isOptional="unsaid"
      />
    </>
  );
}
