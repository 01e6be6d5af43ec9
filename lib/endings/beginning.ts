import { planAutomaticStepsAnew } from '@/lib/evaluations/left-at-the-end';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { begunMail } from './emails/ending';
import { endWhenOver, remindOfLastDay } from './jobs';
import { notifyOfEnding } from './notifying';
import { type EndingParty, type LastDay, remindsAt } from './rules';

export type Beginning = {
  readonly id?: string;
  readonly cause: 'said' | 'notice' | 'agreement_over';
  /** whose decision begins it; null if an agreement had run out */
  readonly by: { readonly userId: string; readonly party: EndingParty } | null;
  readonly reason: string;
  readonly agreementId?: string;
  readonly adjustmentId?: string;
  readonly lastDay: LastDay;
  readonly zone: string;
  readonly at: Date;
  readonly requestId?: string;
};

/**
 * Begins the ending of an engagement, plans its reminder and its end, and tells both; the rule has decided. The
 * database allows only one at a time. If notice begins it, the code that gives notice tells both, in one mail.
 */
export async function beginEnding(tx: Tx, place: EngagementRef, beginning: Beginning): Promise<void> {
  const { workspaceId, engagementId } = place;
  const {
    id = newId(),
    cause,
    by,
    reason,
    agreementId,
    adjustmentId,
    lastDay,
    zone,
    at,
    requestId,
  } = beginning;
  const { day, endsAt } = lastDay;
  await tx.engagementEnding.createMany({
    data: {
      workspaceId,
      id,
      engagementId,
      cause,
      reason,
      zone,
      endsAt,
      party: by?.party ?? null,
      begunById: by?.userId ?? null,
      begunAt: at,
      lastDay: columnOf(day),
      agreementId: agreementId ?? null,
      adjustmentId: adjustmentId ?? null,
    },
  });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: by?.userId ?? null,
    action: 'ending.begun',
    subject: { kind: 'engagement', id: engagementId },
    data: { endingId: id, cause, lastDay: day, party: by?.party ?? null },
    ...(requestId === undefined ? {} : { requestId }),
  });
  const payload = { workspaceId, engagementId, endingId: id };
  const remindAt = remindsAt(at, endsAt);
  if (remindAt)
    await enqueue(tx, remindOfLastDay, payload, { runAt: remindAt, key: `${remindOfLastDay.name}:${id}` });
  await enqueue(tx, endWhenOver, payload, { runAt: endsAt, key: `${endWhenOver.name}:${id}` });
  await planAutomaticStepsAnew(tx, place);
  if (cause === 'notice') return;
  await notifyOfEnding(
    tx,
    { ...place, id, endsAt, zone },
    {
      kind: 'ending.begun',
      at,
      write: (words) => begunMail(words, { by: by?.party ?? null, reason }),
    },
  );
}
