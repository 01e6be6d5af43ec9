import type { Metadata } from 'next';
import { AgreementList } from '@/components/agreements/agreement-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listOwnAgreements } from '@/lib/agreements/list.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Agreements' };

/** What an assistant has agreed with whom, over all the businesses they work with. */
export default async function OwnAgreementsPage() {
  const { userId, timeZone } = await requireAssistant();
  const agreements = await listOwnAgreements(userId);
  return (
    <>
      <PageHead title="Agreements" />
      {agreements.length === 0 ? (
        <EmptyState title="Nothing to sign yet">
          Before the first piece of work, the business that invited you proposes an agreement. It arrives here
          and by e-mail; you can sign it, ask for changes, or decline.
        </EmptyState>
      ) : (
        <AgreementList
          agreements={agreements}
          reader="assistant"
          addressOf={({ workspaceId, id }) => addresses.inboxAgreement(workspaceId, id)}
          zone={timeZone}
          now={now()}
        />
      )}
    </>
  );
}
