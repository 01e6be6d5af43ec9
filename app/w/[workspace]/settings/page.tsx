import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveSection } from '@/components/archive/archive-section';
import { PageHead } from '@/components/ui/page';
import { listArchives } from '@/lib/archive/queries';
import { requireStaff } from '@/lib/people/guards';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'The business' };

/** What concerns the business as a whole, for its owners alone. */
export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const archives = await listArchives(signedIn.userId, workspace.id);
  const at = now();
  return (
    <>
      <PageHead
        title={workspace.name}
        intro="What concerns the business as a whole. Only its owners see this page."
      />
      <ArchiveSection
        archives={archives}
        workspace={workspace}
        isFresh={isFresh(signedIn.authenticatedAt, at)}
        zone={signedIn.timeZone}
        now={at}
      />
    </>
  );
}
