import { type FormState, typedValues } from '@/lib/platform/actions/form-state';

/** How much an action accepts at once, with some room for text (`bodySizeLimit` in next.config.ts). */
export const MOST_FILE_BYTES = 24_000_000;

/**
 * Adds up a form's files before it is posted: too much would be sent for minutes, and then be refused by a server that
 * can't say why.
 * @returns the refusal beside the first of them, or null.
 */
export function refuseTooMuch(form: FormData): FormState | null {
  const files = [...form.entries()].flatMap(([name, value]) =>
    value instanceof File ? [{ name, bytes: value.size }] : [],
  );
  const first = files.find(({ bytes }) => bytes > 0);
  if (!first || files.reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_FILE_BYTES) return null;
  const message = 'That is more than 24 MB at once. Send fewer or smaller files, or give a link to them.';
  return {
    status: 'refused',
    code: 'too_much',
    message: '',
    fieldErrors: { [first.name]: message },
    values: typedValues(form),
    at: Date.now(),
  };
}
