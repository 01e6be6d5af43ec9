import type { StaffRole } from '@/lib/platform/tenancy';

/** Somebody who runs a business, and whose account is scheduled for deletion. */
export type Leaving = {
  readonly role: StaffRole;
  /** whether the reader would then be the business's only owner */
  readonly isReaderAlone: boolean;
};

/** @returns whether an owner's leaving makes another the only one. */
export function isAloneAfter(readerId: string, leavingId: string, ownerIds: readonly string[]): boolean {
  const areBothOwners = ownerIds.includes(readerId) && ownerIds.includes(leavingId);
  return areBothOwners && ownerIds.length === 2;
}

/**
 * @returns what it means for a business that one of its staff deletes their account, in the words of the owners' mail
 * and page.
 */
export function whatLeavingMeans({ role, isReaderAlone }: Leaving, business: string): readonly string[] {
  const invitationsEnd =
    role === 'owner' ? ', and people only they invited to run it are no longer invited' : '';
  return [
    `From that day on they don’t run ${business}: they don’t reach its pages, tokens they made there end${invitationsEnd}. What they did stays on the record, as done by someone who has left; what was signed keeps their name.`,
    ...(isReaderAlone
      ? [
          'You are its only owner then. Where somebody else should be able to sign and pay as well, make them an owner before.',
        ]
      : []),
  ];
}
