import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EndingView } from '@/components/endings/ending-view';
import { SeenHere } from '@/components/notices/seen-here';
import { getEndingPage } from '@/lib/endings/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'The end of the work' };

type OwnersEndingPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<{ readonly adjustment?: string | string[] }>;
};

/** How the work with an assistant ends, as the business sees it. */
export default async function OwnersEndingPage({ params, searchParams }: OwnersEndingPageProps) {
  const { workspace: slug, engagement } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const { userId, timeZone: zone } = signedIn;
  const page = await getEndingPage({ userId, side: 'owner' }, workspace.id, engagement);
  if (!page) notFound();
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
