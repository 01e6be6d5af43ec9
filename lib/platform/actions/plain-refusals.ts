import { headers } from 'next/headers';
import type { FormState, FormValues } from './form-state';

type Refused = Extract<FormState, { readonly status: 'refused' }>;

/** Next gives a request's headers as one object to the action and to the page that answers it (a browser test). */
const refusals = new WeakMap<object, Refused>();

/** What scripts post has this header, and its answer goes to the form itself. */
const BY_SCRIPTS = 'next-action';

/**
 * Notes that a form posted without scripts was refused. Its answer comes with the page, which may not show the form any
 * more, and React then drops it.
 */
export async function notePlainRefusal(refused: Refused): Promise<void> {
  const asked = await headers();
  if (!asked.has(BY_SCRIPTS)) refusals.set(asked, refused);
}

/** @returns what was refused in this request, posted without scripts; null if nothing was. */
export async function plainRefusal(): Promise<Refused | null> {
  return refusals.get(await headers()) ?? null;
}

/**
 * @returns which of a form's values somebody wrote. Without the form it isn't known which of its inputs were hidden:
 * what has a space in it is no id, date or choice.
 */
export function writtenIn(values: FormValues): readonly string[] {
  return Object.values(values)
    .flat()
    .filter((value) => /\S\s+\S/.test(value));
}
