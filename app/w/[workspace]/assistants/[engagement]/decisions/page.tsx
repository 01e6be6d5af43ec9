import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { DecisionList } from '@/components/threads/decisions/decision-list';
import { PageHead } from '@/components/ui/page';
import { getEngagement } from '@/lib/people/engagements/engagements.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { getDecisionChoices } from '@/lib/threads/decisions/decision-choices.queries';
import { listDecisions } from '@/lib/threads/decisions/decisions.queries';

type DecisionsPageProps = { readonly params: Promise<{ workspace: string; engagement: string }> };

const load = cache(async (slug: string, engagementId: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const person = isId(engagementId) ? await getEngagement(signedIn.userId, workspace.id, engagementId) : null;
  return person ?? notFound();
});

export async function generateMetadata({ params }: DecisionsPageProps): Promise<Metadata> {
  const { workspace: slug, engagement: engagementId } = await params;
  return { title: titleOf(await load(slug, engagementId)) };
}

/** What a business and an assistant have decided, for the business. */
export default async function DecisionsPage({ params }: DecisionsPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const { userId, timeZone: zone } = signedIn;
  const person = await load(slug, engagementId);
  const place = { workspaceId: workspace.id, engagementId };
  return (
    <>
      <PageHead
        title={titleOf(person)}
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

function titleOf({ name }: { readonly name: string }): string {
  return `Decisions with ${name}`;
}
