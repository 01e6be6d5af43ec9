import { notFound } from 'next/navigation';
import { decideNew } from '@/lib/agreements/beginning.rules';
import { getAgreementStart } from '@/lib/agreements/list.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';

/**
 * Only lets staff see a page on which an agreement is begun.
 * @param engagement the id of the engagement it is for, from the address
 * @returns the engagement, whether an agreement can be begun now, and the address of the existing one, if that prevents
 * it.
 */
export async function requireAgreementStart(slug: string, engagement: string | string[] | undefined) {
  const staff = await requireStaff(slug);
  const id = Id.safeParse(engagement).data;
  const start = id && (await getAgreementStart(staff.signedIn.userId, staff.workspace.id, id));
  if (!start) notFound();
  const { standingId } = start;
  return {
    ...staff,
    start,
    decision: decideNew(staff.role, start.states),
    standing: standingId && addresses.agreement(slug, standingId),
  };
}
