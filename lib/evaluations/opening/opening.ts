import { findSides } from '@/lib/people/parties.queries';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dueFor, dueWithinTheWork, type PlannedEvaluation } from '../cadence/cadence.rules';
import type { AgreedCadence } from '../cadence/cadences';
import { appendEvents, type EvaluationPlace } from '../chain';
import { openedMail } from '../emails/coming';
import { notifyAssistant, notifyStaff } from '../notifying';
import { planAutomaticSteps } from '../reminding.jobs';
import type { EvaluationSide } from '../rules';
import { agreedCriteria } from './criteria.rules';

export type Opening = {
  readonly at: Date;
  readonly countedFrom: Date;
  /** the instant that the cadence names, and the one whose day it is due on; null if somebody begins it early */
  readonly planned: Pick<PlannedEvaluation, 'plannedFor' | 'dueWith'> | null;
  /** who begins it early; null: it opens by itself */
  readonly by: { readonly userId: string; readonly side: EvaluationSide } | null;
  readonly requestId?: string;
};

/**
 * Opens an evaluation and tells both. However often, or concurrently, it is tried, one opens: the database allows one
 * for each date and one at a time.
 * @returns its id; null if it was already open.
 */
export async function openEvaluation(
  tx: Tx,
  place: EngagementRef,
  cadence: AgreedCadence,
  { at, countedFrom, planned, by, requestId }: Opening,
): Promise<string | null> {
  const { workspaceId, engagementId } = place;
  const { agreementId, versionId, months, zone, since, lastOpenedAt, lastNumber, workEndsAt } = cadence;
  const id = newId();
  const plannedFor = planned?.plannedFor ?? null;
  const dueAt = dueWithinTheWork(dueFor(planned?.dueWith ?? null, at, zone), at, zone, workEndsAt);
  const period = { periodFrom: lastOpenedAt ?? since, periodTo: at };
  const opened = await tx.evaluation.createMany({
    data: {
      workspaceId,
      id,
      engagementId,
      number: lastNumber + 1,
      agreementId,
      versionId,
      cadenceMonths: months,
      countedFrom,
      plannedFor,
      ...period,
      zone,
      openedAt: at,
      openedById: by?.userId ?? null,
      openedBy: by?.side ?? null,
      dueAt,
      stateChangedAt: at,
    },
    skipDuplicates: true,
  });
  if (opened.count === 0) return null;
  const evaluation = { workspaceId, engagementId, id };
  await writeCriteria(tx, evaluation, agreedCriteria(cadence.clause), at);
  const payload = {
    agreementId,
    versionId,
    cadenceMonths: months,
    plannedFor: plannedFor?.toISOString() ?? null,
    periodFrom: period.periodFrom.toISOString(),
    periodTo: at.toISOString(),
    dueAt: dueAt.toISOString(),
  };
  await appendEvents(tx, evaluation, [{ kind: 'opened', actorUserId: by?.userId ?? null, at, payload }]);
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: by?.userId ?? null,
    action: 'evaluation.opened',
    subject: { kind: 'evaluation', id },
    data: payload,
    ...(requestId ? { requestId } : {}),
  });
  await notifyOfOpening(tx, evaluation, by, { at, dueAt });
  await planAutomaticSteps(tx, evaluation);
  return id;
}

async function writeCriteria(
  tx: Tx,
  { workspaceId, engagementId, id: evaluationId }: EvaluationPlace,
  names: readonly string[],
  addedAt: Date,
): Promise<void> {
  await tx.evaluationCriterion.createMany({
    data: names.map((name, position) => ({
      workspaceId,
      id: newId(),
      engagementId,
      evaluationId,
      position,
      name,
      addedAt,
    })),
  });
}

/** Tells both about an evaluation that has opened, except the side that began it early. */
async function notifyOfOpening(
  tx: Tx,
  evaluation: EvaluationPlace,
  by: Opening['by'],
  { at, dueAt }: { readonly at: Date; readonly dueAt: Date },
): Promise<void> {
  const sides = await findSides(tx, evaluation);
  const notification = { kind: 'evaluation.opened', factId: evaluation.id, at, moment: dueAt } as const;
  const words = { isEarly: by !== null };
  if (by?.side !== 'assistant') {
    await notifyAssistant(tx, evaluation, sides, { ...notification, write: (its) => openedMail(its, words) });
  }
  if (by?.side !== 'owner') {
    await notifyStaff(tx, evaluation, sides, { ...notification, write: (its) => openedMail(its, words) });
  }
}
