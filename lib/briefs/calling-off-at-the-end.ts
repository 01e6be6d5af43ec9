import { audit } from '@/lib/platform/actions/audit';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { describeOwedAtTheEnd } from './delivery/owed';
import { endBrief } from './ending';
import { lockBrief } from './loading';
import { decide, WITH_ASSISTANT } from './rules';
import { endByItself } from './schedules/ending';
import { lockSchedule } from './schedules/loading';
import { stopPlanning } from './schedules/planning';

const REASON = 'Your work together has ended.';

/** A brief that was called off after it was accepted, and what is owed for the work begun, in sentences. */
export type CalledOff = { readonly title: string; readonly owed: string };

/**
 * Takes an assistant's open briefs out of their hands at the end of the engagement; runs as the workspace. Each brief
 * says what is owed for work begun. What was delivered stays with the owner, who answers it and owes it as usual.
 * @returns those that the assistant had accepted
 */
export async function callOffAtTheEnd(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  at: Date,
): Promise<readonly CalledOff[]> {
  const open = await tx.brief.findMany({
    where: { workspaceId, engagementId, state: { in: [...WITH_ASSISTANT] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const begun: CalledOff[] = [];
  for (const { id } of open) {
    const calledOff = await callOff(tx, { workspaceId, id }, at);
    if (calledOff) begun.push(calledOff);
  }
  return begun;
}

async function callOff(
  tx: Tx,
  ref: { readonly workspaceId: string; readonly id: string },
  at: Date,
): Promise<CalledOff | null> {
  const brief = await lockBrief(tx, ref);
  if (!brief) return null;
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
  const owed = isAccepted ? await describeOwedAtTheEnd(tx, brief) : null;
  await endBrief(tx, brief, { kind, reason: REASON, ...(owed && { owed }), endedById: null, version, at });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: null,
    action: `brief.${kind}`,
    subject: { kind: 'brief', id },
    data: { because: 'engagement_ended' },
  });
  return owed === null ? null : { title: brief.title, owed };
}

/**
 * Ends what recurs in an engagement that ends, whether it runs or is paused; as the workspace. A hand-over under way has
 * locked its schedule before anything of the work, so this comes before the end locks that.
 */
export async function endSchedulesAtTheEnd(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  at: Date,
): Promise<void> {
  const open = await tx.schedule.findMany({
    where: { workspaceId, engagementId, state: { not: 'ended' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    const schedule = await lockSchedule(tx, { workspaceId, id });
    if (schedule.state === 'ended') continue;
    await stopPlanning(tx, schedule, at);
    await endByItself(tx, schedule, at);
  }
}
