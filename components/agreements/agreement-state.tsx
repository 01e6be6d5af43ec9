import type { Meaning } from '@/components/ui/notice';
import { StateLabel } from '@/components/ui/state-label';
import type { AgreementState, Party } from '@/lib/agreements/rules';

type Standing = {
  readonly state: AgreementState;
  /** which sides have signed the current version */
  readonly signedBy: readonly Party[];
};

type Words = { readonly text: string; readonly meaning: Meaning };

const FOR_BOTH: Record<Exclude<AgreementState, 'proposed' | 'changes_requested' | 'signed_by_one'>, Words> = {
  draft: { text: 'Draft', meaning: 'info' },
  in_force: { text: 'In force', meaning: 'done' },
  superseded: { text: 'Replaced', meaning: 'info' },
  terminated: { text: 'Ended', meaning: 'info' },
  expired: { text: 'Expired', meaning: 'info' },
  declined: { text: 'Declined', meaning: 'info' },
  withdrawn: { text: 'Withdrawn', meaning: 'info' },
};

/** Whose turn it is decides what stands out. */
function wordsFor({ state, signedBy }: Standing, side: Party): Words {
  switch (state) {
    case 'proposed':
      return side === 'assistant'
        ? { text: 'To read and sign', meaning: 'needs' }
        : { text: 'Proposed', meaning: 'info' };
    case 'changes_requested':
      return side === 'owner'
        ? { text: 'To be changed', meaning: 'needs' }
        : { text: 'Being changed', meaning: 'info' };
    case 'signed_by_one':
      return signedBy.includes(side)
        ? { text: 'Signed by you', meaning: 'info' }
        : { text: 'Your signature is missing', meaning: 'needs' };
    default:
      return FOR_BOTH[state];
  }
}

/** Where an agreement stands, in a word or three, as it looks from one side. */
export function AgreementStateLabel({ side, ...standing }: Standing & { readonly side: Party }) {
  const { text, meaning } = wordsFor(standing, side);
  return <StateLabel meaning={meaning}>{text}</StateLabel>;
}
