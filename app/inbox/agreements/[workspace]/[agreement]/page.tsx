import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AgreementView } from '@/components/agreements/agreement-view';
import { getNegotiation } from '@/lib/agreements/negotiation.queries';
import { OpenClauseKey } from '@/lib/agreements/negotiation.schema';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type OwnAgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ clause?: string | string[] }>;
};

const load = cache(async (workspaceId: string, id: string) => {
  const { userId, timeZone } = await requireAssistant();
  if (!Id.safeParse(workspaceId).success || !Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(userId, { workspaceId, id });
  if (page?.actor.role !== 'assistant') notFound();
  return { page, zone: timeZone };
});

export async function generateMetadata({ params }: OwnAgreementPageProps): Promise<Metadata> {
  const { workspace, agreement } = await params;
  return { title: (await load(workspace, agreement)).page.title };
}

/** An agreement as the assistant reads it. */
export default async function OwnAgreementPage({ params, searchParams }: OwnAgreementPageProps) {
  const { workspace, agreement } = await params;
  const { page, zone } = await load(workspace, agreement);
  const openClause = OpenClauseKey.parse((await searchParams).clause);
  const negotiation = await getNegotiation(page.actor.userId, page);
  const other = { name: page.workspace.name, zone: page.workspace.timeZone };
  const reader = { side: 'assistant', zone, now: now(), other } as const;
  return <AgreementView page={page} reader={reader} negotiation={negotiation} openClause={openClause} />;
}
