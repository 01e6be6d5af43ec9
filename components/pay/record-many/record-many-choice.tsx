'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import {
  type Choice,
  FormMessage,
  SelectField,
  Submit,
  TextAreaField,
  TextField,
} from '@/components/forms/fields';
import { EmptyState } from '@/components/ui/empty-state';
import { INPUT_LOOK } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { partField } from '@/lib/pay/owed/owed-fields.rules';
import type { SaidOfMany } from '@/lib/pay/recording/recording-many.actions';
import { errorFor, type FormState } from '@/lib/platform/actions/form-state';
import { OwedGroup, type OwedWords, useOwedError } from '../owed-group';

/** What could be one of the payments. */
export type RecordablePart = {
  readonly key: string;
  readonly name: string;
  /** with how much is owed */
  readonly legend: string;
  /** the product can move it, so it isn't chosen at first */
  readonly isThroughStripe: boolean;
  readonly items: readonly OwedWords[];
};

export type RecordManyChoiceProps = {
  readonly parts: readonly RecordablePart[];
  /** the ways in which it may have been sent, and the one that is chosen at first */
  readonly methods: { readonly choices: readonly Choice[]; readonly initial: string };
  /** on the calendar of the business */
  readonly today: string;
  /** what was chosen before the preview; null: nothing yet */
  readonly said: SaidOfMany | null;
};

/** Whom an owner paid and for what, and what is the same for all of it. */
export function RecordManyChoice({ parts, methods, today, said }: RecordManyChoiceProps) {
  const { state } = useForm();
  const id = useId();
  const error = useOwedError();
  const chosen =
    said?.owed ??
    parts.flatMap(({ isThroughStripe, items }) => (isThroughStripe ? [] : items.map((item) => item.id)));
  if (parts.length === 0) {
    return (
      <>
        <FormMessage />
        <FieldError id={id} error={error} />
        <EmptyState title="Nothing is owed">
          Payments are recorded for what is owed, so that each piece of work is paid once.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <FormMessage />
      {parts.map((part, position) => (
        <Part
          key={part.key}
          part={part}
          position={position}
          chosen={chosen}
          reference={referenceIn(state, said, part.key)}
          errorId={error ? `${id}-error` : undefined}
        />
      ))}
      <FieldError id={id} error={error} />
      <SelectField
        name="method"
        label="How you sent it"
        choices={methods.choices}
        initial={said?.method ?? methods.initial}
      />
      <TextField name="sentOn" label="Sent on" type="date" initial={said?.sentOn ?? today} />
      <TextField
        name="reference"
        label="Reference"
        hint="For each payment that has none of its own."
        initial={said?.reference ?? ''}
        isOptional
      />
      <TextAreaField
        name="note"
        label="A word with it"
        hint="Each of them reads it."
        rows={2}
        initial={said?.note ?? ''}
        isOptional
      />
      <div>
        <Submit name="intent" value="look" pending="Adding up…">
          See what it comes to
        </Submit>
      </div>
    </>
  );
}

type PartProps = {
  readonly part: RecordablePart;
  readonly position: number;
  readonly chosen: readonly string[];
  readonly reference: string;
  readonly errorId: string | undefined;
};

function Part({ part, position, chosen, reference, errorId }: PartProps) {
  const { key, name, legend, isThroughStripe, items } = part;
  const { state } = useForm();
  const id = useId();
  const error = errorFor(state, partField(key));
  const typed = `references[${position}].text`;
  const tooLong = errorFor(state, typed);
  return (
    <OwedGroup
      legend={legend}
      items={items}
      chosenFirst={chosen}
      errorId={error ? `${id}-part-error` : errorId}
    >
      <FieldError id={`${id}-part`} error={error} />
      {isThroughStripe ? (
        <p className="text-sm text-quiet">
          {name} can be paid through Stripe. Choose only what you have sent yourself.
        </p>
      ) : null}
      <details open={reference !== ''}>
        <summary className="fold-link text-sm">A reference of its own</summary>
        <input type="hidden" name={`references[${position}].of`} value={key} />
        <input
          id={id}
          name={typed}
          defaultValue={reference}
          aria-label={`Reference for ${legend}`}
          aria-invalid={tooLong ? true : undefined}
          aria-describedby={tooLong ? `${id}-error` : undefined}
          className={INPUT_LOOK}
        />
        <FieldError id={id} error={tooLong} />
      </details>
    </OwedGroup>
  );
}

/** What was typed for one of the payments: another may be in its place by now, since somebody else has recorded one. */
function referenceIn(state: FormState, said: SaidOfMany | null, key: string): string {
  if (state.status !== 'refused') return said?.references.find(({ of }) => of === key)?.text ?? '';
  const [name] =
    Object.entries(state.values).find(([each, [of]]) => each.endsWith('].of') && of === key) ?? [];
  return (name && state.values[name.replace(/of$/, 'text')]?.[0]) ?? '';
}
