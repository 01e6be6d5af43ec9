import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { NoticePage } from '@/components/agreements/notice-page';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { decide } from '@/lib/agreements/rules';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type GiveOwnNoticePageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ reason?: string | string[] }>;
};

const load = cache(async (workspaceId: string, id: string) => {
  const { userId } = await requireAssistant();
  if (!Id.safeParse(workspaceId).success || !Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(userId, { workspaceId, id });
  return page?.actor.role === 'assistant' ? page : notFound();
});

export async function generateMetadata({ params }: GiveOwnNoticePageProps): Promise<Metadata> {
  const { workspace, agreement } = await params;
  return { title: `Give notice to ${(await load(workspace, agreement)).workspace.name}` };
}

/** Where the assistant gives notice. Who can't is led to the agreement, which says where it stands. */
export default async function GiveOwnNoticePage({ params, searchParams }: GiveOwnNoticePageProps) {
  const { workspace: workspaceId, agreement: id } = await params;
  const { reason } = await searchParams;
  const signedIn = await requireAssistant();
  const page = await load(workspaceId, id);
  const back = addresses.inboxAgreement(workspaceId, id);
  if (!decide(page.facts, 'giveNotice', page.actor).ok) redirect(back);
  return (
    <NoticePage
      page={page}
      back={back}
      path={addresses.noticeInboxAgreement(workspaceId, id)}
      reason={typeof reason === 'string' ? reason : ''}
      isFresh={isFresh(signedIn.authenticatedAt, now())}
      now={now()}
    />
  );
}
