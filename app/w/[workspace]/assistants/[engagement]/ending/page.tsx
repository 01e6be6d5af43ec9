import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EndingView, endingTitle } from '@/components/endings/ending-view';
import { SeenHere } from '@/components/notifications/seen-here';
import { getEndingPage } from '@/lib/endings/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type OwnersEndingPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<{ readonly adjustment?: string | string[] }>;
};

const load = cache(async (slug: string, engagementId: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const reader = { userId: signedIn.userId, side: 'owner' } as const;
  return (await getEndingPage(reader, workspace.id, engagementId)) ?? notFound();
});

export async function generateMetadata({ params }: OwnersEndingPageProps): Promise<Metadata> {
  const { workspace: slug, engagement } = await params;
  return { title: endingTitle(await load(slug, engagement), 'owner') };
}

/** How the work with an assistant ends, as the business sees it. */
export default async function OwnersEndingPage({ params, searchParams }: OwnersEndingPageProps) {
  const { workspace: slug, engagement } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const { userId, timeZone: zone } = signedIn;
  const page = await load(slug, engagement);
  const { adjustment } = await searchParams;
  return (
    <>
      <EndingView
        page={page}
        reader={{ role, zone, now: now() }}
        adjustmentId={typeof adjustment === 'string' ? adjustment : undefined}
      />
      {page.ending ? (
        <SeenHere userId={userId} workspaceId={workspace.id} subject="ending" subjectId={page.ending.id} />
      ) : null}
    </>
  );
}
