import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CompareView } from '@/components/agreements/comparing/compare-view';
import { getComparison } from '@/lib/agreements/comparing/comparing.queries';
import { VersionNumber } from '@/lib/agreements/negotiation/negotiation.schema';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'What changed' };

type OwnComparePageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

/** Two versions that have been proposed to the assistant, word by word. */
export default async function OwnComparePage({ params, searchParams }: OwnComparePageProps) {
  const { workspace: workspaceId, agreement: id } = await params;
  const { userId } = await requireAssistant();
  if (!Id.safeParse(workspaceId).success || !Id.safeParse(id).success) notFound();
  const { from, to } = await searchParams;
  const wanted = { from: VersionNumber.parse(from), to: VersionNumber.parse(to) };
  const compared = await getComparison(userId, { workspaceId, id }, wanted);
  if (!compared || compared.isStaff) notFound();
  return <CompareView compared={compared} back={addresses.inboxAgreement(workspaceId, id)} />;
}
