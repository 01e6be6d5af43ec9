import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AgreementView } from '@/components/agreements/agreement-view';
import { SeenHere } from '@/components/notifications/seen-here';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { instantOf, textOf } from '@/lib/agreements/document/as-of-instant';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { OpenClauseKey } from '@/lib/agreements/negotiation/negotiation.schema';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type OwnAgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (workspaceId: string, id: string, on: string | null, look: Look) => {
  const { userId, timeZone } = await requireAssistant();
  if (!Id.safeParse(workspaceId).success || !Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(userId, { workspaceId, id }, instantOf(on), look);
  if (page?.actor.role !== 'assistant') notFound();
  return { page, zone: timeZone };
});

export async function generateMetadata({ params, searchParams }: OwnAgreementPageProps): Promise<Metadata> {
  const { workspace, agreement } = await params;
  const search = await searchParams;
  return { title: (await load(workspace, agreement, textOf(search), lookFromAddress(search))).page.title };
}

/** An agreement as the assistant reads it. */
export default async function OwnAgreementPage({ params, searchParams }: OwnAgreementPageProps) {
  const { workspace, agreement } = await params;
  const search = await searchParams;
  const on = textOf(search);
  const { page, zone } = await load(workspace, agreement, on, lookFromAddress(search));
  const openClause = OpenClauseKey.parse(search.clause);
  const negotiation = await getNegotiation(page.actor.userId, page);
  const other = { name: page.workspace.name, zone: page.workspace.timeZone };
  return (
    <>
      <AgreementView
        page={page}
        asOf={instantOf(on)}
        reader={{ side: 'assistant', zone, now: now(), other }}
        negotiation={negotiation}
        openClause={openClause}
      />
      <SeenHere
        userId={page.actor.userId}
        workspaceId={workspace}
        subject="agreement"
        subjectId={agreement}
      />
    </>
  );
}
