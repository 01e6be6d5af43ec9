import { isDeepStrictEqual } from 'node:util';

/** What an act says beside what it does: a reason, a note, what is marked. */
type Words = Readonly<Record<string, unknown>>;

/** The last act upon a thing, as its record has it. */
export type LastAct = {
  /** null: the product itself */
  readonly byId: string | null;
  readonly said: Words;
  /** how many versions it made: two where it changed something beside the state */
  readonly versions?: number;
};

/** An act that somebody asks for, upon the version that they saw. */
export type AskedAct<State> = {
  readonly leadsTo: State;
  readonly version: number;
  readonly byId: string;
  readonly said: Words;
};

/**
 * An act that is posted again because its answer was lost is answered as the first time, and does nothing. Only where what
 * stands there is its own doing: whoever comes second with another act, or other words, is told so as ever.
 * @param last null where the record has none
 * @returns whether a thing stands as just this person's just this act has left it
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
