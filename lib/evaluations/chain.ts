import { SEALED_RECORDS } from '@/lib/agreements/sealed-records.rules';
import { newId } from '@/lib/platform/ids';
import { chainOf, type NewLink } from '@/lib/platform/record/chain';
import type { Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';

/** The events of an evaluation that belong in its record. */
export const EVALUATION_EVENTS = [
  'opened',
  'moved',
  'assessed',
  'revealed',
  'consented',
  'signed',
  'signature_voided',
  'closed',
  'sealed',
  'sent',
  'downloaded',
] as const;
export type EvaluationEventKind = (typeof EVALUATION_EVENTS)[number];

/** Named in what is hashed, so that a later hashing scheme can't be mistaken for this one. */
export const EVALUATION_CHAIN = chainOf<EvaluationEventKind>(
  SEALED_RECORDS.evaluation.eventFormat,
  SEALED_RECORDS.evaluation.subject,
);

export type EvaluationPlace = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
};

/** Appends events to an evaluation's chain, in order. Its row is locked, so that two come one after the other. */
export async function appendEvents(
  tx: Tx,
  evaluation: EvaluationPlace,
  events: readonly NewLink<EvaluationEventKind>[],
): Promise<void> {
  const { workspaceId, engagementId, id: evaluationId } = evaluation;
  await lockEvaluation(tx, evaluation);
  let last = await tx.evaluationEvent.findFirst({
    where: { workspaceId, evaluationId },
    orderBy: { sequence: 'desc' },
    omit: { workspaceId: true, id: true, engagementId: true, evaluationId: true },
  });
  for (const event of events) {
    last = EVALUATION_CHAIN.chained(evaluationId, last, event);
    const row = { workspaceId, id: newId(), engagementId, evaluationId, ...last };
    await insertAll(tx, 'evaluation_events', [row]);
  }
}

/** Locks the evaluation's row, waiting for it. Does nothing when the actor can't see it. */
export async function lockEvaluation(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM evaluations WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
}
