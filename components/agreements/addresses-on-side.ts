import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { Party } from '@/lib/agreements/rules';
import { addressesFor, type SharedAddresses } from '@/lib/platform/addresses/addresses-for';

type Place = Pick<AgreementPage, 'workspaceId' | 'workspace'>;

/** @returns where one side of an agreement finds the pages that both have. */
export function addressesOnSide({ workspaceId, workspace: { slug } }: Place, side: Party): SharedAddresses {
  return addressesFor({ side, slug, workspaceId });
}
