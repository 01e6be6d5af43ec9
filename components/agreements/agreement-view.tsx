import { Thread } from '@/components/threads/thread';
import { PageHead, WithDetails } from '@/components/ui/page';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { OPEN_STATES } from '@/lib/agreements/rules';
import { addresses } from '@/lib/platform/addresses';
import { AgreementDetails, type AgreementReader } from './agreement-details';
import { AgreementDocument } from './agreement-document';
import { AssistantSteps } from './assistant-steps';
import { ChangedTerms } from './changed-terms';
import { OwnerSteps } from './owner-steps';
import { Standing } from './standing';

/** An agreement as one of its sides reads it: whose turn it is, the text, and beside it who has signed. */
export function AgreementView({ page, reader }: { page: AgreementPage; reader: AgreementReader }) {
  const isOwners = reader.side === 'owner';
  return (
    <>
      <PageHead
        title={page.document.title}
        back={{
          href: isOwners ? addresses.agreements(page.workspace.slug) : addresses.inboxAgreements(),
          label: 'Agreements',
        }}
      />
      <WithDetails details={<AgreementDetails page={page} reader={reader} />}>
        <div className="mb-10 grid gap-5">
          <Standing page={page} side={reader.side} now={reader.now} />
          {isOwners ? <OwnerSteps page={page} now={reader.now} /> : <AssistantSteps page={page} />}
        </div>
        {OPEN_STATES.includes(page.state) ? <ChangedTerms changes={page.changes} /> : null}
        <AgreementDocument document={page.document} />
        {page.state === 'draft' ? null : (
          <div className="mt-12" data-no-print>
            <Thread
              workspaceId={page.workspaceId}
              subject="agreement"
              subjectId={page.id}
              messages={page.messages}
              zone={reader.zone}
              now={reader.now}
              other={reader.other}
            />
          </div>
        )}
      </WithDetails>
    </>
  );
}
