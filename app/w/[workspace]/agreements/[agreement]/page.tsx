import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AgreementView } from '@/components/agreements/agreement-view';
import { getNegotiation } from '@/lib/agreements/negotiation.queries';
import { OpenClauseKey } from '@/lib/agreements/negotiation.schema';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type AgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ clause?: string | string[] }>;
};

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  if (!Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(signedIn.userId, { workspaceId: workspace.id, id });
  if (!page) notFound();
  return { page, zone: signedIn.timeZone };
});

export async function generateMetadata({ params }: AgreementPageProps): Promise<Metadata> {
  const { workspace, agreement } = await params;
  return { title: (await load(workspace, agreement)).page.title };
}

/** An agreement as its owner reads it. */
export default async function AgreementPage({ params, searchParams }: AgreementPageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { page, zone } = await load(slug, id);
  const openClause = OpenClauseKey.parse((await searchParams).clause);
  const negotiation = await getNegotiation(page.actor.userId, page);
  const { assistant } = page;
  const other = assistant ? { name: assistant.name, zone: assistant.timeZone } : undefined;
  const reader = { side: 'owner', zone, now: now(), other } as const;
  return <AgreementView page={page} reader={reader} negotiation={negotiation} openClause={openClause} />;
}
