import { isDeepStrictEqual } from 'node:util';

/** What an act carries besides the act itself: a reason, a note, what was marked. */
type Words = Readonly<Record<string, unknown>>;

/** The last act on a thing, as its record has it. */
export type LastAct = {
  /** null: the product itself */
  readonly byId: string | null;
  readonly said: Words;
  /** how many versions it made: two if it changed more than the state */
  readonly versions?: number;
};

/** An act that somebody asks for, on the version they saw. */
export type AskedAct<State> = {
  readonly leadsTo: State;
  readonly version: number;
  readonly byId: string;
  readonly said: Words;
};

/**
 * When an act is posted again because its answer was lost, it gets the first answer and does nothing. That holds only
 * if what is there is this act's own result: anybody who comes second with another act, or other words, is told so as
 * usual.
 * @param last null if the record has none
 * @returns whether a thing stands exactly as this person's act left it
 */
export function isDoneAlready<State>(
  thing: { readonly state: State; readonly version: number },
  last: LastAct | null,
  { leadsTo, version, byId, said }: AskedAct<State>,
): boolean {
  return (
    last !== null &&
    thing.state === leadsTo &&
    thing.version === version + (last.versions ?? 1) &&
    last.byId === byId &&
    isDeepStrictEqual(last.said, said)
  );
}
