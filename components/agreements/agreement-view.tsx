import type { ReactNode } from 'react';
import { Thread } from '@/components/threads/thread';
import { PageHead, WithDetails } from '@/components/ui/page';
import type { Negotiation } from '@/lib/agreements/negotiation.queries';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { OPEN_STATES } from '@/lib/agreements/rules';
import { addresses } from '@/lib/platform/addresses';
import { AgreementDetails, type AgreementReader } from './agreement-details';
import { AgreementDocument } from './agreement-document';
import { AssistantSteps } from './assistant-steps';
import { ChangedTerms } from './changed-terms';
import { ChangesLink } from './changes-link';
import { ClauseTalk } from './negotiation/clause-talk';
import { OpenClauses } from './negotiation/open-clauses';
import { type Situation, situationOf } from './negotiation/situation';
import { OwnerSteps } from './owner-steps';
import { Standing } from './standing';

type AgreementViewProps = {
  readonly page: AgreementPage;
  readonly reader: AgreementReader;
  readonly negotiation: Negotiation;
  /** the key of the clause at which what is said about it is shown */
  readonly openClause: string | null;
};

/** An agreement as one of its sides reads it: whose turn it is, the text, and beside it who has signed. */
export function AgreementView({ page, reader, negotiation, openClause }: AgreementViewProps) {
  const situation = situationOf(page, reader, negotiation);
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
          <ChangesLink page={page} />
          {situation ? <OpenClauses situation={situation} /> : null}
        </div>
        {OPEN_STATES.includes(page.state) ? <ChangedTerms changes={page.changes} /> : null}
        <AgreementDocument
          document={page.document}
          {...(situation ? { under: talkUnder(situation, openClause) } : {})}
        />
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

function talkUnder(situation: Situation, openClause: string | null): ReadonlyMap<string, ReactNode> {
  return new Map(
    situation.page.document.clauses.map((clause) => [
      clause.key,
      <ClauseTalk
        key={clause.key}
        situation={situation}
        clause={clause}
        isOpen={clause.key === openClause}
      />,
    ]),
  );
}
