import type { ReactNode } from 'react';
import { FieldError } from './field-error';

/** How every input looks (app/styles). */
export const INPUT_LOOK = 'input';

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** `unsaid`: the form says it once, of all its fields */
  readonly isOptional?: boolean | 'unsaid';
  readonly children: ReactNode;
};

/** A label, its input, a hint and the message that belongs to it. The input names them by `describedBy(id, …)`. */
export function Field({ id, label, hint, error, isOptional, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {isOptional === true ? <span className="font-normal text-quiet"> (optional)</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-measure text-balance text-sm text-quiet">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** @returns the `aria-describedby` of an input inside a Field. */
export function describedBy(
  id: string,
  has: { readonly hint: boolean; readonly error: boolean },
): string | undefined {
  const ids = [has.hint ? `${id}-hint` : null, has.error ? `${id}-error` : null].filter(
    (each) => each !== null,
  );
  return ids.length > 0 ? ids.join(' ') : undefined;
}
