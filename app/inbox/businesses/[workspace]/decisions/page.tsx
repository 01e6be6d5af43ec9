import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DecisionList } from '@/components/threads/decisions/decision-list';
import { PageHead } from '@/components/ui/page';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { getDecisionChoices } from '@/lib/threads/decision-choices.queries';
import { listDecisions } from '@/lib/threads/decisions.queries';
import { listBusinesses } from '@/lib/threads/engagement.queries';

export const metadata: Metadata = { title: 'Decisions' };

type DecisionsPageProps = { readonly params: Promise<{ workspace: string }> };

/** What a business and its assistant have decided, for the assistant. */
export default async function DecisionsPage({ params }: DecisionsPageProps) {
  const { workspace: workspaceId } = await params;
  const { userId, timeZone: zone } = await requireAssistant();
  const [business] = isId(workspaceId) ? await listBusinesses(userId, workspaceId) : [];
  if (!business) notFound();
  return (
    <>
      <PageHead
        title={`Decisions with ${business.name}`}
        back={{ href: addresses.business(workspaceId), label: business.name }}
      />
      <DecisionList
        decisions={await listDecisions(userId, business)}
        choices={await getDecisionChoices(userId, business)}
        reader={{
          workspaceId,
          engagementId: business.engagementId,
          place: { side: 'assistant', workspaceId },
          zone,
          now: now(),
        }}
      />
    </>
  );
}
