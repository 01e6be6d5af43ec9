import { clsx } from 'clsx';

type FieldErrorProps = {
  /** of the field, or of the group of fields */
  readonly id: string;
  readonly error: string | undefined;
  readonly className?: string;
};

/** What is wrong with a field or a group of them, beside it; the control names `${id}-error` in `aria-describedby`. */
export function FieldError({ id, error, className }: FieldErrorProps) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className={clsx('text-sm font-semibold text-risk', className)}>
      {error}
    </p>
  );
}
