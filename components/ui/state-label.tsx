import type { Meaning } from './notice';

/** A state, and what it means for its reader. */
export type StateFacts = { readonly meaning: Meaning; readonly words: string };

/** A state in a word, with a shape as well as a colour (app/styles). */
export function StateLabel({ meaning = 'info', children }: { meaning?: Meaning; children: string }) {
  return <span className={`state state-${meaning}`}>{children}</span>;
}
