import { withdrawRequests } from '@/lib/notifications/notifying';
import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { ProposalEnding, ProposalState } from './negotiation.rules';

type AgreementPlace = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };
type ProposalRef = { readonly workspaceId: string; readonly id: string; readonly proposalId: string };

/**
 * Loads a proposed wording of a locked agreement, with the heading of its clause.
 * @throws Refused (`not_found`) when it doesn't belong to that agreement.
 */
export async function loadProposal(tx: Tx, { workspaceId, id, proposalId }: ProposalRef) {
  const proposal = await tx.clauseProposal.findFirst({
    where: { workspaceId, id: proposalId, agreementId: id },
    select: { id: true, versionId: true, clauseKey: true, body: true, outcome: { select: { ending: true } } },
  });
  if (!proposal) throw notFound('proposal');
  const { outcome, versionId, clauseKey, ...rest } = proposal;
  const state: ProposalState = outcome?.ending ?? 'waiting';
  const { heading } = await tx.agreementClause.findUniqueOrThrow({
    where: { workspaceId_versionId_key: { workspaceId, versionId, key: clauseKey } },
    select: { heading: true },
  });
  return { ...rest, clauseKey, heading, state };
}

type Ending = {
  readonly ending: ProposalEnding;
  readonly byUserId: string;
  readonly at: Date;
  readonly reason?: string;
  readonly takenInto?: number;
};

/**
 * Records what became of a proposed wording, and ends the notifications that ask owners about it. The database allows
 * only one outcome.
 */
export async function endProposal(
  tx: Tx,
  { workspaceId, engagementId, id: subjectId }: AgreementPlace,
  proposalId: string,
  { ending, byUserId, at, reason, takenInto }: Ending,
): Promise<void> {
  await tx.clauseProposalOutcome.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      proposalId,
      ending,
      reason: reason ?? null,
      takenInto: takenInto ?? null,
      endedById: byUserId,
      endedAt: at,
    },
  });
  const asked = { actions: ['answer_wording'], subjectId, factId: proposalId } as const;
  await withdrawRequests(tx, { ...asked, workspaceId, engagementId, at });
}

type Overtaking = {
  /** whose act has overtaken them */
  readonly byUserId: string;
  readonly at: Date;
  /** unset: for every clause */
  readonly clauseKey?: string;
};

/**
 * Ends proposed wordings that still wait, because there is a newer text now: a new version, a newer wording for the
 * same clause, or a signature under the text as it is.
 */
export async function overtakeProposals(
  tx: Tx,
  agreement: AgreementPlace,
  { byUserId, at, clauseKey }: Overtaking,
): Promise<void> {
  const { workspaceId, id: agreementId } = agreement;
  const waiting = await tx.clauseProposal.findMany({
    where: { workspaceId, agreementId, outcome: null, ...(clauseKey === undefined ? {} : { clauseKey }) },
    select: { id: true },
  });
  for (const { id } of waiting) await endProposal(tx, agreement, id, { ending: 'overtaken', byUserId, at });
}
