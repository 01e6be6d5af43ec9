import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dueDay } from './cadence/cadence.rules';
import { composeDocument, type EvaluationDocument, freeze, thaw } from './document';
import { Facts } from './facts/schema';
import type { EvaluationRef } from './loading';
import { readReturnEstimate } from './return-estimate/return-estimate.queries';
import { calculateReturn } from './return-estimate/return-estimate.rules';

/** The text of an evaluation as it would be signed now, or as it was. */
export type CurrentDocument = {
  readonly document: EvaluationDocument;
  readonly canonicalJson: string;
  readonly documentHash: string;
};

/**
 * Reads an evaluation's text: the one that somebody has signed, or else the current one, the same for every reader.
 * Only to be called once both have submitted: before that it would be made from what its reader may see.
 */
export async function readDocument(tx: Tx, ref: EvaluationRef): Promise<CurrentDocument> {
  const row = await findWhole(tx, ref);
  const { canonicalJson, documentHash } = row;
  if (canonicalJson && documentHash) {
    return { document: thaw(canonicalJson, documentHash), canonicalJson, documentHash };
  }
  const document = composeDocument({
    ...identityOf(row),
    criteria: row.criteria.map(({ id, name, party }) => ({ id, name, addedBy: party })),
    assessments: await assessmentsOf(tx, row),
    facts: row.facts === null ? null : JSON.stringify(row.facts),
    money: await readMoney(tx, { workspaceId: ref.workspaceId, evaluationId: ref.id }, row.facts),
    followUps: row.followUps.map(({ adjustment: { what }, outcome, note }) => ({ what, outcome, note })),
    adjustments: row.adjustments.map(({ id, kind, what, owner, months, dueOn, rateMinor }) => ({
      id,
      kind,
      what,
      owner,
      months,
      dueOn: dueOn && dateOf(dueOn),
      rateMinor: rateMinor === null ? null : Number(rateMinor),
    })),
  });
  return { document, ...freeze(document) };
}

type WholeEvaluation = Awaited<ReturnType<typeof findWhole>>;

/** Everything an evaluation's text is made of, but the owner's calculation. */
function findWhole(tx: Tx, { workspaceId, id }: EvaluationRef) {
  return tx.evaluation.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      engagement: {
        select: {
          assistantName: true,
          assistant: { select: { id: true, name: true } },
          workspace: { select: { id: true, name: true, timeZone: true } },
        },
      },
      agreement: { select: { title: true } },
      criteria: { orderBy: { position: 'asc' } },
      assessments: {
        where: { submittedAt: { not: null } },
        include: { answers: true },
        orderBy: { party: 'asc' },
      },
      adjustments: { orderBy: { id: 'asc' } },
      followUps: { include: { adjustment: true }, orderBy: { adjustmentId: 'asc' } },
    },
  });
}

/** Which evaluation it is: between whom, under which agreement, on which period. */
function identityOf(row: WholeEvaluation) {
  const { assistant, assistantName, workspace } = row.engagement;
  return {
    evaluationId: row.id,
    number: row.number,
    round: row.round,
    parties: {
      business: { id: workspace.id, name: workspace.name, timeZone: workspace.timeZone },
      assistant: { id: assistant?.id ?? null, name: assistant?.name ?? assistantName },
    },
    agreement: {
      id: row.agreementId,
      versionId: row.versionId,
      title: row.agreement.title,
      cadenceMonths: row.cadenceMonths,
    },
    period: { from: row.periodFrom.toISOString(), to: row.periodTo.toISOString() },
    dueOn: dueDay(row),
  };
}

/** What each side has submitted, by whom, with its answers in the order of the criteria. */
async function assessmentsOf(tx: Tx, { assessments, criteria }: WholeEvaluation) {
  const authors = await tx.user.findMany({
    where: { id: { in: assessments.flatMap(({ submittedById }) => submittedById ?? []) } },
    select: { id: true, name: true },
  });
  const positions = new Map(criteria.map(({ id, position }) => [id, position]));
  const positionOf = (criterionId: string) => positions.get(criterionId) ?? 0;
  return assessments.map(({ party, submittedById, submittedAt, isAfterReveal, overall, answers }) => ({
    party,
    isAfterReveal,
    overall,
    by: authors.find(({ id }) => id === submittedById)?.name ?? '',
    handedInAt: submittedAt?.toISOString() ?? '',
    answers: answers
      .map(({ criterionId, text, rating }) => ({ criterionId, text, rating }))
      .sort((one, other) => positionOf(one.criterionId) - positionOf(other.criterionId)),
  }));
}

/**
 * The part of the owner's calculation that both sign: all of it if they have shared it, and nothing otherwise. What one
 * side can't read, it can't sign.
 */
async function readMoney(
  tx: Tx,
  place: { readonly workspaceId: string; readonly evaluationId: string },
  frozen: unknown,
): Promise<EvaluationDocument['money']> {
  const estimate = await readReturnEstimate(tx, place);
  if (!estimate?.isShared || !frozen) return null;
  const { currency, freedMinutesLow, freedMinutesHigh, ownMinutes, hourMinorLow, hourMinorHigh } = estimate;
  const { costMinor, worthMinorLow, worthMinorHigh, netMinorLow, netMinorHigh, verdict } = calculateReturn(
    estimate,
    Facts.parse(frozen).period.cost,
  );
  return {
    currency,
    freedMinutesLow,
    freedMinutesHigh,
    ownMinutes,
    hourMinorLow,
    hourMinorHigh,
    usedFor: estimate.usedFor,
    costMinor,
    worthMinorLow,
    worthMinorHigh,
    netMinorLow,
    netMinorHigh,
    verdict,
  };
}
