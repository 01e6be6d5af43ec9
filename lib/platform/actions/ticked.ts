// A page's scripts use this too, so nothing here brings a schema along: zod tries `eval`, which our pages refuse.

/** This many take a few seconds; a person who has more does it in two steps. */
export const MOST_AT_ONCE = 50;

/** What a person is told who asks for more. */
export const TOO_MANY_AT_ONCE = `That is too much at once: at most ${MOST_AT_ONCE}.`;

/** A thing that was ticked in a list, as it was seen. */
export type Ticked = { readonly id: string; readonly version: number };

/** @returns what a row's checkbox posts. */
export function tickedAs({ id, version }: Ticked): string {
  return `${id} ${version}`;
}
