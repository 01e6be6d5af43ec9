import type { Metadata } from 'next';
import { draftRow } from '@/components/briefs/draft-row';
import { DraftsForm } from '@/components/briefs/drafts-form';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listDraftsToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { requireStaff } from '@/lib/people/guards';
import { MOST_AT_ONCE } from '@/lib/platform/actions/ticked';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Hand over drafts' };

type DraftsPageProps = { readonly params: Promise<{ workspace: string }> };

/** Hands over several drafts at once. */
export default async function DraftsPage({ params }: DraftsPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const drafts = await listDraftsToChoose(signedIn.userId, workspace.id);
  const reader = { slug, zone: signedIn.timeZone, now: now() };
  return (
    <>
      <PageHead
        title="Hand over drafts"
        back={{ href: `${addresses.briefs(slug)}?show=drafts`, label: 'Drafts' }}
        intro={`Each is handed over on its own: one that can’t be doesn’t hold up the others. At most ${MOST_AT_ONCE} at once, the newest first.`}
      />
      <DraftsForm
        workspaceId={workspace.id}
        drafts={drafts.map((draft) => draftRow(draft, reader))}
        whenNone={
          <EmptyState
            title="No drafts"
            action={<LinkButton href={addresses.newBrief(slug)}>Write a brief</LinkButton>}
          >
            A draft is yours alone until you hand it over, so take the time to make it clear.
          </EmptyState>
        }
      />
    </>
  );
}
