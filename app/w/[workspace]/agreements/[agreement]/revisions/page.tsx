import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RevisionList } from '@/components/agreements/editor/revision-list';
import { PageHead } from '@/components/ui/page';
import { getRevisions } from '@/lib/agreements/drafting/revisions.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'What it said before' };

type RevisionsPageProps = { readonly params: Promise<{ workspace: string; agreement: string }> };

/** The earlier wordings of an agreement's text, and how to restore one. For the owner's side alone. */
export default async function RevisionsPage({ params }: RevisionsPageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const page = await getRevisions(signedIn.userId, { workspaceId: workspace.id, id });
  if (!page) notFound();
  return (
    <>
      <PageHead
        title="What it said before"
        intro={`The text of “${page.title}”, as it was saved. ${page.assistant} sees only what you propose.`}
        back={
          page.canRestore
            ? { href: addresses.editAgreement(slug, id), label: 'The text' }
            : { href: addresses.agreement(slug, id), label: 'The agreement' }
        }
      />
      <RevisionList page={page} zone={signedIn.timeZone} now={now()} />
    </>
  );
}
