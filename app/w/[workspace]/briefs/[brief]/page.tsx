import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { OwnersBrief } from '@/components/briefs/owners-brief';
import { SeenWithPage } from '@/components/notifications/seen-here';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { getBriefForStaff } from '@/lib/briefs/review.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type BriefPageProps = {
  readonly params: Promise<{ workspace: string; brief: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (slug: string, id: string, look: Look) => {
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const page = await getBriefForStaff(signedIn.userId, { workspaceId: workspace.id, id }, look);
  if (!page) notFound();
  return { ...page, reader: { userId: signedIn.userId, role, zone: signedIn.timeZone } };
});

export async function generateMetadata({ params, searchParams }: BriefPageProps): Promise<Metadata> {
  const { workspace, brief } = await params;
  return { title: (await load(workspace, brief, lookFromAddress(await searchParams))).brief.title };
}

/** A brief as its owner reads it: what waits for them first, then the brief, then what has happened to it. */
export default async function BriefPage({ params, searchParams }: BriefPageProps) {
  const { workspace: slug, brief: id } = await params;
  const { brief, reader, unreadUpTo, ...page } = await load(slug, id, lookFromAddress(await searchParams));
  if (brief.state === 'draft') redirect(addresses.editBrief(slug, id));
  return (
    <>
      <OwnersBrief brief={brief} {...page} reader={reader} now={now()} />
      <SeenWithPage workspaceId={brief.workspaceId} subject="brief" subjectId={id} unreadUpTo={unreadUpTo} />
    </>
  );
}
