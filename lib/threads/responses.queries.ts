import type { Tx } from '@/lib/platform/tenancy';
import { findSide, type SideClock } from './other';
import { measureResponses, type Responses, type Said, turnsIn } from './responses.rules';
import type { Side } from './rules';

type Place = { readonly workspaceId: string; readonly engagementId: string };

/** How one side answers, and when it works. */
export type SideTimes = Responses & SideClock & { readonly side: Side };

/** How each side answers the other, and what they have agreed. */
export type ResponseTimes = {
  readonly agreedHours: number | null;
  readonly since: Date;
  readonly sides: readonly SideTimes[];
};

const LOOKED_BACK_DAYS = 90;
/** The newest messages, and as many questions about briefs: enough to say what is usual, on every page with a conversation. */
const MOST_READ = 60;

/**
 * Measures over the last 90 days how the two sides of an engagement answer each other: what asks something in any of
 * their conversations, and the questions about briefs, the newest of each. Both sides read the same. Four queries.
 */
export async function getResponseTimes(tx: Tx, place: Place, now: Date): Promise<ResponseTimes> {
  const since = new Date(now.getTime() - LOOKED_BACK_DAYS * 86_400_000);
  const rows = await findSaid(tx, place, since);
  const agreedHours = await findAgreedHours(tx, place, now);
  const turns = turnsIn(rows);
  const sides: SideTimes[] = [];
  for (const side of ['assistant', 'owner'] as const) {
    const clock = await findSide(tx, side, place, now);
    if (!clock) continue;
    const asked = turns.filter((turn) => turn.asked !== side);
    sides.push({ side, ...clock, ...measureResponses(asked, clock.calendar, agreedHours, now) });
  }
  return { agreedHours, since, sides };
}

/** A question mark that ends something asks; one within an address doesn't. */
const ASKS = '[?？؟](["”’»)*_\\s]|$)';

async function findSaid(tx: Tx, { workspaceId, engagementId }: Place, since: Date): Promise<readonly Said[]> {
  return tx.$queryRaw<Said[]>`
    SELECT thread, side, at, asks FROM (
      (SELECT m.thread_id::text AS thread, CASE WHEN m.author_id = e.assistant_user_id THEN 'assistant' ELSE 'owner' END AS side,
              m.created_at AS at, m.body ~ ${ASKS} AS asks
       FROM messages m JOIN engagements e ON e.workspace_id = m.workspace_id AND e.id = m.engagement_id
       WHERE m.workspace_id = ${workspaceId}::uuid AND m.engagement_id = ${engagementId}::uuid AND m.created_at >= ${since}
       ORDER BY m.created_at DESC LIMIT ${MOST_READ}::int)
      UNION ALL
      SELECT c.id::text, said.side, said.at, said.side = 'assistant'
      FROM (
        SELECT id, asked_at, answered_at FROM clarifications
        WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid AND asked_at >= ${since}
        ORDER BY asked_at DESC LIMIT ${MOST_READ}::int) c
      CROSS JOIN LATERAL (VALUES ('assistant', c.asked_at), ('owner', c.answered_at)) AS said (side, at)
      WHERE said.at IS NOT NULL) latest
    ORDER BY at`;
}

async function findAgreedHours(
  tx: Tx,
  { workspaceId, engagementId }: Place,
  now: Date,
): Promise<number | null> {
  const [agreed] = await tx.$queryRaw<{ hours: number }[]>`
    SELECT v.response_time_hours AS hours
    FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ${engagementId}::uuid AND a.state = 'in_force'
      AND (a.ends_at IS NULL OR a.ends_at > ${now})`;
  return agreed?.hours ?? null;
}
