import type { Metadata } from 'next';
import { cache } from 'react';
import { DecisionList } from '@/components/threads/decisions/decision-list';
import { PageHead } from '@/components/ui/page';
import { leadToWhatStays } from '@/lib/endings/guards';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { getDecisionChoices } from '@/lib/threads/decisions/decision-choices.queries';
import { listDecisions } from '@/lib/threads/decisions/decisions.queries';
import { listBusinesses } from '@/lib/threads/engagement.queries';

type DecisionsPageProps = { readonly params: Promise<{ workspace: string }> };

const load = cache(async (workspaceId: string) => {
  const { userId } = await requireAssistant();
  const [business] = isId(workspaceId) ? await listBusinesses(userId, workspaceId) : [];
  return business;
});

export async function generateMetadata({ params }: DecisionsPageProps): Promise<Metadata> {
  const business = await load((await params).workspace);
  return { title: business ? titleOf(business) : 'Not here' };
}

/** What a business and its assistant have decided, for the assistant. */
export default async function DecisionsPage({ params }: DecisionsPageProps) {
  const { workspace: workspaceId } = await params;
  const { userId, timeZone: zone } = await requireAssistant();
  const business = (await load(workspaceId)) ?? (await leadToWhatStays(userId, workspaceId));
  return (
    <>
      <PageHead
        title={titleOf(business)}
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

function titleOf({ name }: { readonly name: string }): string {
  return `Decisions with ${name}`;
}
