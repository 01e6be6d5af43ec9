import type { Metadata } from 'next';
import { type DraftRow, DraftsForm } from '@/components/briefs/drafts-form';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { couldBeClearer } from '@/lib/briefs/clarity/words';
import { type DraftToChoose, listDraftsToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { requireStaff } from '@/lib/people/guards';
import { MOST_AT_ONCE } from '@/lib/platform/actions/ticked';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { formatForBoth } from '@/lib/platform/time/format';

export const metadata: Metadata = { title: 'Hand over drafts' };

type DraftsPageProps = { readonly params: Promise<{ workspace: string }> };

/** Hands over several drafts at once. */
export default async function DraftsPage({ params }: DraftsPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const drafts = await listDraftsToChoose(signedIn.userId, workspace.id);
  const at = now();
  return (
    <>
      <PageHead
        title="Hand over drafts"
        back={{ href: `${addresses.briefs(slug)}?show=drafts`, label: 'Drafts' }}
        intro={`Each is handed over on its own: one that can’t be doesn’t hold up the others. At most ${MOST_AT_ONCE} at once, the newest first.`}
      />
      <DraftsForm
        workspaceId={workspace.id}
        drafts={drafts.map((draft) => rowOf(draft, slug, signedIn.timeZone, at))}
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

function rowOf(draft: DraftToChoose, slug: string, zone: string, at: Date): DraftRow {
  const { id, version, title, assistant, assistantZone, deadlineAt, missing, advice } = draft;
  const other = assistantZone === null ? undefined : { zone: assistantZone, name: firstNameOf(assistant) };
  return {
    id,
    version,
    title,
    missing,
    href: addresses.editBrief(slug, id),
    detail: deadlineAt
      ? `For ${assistant}, due ${formatForBoth(deadlineAt, zone, at, other)}`
      : `For ${assistant}, no date yet`,
    advice: advice === 0 ? null : couldBeClearer(advice),
  };
}
