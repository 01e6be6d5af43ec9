import type { Metadata } from 'next';
import { ReferenceView } from '@/components/evaluations/reference/reference-view';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { getReferences } from '@/lib/evaluations/reference/queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Your reference' };

/** Where an assistant has their record sealed, over all the businesses that allow it. */
export default async function ReferencePage() {
  const { userId, timeZone, authenticatedAt } = await requireAssistant();
  const references = await getReferences(userId);
  const at = now();
  return (
    <>
      <PageHead
        title="Your reference"
        intro="One sealed file of what you have done, over all the businesses that allow it. You can show it to anybody."
        back={{ href: addresses.inboxEvaluations(), label: 'Evaluations' }}
      />
      {references.businesses.length === 0 ? (
        <EmptyState title="It begins with an agreement">
          Once you have worked under a signed agreement, what you did there can go into a reference: counted
          from the record, sealed, and yours.
        </EmptyState>
      ) : (
        <ReferenceView
          references={references}
          isFresh={isFresh(authenticatedAt, at)}
          zone={timeZone}
          now={at}
        />
      )}
    </>
  );
}
