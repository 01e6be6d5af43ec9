import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { BriefEditor } from '@/components/briefs/editor/brief-editor';
import { DiscardDraft } from '@/components/briefs/editor/discard-draft';
import { foldOf } from '@/components/briefs/editor/fold';
import { valuesOf } from '@/components/briefs/editor/values';
import { zonesFor } from '@/components/briefs/editor/zones';
import { firstName } from '@/components/briefs/first-name';
import { ForgetTyped } from '@/components/forms/typing/forget-typed';
import { ReuseBrief } from '@/components/playbooks/reuse-brief';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { getDraft } from '@/lib/briefs/editor.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { formatForBoth } from '@/lib/platform/time/format';

export const metadata: Metadata = { title: 'A draft' };

type EditPageProps = {
  readonly params: Promise<{ workspace: string; brief: string }>;
  readonly searchParams: Promise<{ saved?: string | string[] }>;
};

/** A draft in its editor. What has been handed over is no draft any more. */
export default async function EditBriefPage({ params, searchParams }: EditPageProps) {
  const { workspace: slug, brief: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const draft = await getDraft(signedIn.userId, { workspaceId: workspace.id, id });
  if (!draft) notFound();
  const { brief, clearEnough, ...around } = draft;
  const { candidates } = around;
  if (brief.state !== 'draft') redirect(addresses.brief(slug, id));
  const isJustSaved = (await searchParams).saved === String(brief.version);
  const at = now();
  const { name, zone } = brief.assistant;
  const due =
    brief.deadlineAt &&
    formatForBoth(
      brief.deadlineAt,
      signedIn.timeZone,
      at,
      zone === null ? undefined : { zone, name: firstName(name) },
    );
  return (
    <>
      <PageHead
        title={brief.title}
        back={{ href: `${addresses.briefs(slug)}?show=drafts`, label: 'Drafts' }}
        intro={due ? `A draft, due ${due}.` : 'A draft. Nobody but your side sees it until you hand it over.'}
      />
      <div className="grid max-w-measure gap-8">
        {isJustSaved ? (
          <div role="status">
            <Notice meaning="done">Saved. Nobody but your side sees it until you hand it over.</Notice>
          </div>
        ) : null}
        <BriefEditor
          workspaceId={workspace.id}
          id={brief.id}
          version={brief.version}
          initial={{ ...valuesOf(brief), ...foldOf(brief) }}
          {...around}
          clearEnough={clearEnough}
          zones={zonesFor([signedIn.timeZone, workspace.timeZone, ...candidates.map((each) => each.zone)])}
          zone={signedIn.timeZone}
          now={at.toISOString()}
        />
        <ReuseBrief brief={brief} />
        <DiscardDraft brief={brief} />
        <ForgetTyped newPlace={`new:${workspace.id}`} id={brief.id} isDone={false} />
      </div>
    </>
  );
}
