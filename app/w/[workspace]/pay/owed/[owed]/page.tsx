import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WhyView } from '@/components/pay/why-view';
import { PageHead } from '@/components/ui/page';
import { getWhy } from '@/lib/pay/why.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money';

export const metadata: Metadata = { title: 'Why it is owed' };

type WhyPageProps = { readonly params: Promise<{ workspace: string; owed: string }> };

/** Why something is owed, for the owners who pay it. */
export default async function WhyPage({ params }: WhyPageProps) {
  const { workspace: slug, owed: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const why = isId(id) ? await getWhy(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  if (!why) notFound();
  return (
    <>
      <PageHead
        title={`Why ${formatMoney({ minor: why.amountMinor, currency: why.currency })}?`}
        back={{ href: addresses.statement(slug, why.engagementId), label: 'Statement' }}
      />
      <WhyView why={why} reader={{ side: 'owner', slug }} zone={signedIn.timeZone} now={now()} />
    </>
  );
}
