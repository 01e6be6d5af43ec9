'use client';

import { type ReactNode, useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { CheckboxField, TextAreaField } from '@/components/forms/fields';
import type { CriterionVerdict } from '@/lib/briefs/delivery/criteria.rules';
import { errorFor, valueFor } from '@/lib/platform/actions/form-state';
import { UNMET_MESSAGE, useUnmetError } from './unmet-message';

type MarkCriterionProps = {
  readonly criterion: { readonly id: string; readonly text: string };
  /** the name of its row in the form */
  readonly row: string;
  readonly lastTime: CriterionVerdict;
  /** what the assistant says about it */
  readonly children: ReactNode;
};

/** One criterion to judge: met, or not and why. Previously met ones begin as met; the rest is for the reader to say. */
export function MarkCriterion({ criterion, row, lastTime, children }: MarkCriterionProps) {
  const errorId = useId();
  const { state } = useForm();
  const name = `${row}.isUnmet`;
  const error = errorFor(state, name);
  const isAsked = useUnmetError() !== undefined;
  const mark = valueFor(state, name, lastTime.is === 'metSoFar' ? 'off' : '');
  return (
    <fieldset aria-describedby={error ? errorId : undefined} className="group/criterion grid gap-1">
      <legend className="float-start w-full whitespace-pre-line font-semibold">{criterion.text}</legend>
      <input type="hidden" name={`${row}.criterionId`} value={criterion.id} />
      <div className="clear-both grid gap-1">
        <LastTime standing={lastTime} />
        {children}
      </div>
      <div className="flex flex-wrap gap-x-6">
        {MARKS.map(({ value, word }) => (
          <label key={value} className="tick">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={mark === value}
              aria-invalid={error || (isAsked && value === 'on') ? true : undefined}
              aria-describedby={isAsked && value === 'on' ? UNMET_MESSAGE : undefined}
              data-unmet={value === 'on' ? '' : undefined}
              className="size-5 shrink-0 accent-accent"
            />
            {word}
          </label>
        ))}
      </div>
      {error ? (
        <p id={errorId} className="text-sm font-semibold text-risk">
          {error}
        </p>
      ) : null}
      <div className="hidden gap-2 group-has-[[data-unmet]:checked]/criterion:grid">
        <TextAreaField name={`${row}.reason`} label="What is missing" rows={2} />
        <CheckboxField
          name={`${row}.cause`}
          value="brief"
          label="My brief was unclear about this"
          hint="It counts as your side’s when you evaluate, not as theirs."
        />
      </div>
    </fieldset>
  );
}

const MARKS = [
  { value: 'off', word: 'Met' },
  { value: 'on', word: 'Not met' },
] as const;

function LastTime({ standing }: { standing: CriterionVerdict }) {
  if (standing.is === 'unmet') {
    return (
      <p className="whitespace-pre-line border-s-2 border-needs ps-3">
        <span className="font-semibold text-needs">Not met last time:</span> {standing.reason}
      </p>
    );
  }
  return standing.is === 'metSoFar' ? <p className="text-sm text-quiet">Met so far.</p> : null;
}
