import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { WhyView } from '@/components/pay/why-view';
import { PageHead } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { getWhy } from '@/lib/pay/statements/why.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type WhyPageProps = { readonly params: Promise<{ workspace: string; owed: string }> };

const load = cache(async (workspaceId: string, id: string) => {
  const { userId } = await requireAssistant();
  const why = isId(workspaceId) && isId(id) ? await getWhy(userId, { workspaceId, id }) : null;
  return why ?? notFound();
});

export async function generateMetadata({ params }: WhyPageProps): Promise<Metadata> {
  const { workspace, owed } = await params;
  return { title: titleOf(await load(workspace, owed)) };
}

/** Why something is owed, for whom it is owed to. */
export default async function WhyPage({ params }: WhyPageProps) {
  const { workspace: workspaceId, owed: id } = await params;
  const { timeZone } = await requireAssistant();
  const why = await load(workspaceId, id);
  return (
    <>
      <PageHead
        title={titleOf(why)}
        back={{
          href: addresses.inboxStatement(workspaceId, why.engagementId, why.statementYear),
          label: `Statement of ${why.statementYear}`,
        }}
      />
      <WhyView why={why} reader={{ side: 'assistant', workspaceId }} zone={timeZone} now={now()} />
    </>
  );
}

function titleOf({ amountMinor, currency }: Awaited<ReturnType<typeof load>>): string {
  return `Why ${shownMoney({ minor: amountMinor, currency })}?`;
}
