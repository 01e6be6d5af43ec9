import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CompareView } from '@/components/agreements/comparing/compare-view';
import { getComparison } from '@/lib/agreements/comparing/comparing.queries';
import { VersionNumber } from '@/lib/agreements/negotiation/negotiation.schema';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'What changed' };

type ComparePageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

/** Two versions of an agreement compared word by word, for the owner's side: also with the one being written. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const { from, to } = await searchParams;
  const wanted = { from: VersionNumber.parse(from), to: VersionNumber.parse(to) };
  const compared = await getComparison(signedIn.userId, { workspaceId: workspace.id, id }, wanted);
  if (!compared) notFound();
  return <CompareView compared={compared} back={addresses.agreement(slug, id)} />;
}
