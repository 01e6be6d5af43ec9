import { audit } from '@/lib/platform/actions/audit';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { describeOwed } from './delivery/owed';
import { endBrief } from './ending';
import { lockBrief } from './loading';
import { decide, WITH_ASSISTANT } from './rules';

const REASON = 'Your work together has ended.';

/**
 * Takes an assistant's open briefs out of their hands at the end of the engagement; runs as the workspace. Each brief
 * says what is owed for work begun. What was delivered stays with the owner, who answers it and owes it as usual.
 */
export async function callOffAtTheEnd(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  at: Date,
): Promise<void> {
  const open = await tx.brief.findMany({
    where: { workspaceId, engagementId, state: { in: [...WITH_ASSISTANT] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) await callOff(tx, { workspaceId, id }, at);
}

async function callOff(
  tx: Tx,
  ref: { readonly workspaceId: string; readonly id: string },
  at: Date,
): Promise<void> {
  const brief = await lockBrief(tx, ref);
  if (!brief) return;
  const { workspaceId, engagementId, id, state, version } = brief;
  const facts = {
    state,
    openQuestions: 0,
    openBlockingQuestions: 0,
    deliveredById: null,
    changeAskedBy: null,
    hasEnded: true,
  };
  // as the owner's side: its rules say what can be withdrawn, and what is cancelled
  const isAccepted = decide(facts, 'cancel', { role: 'owner', userId: '' }).ok;
  const kind = isAccepted ? 'cancelled' : 'withdrawn';
  const owed = isAccepted ? { owed: await describeOwed(tx, brief) } : {};
  await endBrief(tx, brief, { kind, reason: REASON, ...owed, endedById: null, version, at });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: null,
    action: `brief.${kind}`,
    subject: { kind: 'brief', id },
    data: { because: 'engagement_ended' },
  });
}
