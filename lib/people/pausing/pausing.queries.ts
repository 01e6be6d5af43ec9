import { z } from 'zod';
import { type EngagementRef, readAs, sql, type Tx } from '@/lib/platform/tenancy';
import { ENGAGEMENT_STATES } from '../engagements/engagement-states.rules';

/** The current pause of an engagement, as both read it. */
const OpenPause = z.object({
  party: z.enum(['owner', 'assistant']),
  pausedAt: z.coerce.date(),
  reason: z.string(),
  /** `2026-11-27` */
  backOn: z.iso.date().nullable(),
});
export type OpenPause = z.infer<typeof OpenPause>;

const Pausing = z
  .object({
    state: z.enum(ENGAGEMENT_STATES),
    pause: OpenPause.nullable(),
    /** the end of the last day, and whose calendar it is on; null while the engagement isn't ending */
    ending: z.object({ endsAt: z.coerce.date(), zone: z.string() }).nullable(),
  })
  .nullable();

/** @returns who made the current pause, and its id; null while work goes on. One query. */
export function findPause(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  return tx.engagementPause.findFirst({
    where: { workspaceId, engagementId, resumedAt: null },
    select: { id: true, party: true },
  });
}

/**
 * Reads whether an engagement's work goes on, with its pause or ending if there is one; null when it isn't theirs. One
 * statement.
 */
export async function getPausing(userId: string, { workspaceId, engagementId }: EngagementRef) {
  return Pausing.parse(
    await readAs(
      userId,
      sql`SELECT (
        SELECT json_build_object('state', e.state, 'pause', (
          SELECT json_build_object('party', p.party, 'pausedAt', p.paused_at, 'reason', p.reason, 'backOn', p.back_on)
          FROM engagement_pauses p
          WHERE p.workspace_id = e.workspace_id AND p.engagement_id = e.id AND p.resumed_at IS NULL),
          'ending', (
          SELECT json_build_object('endsAt', g.ends_at, 'zone', g.zone) FROM engagement_endings g
          WHERE g.workspace_id = e.workspace_id AND g.engagement_id = e.id AND g.taken_back_at IS NULL))
        FROM engagements e WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ${engagementId}::uuid)`,
    ),
  );
}
