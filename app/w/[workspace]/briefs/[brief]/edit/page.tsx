import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { EditorPage } from '@/components/briefs/editor/editor-page';
import { getDraft, getNewBrief } from '@/lib/briefs/editor/editor.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type EditPageProps = {
  readonly params: Promise<{ workspace: string; brief: string }>;
  readonly searchParams: Promise<{
    new?: string | string[];
    for?: string | string[];
    saved?: string | string[];
  }>;
};

export async function generateMetadata({ searchParams }: EditPageProps): Promise<Metadata> {
  return { title: (await searchParams).new === undefined ? 'A draft' : 'A new brief' };
}

/**
 * A draft in its editor, or a new one that is saved with its first word. A brief that was handed over is shown on its
 * own page.
 */
export default async function EditBriefPage({ params, searchParams }: EditPageProps) {
  const { workspace: slug, brief: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const search = await searchParams;
  const ref = { workspaceId: workspace.id, id };
  const draft = await getDraft(signedIn.userId, ref);
  if (!draft && search.new === undefined) notFound();
  if (draft && draft.brief.state !== 'draft') redirect(addresses.brief(slug, id));
  return (
    <EditorPage
      workspace={workspace}
      id={id}
      reader={{ role, zone: signedIn.timeZone }}
      draft={draft}
      around={draft ?? (await getNewBrief(signedIn.userId, ref))}
      wanted={[search.for].flat()[0]}
      justSaved={[search.saved].flat()[0]}
      now={now()}
    />
  );
}
