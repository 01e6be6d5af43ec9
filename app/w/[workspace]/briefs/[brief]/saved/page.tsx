import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { DraftAsSaved } from '@/components/briefs/draft-as-saved';
import { getDraftAsSaved } from '@/lib/briefs/editor/editor.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'A draft as it is saved' };

type SavedPageProps = { readonly params: Promise<{ workspace: string; brief: string }> };

/** A draft as it is saved, to compare with one's own unsaved words or to read before handing it over. */
export default async function SavedPage({ params }: SavedPageProps) {
  const { workspace: slug, brief: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const draft = await getDraftAsSaved(signedIn.userId, { workspaceId: workspace.id, id });
  if (!draft) notFound();
  if (draft.brief.state !== 'draft') redirect(addresses.brief(slug, id));
  return <DraftAsSaved {...draft} zone={signedIn.timeZone} now={now()} />;
}
