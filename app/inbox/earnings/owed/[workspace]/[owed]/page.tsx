import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WhyView } from '@/components/pay/why-view';
import { PageHead } from '@/components/ui/page';
import { getWhy } from '@/lib/pay/why.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money';

export const metadata: Metadata = { title: 'Why it is owed' };

type WhyPageProps = { readonly params: Promise<{ workspace: string; owed: string }> };

/** Why something is owed, for whom it is owed to. */
export default async function WhyPage({ params }: WhyPageProps) {
  const { workspace: workspaceId, owed: id } = await params;
  const { userId, timeZone } = await requireAssistant();
  const why = isId(workspaceId) && isId(id) ? await getWhy(userId, { workspaceId, id }) : null;
  if (!why) notFound();
  return (
    <>
      <PageHead
        title={`Why ${formatMoney({ minor: why.amountMinor, currency: why.currency })}?`}
        back={{ href: addresses.inboxStatement(workspaceId, why.engagementId), label: 'Statement' }}
      />
      <WhyView why={why} reader={{ side: 'assistant', workspaceId }} zone={timeZone} now={now()} />
    </>
  );
}
