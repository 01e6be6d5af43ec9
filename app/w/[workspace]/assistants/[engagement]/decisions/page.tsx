import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DecisionList } from '@/components/threads/decisions/decision-list';
import { PageHead } from '@/components/ui/page';
import { getEngagement } from '@/lib/people/engagements.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { getDecisionChoices } from '@/lib/threads/decision-choices.queries';
import { listDecisions } from '@/lib/threads/decisions.queries';

export const metadata: Metadata = { title: 'Decisions' };

type DecisionsPageProps = { readonly params: Promise<{ workspace: string; engagement: string }> };

/** What a business and an assistant have decided, for the business. */
export default async function DecisionsPage({ params }: DecisionsPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const { userId, timeZone: zone } = signedIn;
  const person = isId(engagementId) ? await getEngagement(userId, workspace.id, engagementId) : null;
  if (!person) notFound();
  const place = { workspaceId: workspace.id, engagementId };
  return (
    <>
      <PageHead
        title={`Decisions with ${person.name}`}
        back={{ href: addresses.assistant(slug, engagementId), label: person.name }}
      />
      <DecisionList
        decisions={await listDecisions(userId, place)}
        choices={await getDecisionChoices(userId, place)}
        reader={{ ...place, place: { side: 'owner', slug }, zone, now: now() }}
      />
    </>
  );
}
