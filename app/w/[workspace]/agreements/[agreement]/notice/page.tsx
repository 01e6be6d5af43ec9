import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { NoticePage } from '@/components/agreements/notice-page';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { decide } from '@/lib/agreements/rules';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type GiveNoticePageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ reason?: string | string[] }>;
};

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const ref = { workspaceId: workspace.id, id };
  const page = Id.safeParse(id).success ? await getAgreementPage(signedIn.userId, ref) : null;
  return page ?? notFound();
});

export async function generateMetadata({ params }: GiveNoticePageProps): Promise<Metadata> {
  const { workspace: slug, agreement: id } = await params;
  return { title: `Give notice to ${(await load(slug, id)).assistantName}` };
}

/** Where an owner gives notice. Whoever can't is redirected to the agreement, which says why. */
export default async function GiveNoticePage({ params, searchParams }: GiveNoticePageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { reason } = await searchParams;
  const { signedIn } = await requireStaff(slug);
  const page = await load(slug, id);
  const back = addresses.agreement(slug, id);
  if (!decide(page.facts, 'giveNotice', page.actor).ok) redirect(back);
  return (
    <NoticePage
      page={page}
      back={back}
      path={addresses.noticeAgreement(slug, id)}
      reason={typeof reason === 'string' ? reason : ''}
      isFresh={isFresh(signedIn.authenticatedAt, now())}
      now={now()}
    />
  );
}
