import type { Party } from '@/lib/agreements/rules';
import { addresses } from '@/lib/platform/addresses';

type Place = { readonly workspaceId: string; readonly workspace: { readonly slug: string } };

/** @returns where one side reads an agreement of the same business. */
export function addressFor({ workspaceId, workspace }: Place, side: Party, id: string): string {
  return side === 'owner'
    ? addresses.agreement(workspace.slug, id)
    : addresses.inboxAgreement(workspaceId, id);
}
