import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AgreementView } from '@/components/agreements/agreement-view';
import { DraftingLinks } from '@/components/agreements/editor/drafting-links';
import { ForgetTyped } from '@/components/forms/typing/forget-typed';
import { SeenHere } from '@/components/notifications/seen-here';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { instantOf, textOf } from '@/lib/agreements/document/as-of-instant';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { OpenClauseKey } from '@/lib/agreements/negotiation/negotiation.schema';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type AgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (slug: string, id: string, on: string | null, look: Look) => {
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(
    signedIn.userId,
    { workspaceId: workspace.id, id },
    instantOf(on),
    look,
  );
  if (!page) notFound();
  return { page, zone: signedIn.timeZone };
});

export async function generateMetadata({ params, searchParams }: AgreementPageProps): Promise<Metadata> {
  const { workspace, agreement } = await params;
  const search = await searchParams;
  return { title: (await load(workspace, agreement, textOf(search), lookFromAddress(search))).page.title };
}

/** An agreement as its owner reads it. */
export default async function AgreementPage({ params, searchParams }: AgreementPageProps) {
  const { workspace: slug, agreement: id } = await params;
  const search = await searchParams;
  const on = textOf(search);
  const { page, zone } = await load(slug, id, on, lookFromAddress(search));
  const openClause = OpenClauseKey.parse(search.clause);
  const negotiation = await getNegotiation(page.actor.userId, page);
  const { assistant } = page;
  const other = assistant ? { name: assistant.name, zone: assistant.timeZone } : undefined;
  return (
    <>
      <AgreementView
        page={page}
        asOf={instantOf(on)}
        reader={{ side: 'owner', zone, now: now(), other }}
        negotiation={negotiation}
        openClause={openClause}
      />
      {page.actor.role === 'owner' && page.shown.imported === null ? (
        <DraftingLinks slug={slug} id={id} />
      ) : null}
      <SeenHere
        userId={page.actor.userId}
        workspaceId={page.workspaceId}
        subject="agreement"
        subjectId={id}
      />
      <ForgetTyped
        newPlace={`new-agreement:${page.engagementId}`}
        id={id}
        isDone={page.state !== 'draft' && page.state !== 'changes_requested'}
      />
    </>
  );
}
