/** What a form gets back from its action: nothing typed is lost, and each message knows its field. */
export type FormState<Data = unknown> =
  | { readonly status: 'idle' }
  | { readonly status: 'done'; readonly data: Data; readonly at: number }
  | {
      readonly status: 'refused';
      readonly code: string;
      /** about the whole form; empty when every message belongs to a field */
      readonly message: string;
      /** by input name: `deliverables[0].title` */
      readonly fieldErrors: Readonly<Record<string, string>>;
      /** after how long it may be tried again, if known; the message says it in words */
      readonly waitSeconds?: number | undefined;
      /** what the person had typed, by input name */
      readonly values: FormValues;
      readonly at: number;
    };

export type FormValues = Readonly<Record<string, readonly string[]>>;

/** A server action that a `<form>` posts to, with or without scripts. */
export type FormAction<Data = unknown> = (
  previous: FormState<Data>,
  form: FormData,
) => Promise<FormState<Data>>;

/** Codes of refusals that may well not happen again. */
export const PASSING: ReadonlySet<string> = new Set(['busy', 'bug', 'unknown', 'too_many']);

export const IDLE: FormState<never> = { status: 'idle' };

/** @returns the name of the input that a schema's path leads to: `deliverables[0].title`. */
export function inputName(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** @returns the message for one input, or undefined. */
export function errorFor(state: FormState, name: string): string | undefined {
  return state.status === 'refused' ? state.fieldErrors[name] : undefined;
}

/** @returns what the person had typed into one input, or the fallback when the form wasn't refused. */
export function valueFor(state: FormState, name: string, fallback = ''): string {
  return state.status === 'refused' ? (state.values[name]?.[0] ?? '') : fallback;
}

/** @returns the text entries of a form by name; files can't be sent back to a browser. */
export function typedValues(form: FormData): FormValues {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && !name.startsWith('$ACTION'))
      values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
