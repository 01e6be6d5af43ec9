import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import type { AgreementRole, AgreementState, Party } from '@/lib/agreements/rules';

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
 * Whose turn it is decides the emphasis. A manager reads it from the business's side, but never has to sign or write
 * it.
 * @returns an agreement's state, from its reader's point of view.
 */
export function agreementState({ state, signedBy }: Standing, role: AgreementRole): StateFacts {
  switch (state) {
    case 'proposed':
      return role === 'assistant'
        ? { words: 'To read and sign', meaning: 'needs' }
        : { words: 'Proposed', meaning: 'info' };
    case 'changes_requested':
      return role === 'owner'
        ? { words: 'To be changed', meaning: 'needs' }
        : { words: 'Being changed', meaning: 'info' };
    case 'signed_by_one':
      return signedByOne(signedBy, role);
    default:
      return FOR_BOTH[state];
  }
}

function signedByOne(signedBy: readonly Party[], role: AgreementRole): StateFacts {
  if (role === 'manager') {
    const words = signedBy.includes('owner') ? 'Signed by an owner' : 'An owner’s signature is missing';
    return { words, meaning: 'info' };
  }
  return signedBy.includes(role)
    ? { words: 'Signed by you', meaning: 'info' }
    : { words: 'Your signature is missing', meaning: 'needs' };
}

/** An agreement's state in a few words, from its reader's point of view. */
export function AgreementStateLabel({ role, ...standing }: Standing & { readonly role: AgreementRole }) {
  const { words, meaning } = agreementState(standing, role);
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}
