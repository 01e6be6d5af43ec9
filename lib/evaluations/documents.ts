import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dueDay } from './cadence.rules';
import { composeDocument, type EvaluationDocument, freeze, thaw } from './document';
import { Facts } from './facts/schema';
import type { EvaluationRef } from './loading';
import { readReturnEstimate } from './return-estimate.queries';
import { calculateReturn } from './return-estimate.rules';

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
export async function readDocument(tx: Tx, { workspaceId, id }: EvaluationRef): Promise<CurrentDocument> {
  const row = await tx.evaluation.findUniqueOrThrow({
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
  if (row.canonicalJson && row.documentHash) {
    const { canonicalJson, documentHash } = row;
    return { document: thaw(canonicalJson, documentHash), canonicalJson, documentHash };
  }
  const { assistant, assistantName, workspace } = row.engagement;
  const authors = await tx.user.findMany({
    where: { id: { in: row.assessments.flatMap(({ submittedById }) => submittedById ?? []) } },
    select: { id: true, name: true },
  });
  const positions = new Map(row.criteria.map((criterion) => [criterion.id, criterion.position]));
  const document = composeDocument({
    evaluationId: id,
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
    criteria: row.criteria.map((criterion) => ({
      id: criterion.id,
      name: criterion.name,
      addedBy: criterion.party,
    })),
    assessments: row.assessments.map(
      ({ party, submittedById, submittedAt, isAfterReveal, overall, answers }) => ({
        party,
        isAfterReveal,
        overall,
        by: authors.find((author) => author.id === submittedById)?.name ?? '',
        handedInAt: submittedAt?.toISOString() ?? '',
        answers: answers
          .map(({ criterionId, text, rating }) => ({ criterionId, text, rating }))
          .sort(
            (one, other) => (positions.get(one.criterionId) ?? 0) - (positions.get(other.criterionId) ?? 0),
          ),
      }),
    ),
    facts: row.facts === null ? null : JSON.stringify(row.facts),
    money: await readMoney(tx, { workspaceId, evaluationId: id }, row.facts),
    followUps: row.followUps.map(({ adjustment, outcome, note }) => ({
      what: adjustment.what,
      outcome,
      note,
    })),
    adjustments: row.adjustments.map((each) => ({
      id: each.id,
      kind: each.kind,
      what: each.what,
      owner: each.owner,
      months: each.months,
      dueOn: each.dueOn && dateOf(each.dueOn),
      rateMinor: each.rateMinor === null ? null : Number(each.rateMinor),
    })),
  });
  return { document, ...freeze(document) };
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
