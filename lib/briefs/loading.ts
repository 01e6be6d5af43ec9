import { now } from '@/lib/platform/clock';
import { notFound } from '@/lib/platform/result';
import { engagementRole, type PersonAccess, type Tx } from '@/lib/platform/tenancy';
import { silenceApproves } from './delivery/silence.rules';
import type { BriefActor, BriefFacts } from './rules';

const LOADED = {
  workspaceId: true,
  id: true,
  engagementId: true,
  agreementId: true,
  clearEnough: true,
  title: true,
  state: true,
  version: true,
  deadlineAt: true,
  deadlineLocal: true,
  deadlineZone: true,
  windowFromAt: true,
  budgetMinutes: true,
  budgetMinor: true,
  budgetCurrency: true,
  outcome: true,
  instructions: true,
  autonomy: true,
  createdById: true,
  checkIns: { select: { at: true } },
  engagement: { select: { state: true } },
} as const;

export type BriefRef = { readonly workspaceId: string; readonly id: string };

/**
 * Locks a brief until the transaction ends, so that concurrent changes to it happen one after the other.
 * @returns null when it isn't there or the actor may not see it.
 */
export async function lockBrief(tx: Tx, { workspaceId, id }: BriefRef) {
  await tx.$queryRaw`SELECT 1 FROM briefs WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.brief.findUnique({ where: { workspaceId_id: { workspaceId, id } }, select: LOADED });
}

/**
 * Loads what the rules and mails of a brief need, as far as the actor may see it, and locks the brief.
 * @returns the brief, the facts that its rules judge by, and the actor's side.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function loadBrief(tx: Tx, me: PersonAccess, { workspaceId, id }: BriefRef) {
  const brief = await lockBrief(tx, { workspaceId, id });
  if (!brief) throw notFound('brief');
  const role = engagementRole(me, brief);
  if (role === null) throw notFound('brief');

  const open = await tx.clarification.findMany({
    where: { workspaceId, briefId: id, answeredAt: null },
    select: { isBlocking: true },
  });
  const latest = await tx.delivery.findFirst({
    where: { workspaceId, briefId: id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, deliveredById: true, countsAsApprovedAt: true },
  });
  const change = await tx.changeRequest.findFirst({
    where: { workspaceId, briefId: id, answeredAt: null },
    select: { raisedBy: true },
  });
  const facts: BriefFacts = {
    state: brief.state,
    openQuestions: open.length,
    openBlockingQuestions: open.filter(({ isBlocking }) => isBlocking).length,
    deliveredById: latest?.deliveredById ?? null,
    changeAskedBy: change?.raisedBy ?? null,
    hasEnded: brief.engagement.state === 'ended',
    countsAsApproved: latest !== null && silenceApproves(brief, latest, latest.id, now()),
  };
  const actor: BriefActor = { role, userId: me.userId };
  return { brief, facts, actor, latestDelivery: latest };
}

export type LoadedBrief = Awaited<ReturnType<typeof loadBrief>>;
