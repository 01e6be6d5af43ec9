import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import type { AgreementState, Party } from '@/lib/agreements/rules';

type Standing = {
  readonly state: AgreementState;
  /** which sides have signed the current version */
  readonly signedBy: readonly Party[];
};

const FOR_BOTH: Record<
  Exclude<AgreementState, 'proposed' | 'changes_requested' | 'signed_by_one'>,
  StateFacts
> = {
  draft: { words: 'Draft', meaning: 'info' },
  in_force: { words: 'In force', meaning: 'done' },
  superseded: { words: 'Replaced', meaning: 'info' },
  terminated: { words: 'Ended', meaning: 'info' },
  expired: { words: 'Expired', meaning: 'info' },
  declined: { words: 'Declined', meaning: 'info' },
  withdrawn: { words: 'Withdrawn', meaning: 'info' },
};

/**
 * Whose turn it is decides what stands out.
 * @returns where an agreement stands, as it looks from one side.
 */
export function agreementState({ state, signedBy }: Standing, side: Party): StateFacts {
  switch (state) {
    case 'proposed':
      return side === 'assistant'
        ? { words: 'To read and sign', meaning: 'needs' }
        : { words: 'Proposed', meaning: 'info' };
    case 'changes_requested':
      return side === 'owner'
        ? { words: 'To be changed', meaning: 'needs' }
        : { words: 'Being changed', meaning: 'info' };
    case 'signed_by_one':
      return signedBy.includes(side)
        ? { words: 'Signed by you', meaning: 'info' }
        : { words: 'Your signature is missing', meaning: 'needs' };
    default:
      return FOR_BOTH[state];
  }
}

/** Where an agreement stands, in a word or three, as it looks from one side. */
export function AgreementStateLabel({ side, ...standing }: Standing & { readonly side: Party }) {
  const { words, meaning } = agreementState(standing, side);
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}
