import type { ReactNode } from 'react';
import { Thread } from '@/components/threads/thread';
import { Notice } from '@/components/ui/notice';
import { PageHead, WithDetails } from '@/components/ui/page';
import { StatusMessage } from '@/components/ui/status-message';
import type { Negotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { wordingsWaiting } from '@/lib/agreements/negotiation/talk.rules';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { OPEN_STATES } from '@/lib/agreements/rules';
import { addressesOnSide } from './addresses-on-side';
import { AgreementDetails, type AgreementReader } from './agreement-details';
import { AgreementDocument } from './agreement-document';
import { ChangedTerms } from './comparing/changed-terms';
import { ChangesLink } from './comparing/changes-link';
import { CopyDownload } from './copy-download';
import { fileElsewhere, ImportedFile } from './imported-file';
import { ClauseTalk } from './negotiation/clause-talk';
import { OpenClauses } from './negotiation/open-clauses';
import { type Situation, situationOf } from './negotiation/situation';
import { AgreementStateLabel } from './status/agreement-state';
import { AgreementStatus } from './status/agreement-status';
import { InForceThenNotice } from './status/in-force-then-notice';
import { AssistantSteps } from './steps/assistant-steps';
import { OwnerSteps } from './steps/owner-steps';

type AgreementViewProps = {
  readonly page: AgreementPage;
  readonly reader: AgreementReader;
  /** the instant whose version is shown, if a link from something based on it led here */
  readonly asOf: Date | null;
  readonly negotiation: Negotiation;
  /** the key of the clause whose discussion is open */
  readonly openClause: string | null;
};

/** An agreement as one of its sides reads it: whose turn it is, the text, and beside it who has signed. */
export function AgreementView({ page, reader, asOf, negotiation, openClause }: AgreementViewProps) {
  const situation = situationOf(page, reader, negotiation);
  const isOwners = reader.side === 'owner';
  const shared = addressesOnSide(page, reader.side);
  const address = shared.agreement(page.id);
  const { imported, number } = page.shown;
  const file = fileElsewhere(page);
  const isOlder = asOf !== null && number < page.currentNumber;
  return (
    <>
      <PageHead
        title={page.document.title}
        back={{
          href: shared.agreements(),
          label: 'Agreements',
        }}
      />
      <WithDetails details={<AgreementDetails page={page} reader={reader} />}>
        <div className="mb-10 grid gap-5">
          {isOlder || page.isPast ? null : (
            // where the details come after the text, the state comes before it
            <p className="xl:hidden" data-no-print>
              <AgreementStateLabel
                role={page.actor.role}
                state={page.state}
                signedBy={page.facts.signatures.map(({ party }) => party)}
              />
            </p>
          )}
          {asOf ? <InForceThenNotice page={page} asOf={asOf} href={address} {...reader} /> : null}
          {page.isPast ? (
            <Notice title={`Your work with ${page.workspace.name} has ended`}>
              <p>What you both signed stays here for you, to read and to download, as long as it is kept.</p>
            </Notice>
          ) : null}
          {isOlder || page.isPast ? null : (
            <StatusMessage>
              <AgreementStatus
                page={page}
                side={reader.side}
                now={reader.now}
                waitingWordings={wordingsWaiting(negotiation)}
              />
            </StatusMessage>
          )}
          {isOlder || page.isPast ? (
            <div data-no-print>
              <CopyDownload page={page} />
            </div>
          ) : isOwners ? (
            <OwnerSteps page={page} now={reader.now} />
          ) : (
            <AssistantSteps page={page} />
          )}
          {page.isPast ? null : <ChangesLink page={page} />}
          {situation ? <OpenClauses situation={situation} /> : null}
        </div>
        {OPEN_STATES.includes(page.state) ? <ChangedTerms changes={page.changes} /> : null}
        {file ? <ImportedFile page={page} imported={file} isOfEarlier={imported === null} /> : null}
        <AgreementDocument
          document={page.document}
          {...(situation ? { under: talkUnder(situation, openClause) } : {})}
        />
        {page.state === 'draft' || page.isPast ? null : (
          <div className="mt-12" data-no-print>
            <Thread thread={page.thread} reader={reader} address={address} other={reader.other} />
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
