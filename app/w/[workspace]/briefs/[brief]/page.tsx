import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { OwnersBrief } from '@/components/briefs/owners-brief';
import { getBriefForStaff } from '@/lib/briefs/review.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type BriefPageProps = { readonly params: Promise<{ workspace: string; brief: string }> };

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const page = await getBriefForStaff(signedIn.userId, { workspaceId: workspace.id, id });
  if (!page) notFound();
  return { ...page, reader: { userId: signedIn.userId, role, zone: signedIn.timeZone } };
});

export async function generateMetadata({ params }: BriefPageProps): Promise<Metadata> {
  const { workspace, brief } = await params;
  return { title: (await load(workspace, brief)).brief.title };
}

/** A brief as its owner reads it: what waits for them first, then the brief, and all that has come of it. */
export default async function BriefPage({ params }: BriefPageProps) {
  const { workspace: slug, brief: id } = await params;
  const { brief, messages, keptAnswers, reader } = await load(slug, id);
  if (brief.state === 'draft') redirect(addresses.editBrief(slug, id));
  return (
    <OwnersBrief brief={brief} messages={messages} keptAnswers={keptAnswers} reader={reader} now={now()} />
  );
}
