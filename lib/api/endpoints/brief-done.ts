import { z } from 'zod';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { findPlace } from '../places.queries';

/** What an action answers: enough for the next one. */
export const BriefDone = z.object({ id: z.uuid(), version: z.int(), state: z.enum(BRIEF_STATES) });

/** @returns a brief as it is now. @throws Refused (`not_found`) */
export async function stateOf({ userId }: FoundToken, id: string) {
  const brief = await withActor({ kind: 'user', userId }, async (tx) => {
    const place = await findPlace(tx, 'brief', id);
    if (!place) return null;
    return tx.brief.findUnique({
      where: { workspaceId_id: place },
      select: { id: true, version: true, state: true },
    });
  });
  if (!brief) throw notFound('brief');
  return brief;
}
