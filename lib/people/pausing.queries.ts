import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';

type Place = { readonly workspaceId: string; readonly engagementId: string };

/** The pause that stands between two people, as both read it. `backOn` is `2026-11-27`. */
export type StandingPause = NonNullable<Awaited<ReturnType<typeof findPause>>>;

/** @returns the pause that stands; null while work goes on. One query. */
export async function findPause(tx: Tx, { workspaceId, engagementId }: Place) {
  const found = await tx.engagementPause.findFirst({
    where: { workspaceId, engagementId, resumedAt: null },
    select: { id: true, party: true, pausedAt: true, reason: true, backOn: true },
  });
  return found && { ...found, backOn: found.backOn && dateOf(found.backOn) };
}

/** What of a pause a page shows: the one that stands, and how the agreement in force pays. */
export async function getPausing(userId: string, place: Place) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const engagement = await tx.engagement.findUnique({
      where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
      select: { state: true },
    });
    return engagement && { state: engagement.state, pause: await findPause(tx, place) };
  });
}
