import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { earlierInPeriod } from './extras/earlier.queries';
import { worked } from './terms/pay-terms.queries';
import { capStatus, payFor, splitByTerms } from './terms/time-pay.rules';

/**
 * @returns what an unapproved week would come to now, one part for each rate and pay period in it; and how near each is
 * to its limit.
 */
export async function previewTime(tx: Tx, place: EngagementRef & { readonly timesheetId: string }) {
  const parts = [];
  for (const share of splitByTerms(await worked(tx, place))) {
    const earlierMinor = await earlierInPeriod(tx, place, share);
    const paid = payFor(share.minutes, share.terms, earlierMinor);
    const standing = capStatus(earlierMinor + paid.fullMinor, share.terms.capMinor);
    parts.push({ ...share, ...paid, earlierMinor, standing });
  }
  return parts;
}

export type PreviewedTime = Awaited<ReturnType<typeof previewTime>>;
