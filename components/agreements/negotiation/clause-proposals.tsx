import { WordChanges } from '@/components/ui/word-changes';
import { fillInAs } from '@/lib/agreements/document/document';
import type { ProposedWording } from '@/lib/agreements/negotiation/negotiation.queries';
import type { ProposalState } from '@/lib/agreements/negotiation/negotiation.rules';
import { type ClauseTalk, droppedPlaceholders } from '@/lib/agreements/negotiation/talk.rules';
import { counted } from '@/lib/platform/text/counted';
import { compareWords } from '@/lib/platform/text/word-changes';
import { formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { AnswerWording, WithdrawWording } from './proposal-steps';
import type { Situation } from './situation';

type ClauseProposalsProps = {
  readonly situation: Situation;
  readonly talk: ClauseTalk;
  /** the clause as it is shown, filled in */
  readonly body: string;
};

/**
 * Proposed wordings for a clause, compared with its present one: those waiting for an answer, and folded, those that
 * had one.
 */
export function ClauseProposals({ situation, talk, body }: ClauseProposalsProps) {
  const { ended, waiting } = talk;
  return (
    <>
      {waiting.map((proposal) => (
        <WaitingProposal key={proposal.id} situation={situation} proposal={proposal} body={body} />
      ))}
      {ended.length > 0 ? (
        <details>
          <summary className="fold-quiet">{counted(ended.length, 'answered wording')}</summary>
          <ol className="mt-3 grid gap-5">
            {ended.map((proposal) => (
              <li key={proposal.id}>
                <EndedProposal situation={situation} proposal={proposal} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

type ProposalProps = { readonly situation: Situation; readonly proposal: ProposedWording };

function WaitingProposal({ situation, proposal, body }: ProposalProps & { readonly body: string }) {
  const { page, negotiation, possible, reader } = situation;
  const dropped = droppedPlaceholders(negotiation.wording.get(proposal.clauseKey) ?? '', proposal.body);
  return (
    <div className="grid gap-3">
      <ProposalHead situation={situation} proposal={proposal} says="proposes this wording" />
      <WordChanges pieces={compareWords(body, fillInAs(page.document, proposal.body))} />
      {dropped.length > 0 ? (
        <p className="text-sm text-needs">
          The text would no longer show {dropped.map((name) => `{{${name}}}`).join(', ')}. The term itself
          still holds as it is typed.
        </p>
      ) : null}
      {possible.answer ? <AnswerWording situation={situation} proposal={proposal} /> : null}
      {reader.side === 'assistant' && possible.talk ? (
        <WithdrawWording situation={situation} proposal={proposal} />
      ) : null}
      {possible.talk ? null : (
        <p className="text-sm text-quiet">
          It was still open when this text was no longer up for discussion.
        </p>
      )}
    </div>
  );
}

function EndedProposal({ situation, proposal }: ProposalProps) {
  const { page, reader } = situation;
  const { state, endedBy, endedAt, endReason, takenInto } = proposal;
  const who = endedBy ?? page.workspace.name;
  return (
    <div className="grid gap-2">
      <ProposalHead situation={situation} proposal={proposal} says="proposed this wording" />
      <p className="whitespace-pre-wrap" dir="auto">
        {fillInAs(page.document, proposal.body)}
      </p>
      <p className="text-sm">
        <span className="font-semibold">{endInWords(state, who, takenInto)}</span>
        {endedAt ? (
          <time dateTime={endedAt.toISOString()} className="text-quiet">
            {` ${formatInstant(endedAt, reader.zone, reader.now)}`}
          </time>
        ) : null}
      </p>
      {endReason ? <Reason>{endReason}</Reason> : null}
    </div>
  );
}

function ProposalHead({ situation, proposal, says }: ProposalProps & { readonly says: string }) {
  const { page, reader } = situation;
  const { author, at, number, reason } = proposal;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
        <span className="font-semibold text-ink">
          {author} {says}
        </span>
        <time dateTime={at.toISOString()}>{shownInstant(at, reader.zone, reader.now)}</time>
        {number === page.shown.number ? null : <span>for version {number}</span>}
      </p>
      <Reason>{reason}</Reason>
    </div>
  );
}

function Reason({ children }: { children: string }) {
  return (
    <p className="border-s-2 border-line ps-3 whitespace-pre-line" dir="auto">
      {children}
    </p>
  );
}

function endInWords(state: ProposalState, who: string, takenInto: number | null): string {
  switch (state) {
    case 'taken':
      return `${who} took it into version ${takenInto ?? ''}.`;
    case 'declined':
      return `${who} declined it.`;
    case 'withdrawn':
      return `${who} took it back.`;
    case 'overtaken':
      return 'A newer text has replaced it.';
    case 'waiting':
      return 'It is waiting for an answer.';
  }
}
