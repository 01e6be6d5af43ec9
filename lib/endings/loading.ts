import { notFound } from '@/lib/platform/result';
import { type Standing, staffRole, type Tx } from '@/lib/platform/tenancy';
import type { EndingFacts, EndingRole } from './rules';
import { stateOf } from './states.rules';

export type EngagementRef = { readonly workspaceId: string; readonly engagementId: string };

/**
 * Loads what the rules of an ending judge by, as far as the actor may see it, and holds the engagement: what two say about its
 * end at the same moment comes one after the other.
 * @returns null when it isn't there or isn't theirs.
 */
export async function loadEnding(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  // a key of its own: an assistant may not lock a row that they may not change
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('ending'), hashtext(${engagementId}))::text`;
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { state: true, assistantUserId: true, workspace: { select: { timeZone: true, slug: true } } },
  });
  if (!engagement) return null;
  const ending = await tx.engagementEnding.findFirst({
    where: { workspaceId, engagementId, takenBackAt: null },
    include: { sayings: { select: { word: true, party: true } } },
  });
  const inForce = await tx.agreement.findFirst({
    where: { workspaceId, engagementId, state: 'in_force' },
    select: { id: true },
  });
  const sidesOf = (word: 'done' | 'go_on') =>
    (ending?.sayings ?? []).filter((each) => each.word === word).map(({ party }) => party);
  const facts: EndingFacts = {
    state: stateOf(engagement.state, ending !== null),
    engagementState: engagement.state,
    hasAgreementInForce: inForce !== null,
    said: { done: sidesOf('done'), go_on: sidesOf('go_on') },
    endsAt: ending?.endsAt ?? null,
  };
  return { facts, ending, engagement, zone: engagement.workspace.timeZone, slug: engagement.workspace.slug };
}

export type LoadedEnding = NonNullable<Awaited<ReturnType<typeof loadEnding>>>;

/**
 * As `loadEnding`, for somebody.
 * @returns with it as whom they stand to it.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export async function loadEndingFor(tx: Tx, me: Standing, place: EngagementRef) {
  const role: EndingRole | null =
    staffRole(me, place.workspaceId) ?? (me.engagementIds.includes(place.engagementId) ? 'assistant' : null);
  const loaded = role ? await loadEnding(tx, place) : null;
  if (!role || !loaded) throw notFound('engagement');
  return { ...loaded, role };
}
