import type { EndingFacts, EndingParty, EndingState, EndingWord } from './rules';

/**
 * @returns an ending's state: an engagement may also have ended without one, for example when a business was deleted.
 */
function stateOf(engagement: EndingFacts['engagementState'], hasEnding: boolean): EndingState {
  if (engagement === 'ended') return 'ended';
  return hasEnding ? 'handing_back' : 'none';
}

type Found = Pick<EndingFacts, 'engagementState' | 'hasAgreementInForce'> & {
  /** the current one; null if none was begun, or it was cancelled */
  readonly ending: {
    readonly endsAt: Date;
    /** in the order in which they were said */
    readonly sayings: readonly { readonly word: EndingWord; readonly party: EndingParty }[];
  } | null;
};

/** @returns what an ending's rules judge by, from what was read. */
export function factsOf({ engagementState, hasAgreementInForce, ending }: Found): EndingFacts {
  // a later word of a side replaces its earlier one (adr/0138)
  const latest = new Map(ending?.sayings.map(({ party, word }) => [party, word]));
  const sidesOf = (word: EndingWord) =>
    [...latest].filter(([, said]) => said === word).map(([party]) => party);
  return {
    engagementState,
    hasAgreementInForce,
    state: stateOf(engagementState, ending !== null),
    said: { done: sidesOf('done'), go_on: sidesOf('go_on') },
    endsAt: ending?.endsAt ?? null,
  };
}
