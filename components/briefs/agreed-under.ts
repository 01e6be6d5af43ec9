import type { AgreedUnder } from '@/components/agreements/agreed-link';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { BriefParty } from '@/lib/briefs/rules';

/** @returns the agreement that a brief is based on, as one of its sides finds it; undefined while it has none. */
export function agreedUnder(
  { workspaceId, business: { slug }, agreementId, acceptedAt, sentAt }: BriefDocument,
  side: BriefParty,
): AgreedUnder | undefined {
  if (!agreementId) return undefined;
  return { reader: { side, slug, workspaceId }, agreementId, asOf: acceptedAt ?? sentAt };
}
