import { partyOf } from '@/lib/briefs/rules';
import { notFound } from '@/lib/platform/result';
import { type ActorAccess, type EngagementRef, engagementRole, sql, type Tx } from '@/lib/platform/tenancy';
import { factsOf } from './states.rules';

/**
 * Loads what an ending's rules judge by, as far as the actor may see it, and locks the engagement: what two say about
 * its end at the same moment comes one after the other.
 * @returns null when it isn't there or isn't theirs.
 */
export async function loadEnding(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  // an advisory lock, not the row's: an assistant may not lock a row that they may not change
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('ending'), hashtext(${engagementId}))::text`;
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { state: true, workspace: { select: { timeZone: true, slug: true } } },
  });
  if (!engagement) return null;
  const ending = await tx.engagementEnding.findFirst({
    where: { workspaceId, engagementId, takenBackAt: null },
    include: {
      sayings: {
        select: { word: true, party: true, saidById: true },
        orderBy: [{ saidAt: 'asc' }, { id: 'asc' }],
      },
    },
  });
  const inForce = await tx.agreement.findFirst({
    where: { workspaceId, engagementId, state: 'in_force' },
    select: { id: true },
  });
  const facts = factsOf({
    engagementState: engagement.state,
    hasAgreementInForce: inForce !== null,
    ending,
  });
  const { timeZone: zone, slug } = engagement.workspace;
  return { facts, ending, zone, slug };
}

/**
 * Waits for writes under way between the two, and blocks new ones until the transaction ends: later ones meet an end
 * (adr/0069). Takes first what others lock while they write, in their order, so that they and the end don't deadlock.
 */
export async function lockEngagementWork(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
): Promise<void> {
  for (const table of [sql`briefs`, sql`timesheets`, sql`agreements`]) {
    await tx.$queryRaw(sql`
      SELECT id FROM ${table} WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid
      ORDER BY id FOR UPDATE`);
  }
  await tx.$queryRaw`SELECT app.work_ends(${engagementId}::uuid)::text`;
}

export type LoadedEnding = NonNullable<Awaited<ReturnType<typeof loadEnding>>>;

/**
 * As `loadEnding`, for somebody.
 * @returns it with their role, and the side they act for.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export async function loadEndingFor(tx: Tx, me: ActorAccess, place: EngagementRef) {
  const role = engagementRole(me, place);
  const loaded = role ? await loadEnding(tx, place) : null;
  if (!role || !loaded) throw notFound('engagement');
  return { ...loaded, role, party: partyOf(role) };
}
