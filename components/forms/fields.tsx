'use client';

import { clsx } from 'clsx';
import { type ReactNode, useId, useRef } from 'react';
import type { ButtonLook } from '@/components/ui/button';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { errorFor, valueFor } from '@/lib/platform/actions/form-state';
import { useForm } from './action-form';
import { useFocusAfterRemoval } from './focus-after-removal';
import { PostingButton } from './posting-button';
import { RefusalWords } from './refusal-words';
import { SendAgain } from './send-again';

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** `unsaid`: the form says it once, for all its fields */
  readonly isOptional?: boolean | 'unsaid';
  readonly initial?: string;
};

/** What an input needs from its form: its value after a refusal, its message, its description. */
export function useField({ name, hint, initial }: Pick<FieldProps, 'name' | 'hint' | 'initial'>) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, name);
  const input = {
    id,
    name,
    defaultValue: valueFor(state, name, initial),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, { hint: hint !== undefined, error: error !== undefined }),
  };
  return { id, error, input };
}

type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'date' | 'time' | 'datetime-local' | 'url';
  readonly autoComplete?: string;
  readonly inputMode?: 'decimal' | 'numeric' | 'email';
  readonly placeholder?: string;
  readonly suffix?: string;
};

export function TextField({
  label,
  isOptional = false,
  type = 'text',
  autoComplete,
  inputMode,
  placeholder,
  suffix,
  ...field
}: TextFieldProps) {
  const { id, error, input } = useField(field);
  const box = (
    <input
      {...input}
      type={type}
      autoComplete={autoComplete}
      inputMode={inputMode}
      placeholder={placeholder}
      aria-required={!isOptional}
      className={INPUT_LOOK}
    />
  );
  return (
    <Field id={id} label={label} hint={field.hint} error={error} isOptional={isOptional}>
      {suffix ? (
        <div className="flex items-center gap-2">
          {box}
          <span className="shrink-0 text-quiet">{suffix}</span>
        </div>
      ) : (
        box
      )}
    </Field>
  );
}

/** The initial height in lines: sizing by content ignores `rows`. */
export const ROOM: Record<number, string> = {
  2: 'min-h-[calc(2lh+1rem)]',
  3: 'min-h-[calc(3lh+1rem)]',
  4: 'min-h-[calc(4lh+1rem)]',
  6: 'min-h-[calc(6lh+1rem)]',
};

export function TextAreaField({
  label,
  isOptional = false,
  rows = 4,
  ...field
}: FieldProps & { readonly rows?: number }) {
  const { id, error, input } = useField(field);
  return (
    <Field id={id} label={label} hint={field.hint} error={error} isOptional={isOptional}>
      <textarea
        {...input}
        rows={rows}
        aria-required={!isOptional}
        className={clsx(INPUT_LOOK, 'field-sizing-content max-w-measure', ROOM[rows])}
      />
    </Field>
  );
}

export type Choice = { readonly value: string; readonly label: string };

/** Choices of a long list that are grouped together. */
export type ChoiceGroup = { readonly name: string; readonly choices: readonly Choice[] };

export function SelectField({
  label,
  choices,
  isOptional = false,
  ...field
}: FieldProps & { readonly choices: readonly (Choice | ChoiceGroup)[] }) {
  const { id, error, input } = useField(field);
  return (
    <Field id={id} label={label} hint={field.hint} error={error} isOptional={isOptional}>
      <select {...input} className={INPUT_LOOK}>
        {choices.map((each) =>
          'choices' in each ? (
            <optgroup key={each.name} label={each.name}>
              {each.choices.map(optionOf)}
            </optgroup>
          ) : (
            optionOf(each)
          ),
        )}
      </select>
    </Field>
  );
}

function optionOf({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

type CheckboxFieldProps = Pick<FieldProps, 'name' | 'hint'> & {
  readonly label: ReactNode;
  /** what it posts when it is ticked */
  readonly value?: string;
  readonly isInitiallyChecked?: boolean;
};

export function CheckboxField({
  name,
  label,
  hint,
  value = 'on',
  isInitiallyChecked = false,
}: CheckboxFieldProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, name);
  return (
    <div className="grid gap-1">
      <label className="tick-long">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={state.status === 'refused' ? valueFor(state, name) === value : isInitiallyChecked}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== undefined })}
          className="mt-1 size-5 shrink-0 accent-accent"
        />
        <span className="max-w-measure">{label}</span>
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="ps-7.5 text-sm text-quiet">
          {hint}
        </p>
      ) : null}
      <FieldError id={id} error={error} className="ps-7.5" />
    </div>
  );
}

type RadioFieldProps = {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly (Choice & { readonly hint?: string })[];
  readonly initial?: string;
};

export function RadioField({ name, legend, choices, initial }: RadioFieldProps) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, name);
  const chosen = valueFor(state, name, initial);
  return (
    <fieldset className="grid gap-2 touch:gap-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="tick-long">
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span>
            {label}
            {hint ? <span className="block text-sm text-quiet">{hint}</span> : null}
          </span>
        </label>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

/** The form's overall message: a refusal that belongs to no single field. */
export function FormMessage() {
  const { state } = useForm();
  if (state.status !== 'refused') return null;
  const count = Object.keys(state.fieldErrors).length;
  const text =
    state.message || (count === 1 ? 'One thing needs another look.' : `${count} things need another look.`);
  return <Refusal key={state.at}>{text}</Refusal>;
}

function Refusal({ children: text }: { readonly children: string }) {
  const words = useRef<HTMLDivElement>(null);
  useFocusAfterRemoval(words);
  return (
    <div
      ref={words}
      role="alert"
      tabIndex={-1}
      className="notice flex max-w-measure flex-wrap items-center gap-x-4 gap-y-2 bg-risk-wash text-risk"
    >
      <p>
        <RefusalWords>{text}</RefusalWords>
      </p>
      <SendAgain />
    </div>
  );
}

type SubmitProps = {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  /** what the button says while the answer is on its way */
  readonly pending?: string | undefined;
  /** announced beside the button once done, if the result isn't visible there by itself */
  readonly done?: string | undefined;
  readonly name?: string;
  readonly value?: string;
};

export function Submit({ children, look = 'primary', pending, done, name, value }: SubmitProps) {
  const { state, isPending } = useForm();
  const button = (
    <PostingButton look={look} name={name} value={value} isPending={isPending} pending={pending}>
      {children}
    </PostingButton>
  );
  if (!done) return button;
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      {button}
      <span role="status" className="text-sm font-semibold text-done">
        {state.status === 'done' && !isPending ? `✓ ${done}` : null}
      </span>
    </div>
  );
}
