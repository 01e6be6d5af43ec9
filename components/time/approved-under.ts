import type { AgreedUnder } from '@/components/agreements/agreed-link';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import type { TimesheetPage } from '@/lib/time/weeks/sheet.queries';

/** @returns the agreement by which silence approved a week, as its reader finds it; null when none did. */
export function approvedUnder(
  reader: PageReader,
  latest: TimesheetPage['submissions'][number] | undefined,
): AgreedUnder | null {
  const review = latest?.review;
  if (!review?.byAgreementId) return null;
  return { reader, agreementId: review.byAgreementId, asOf: review.reviewedAt };
}
