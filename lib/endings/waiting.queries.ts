import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';
import type { EndingParty } from './rules';

const Waiting = z.object({ endsAt: z.coerce.date(), zone: z.string(), isAskedToGoOn: z.boolean() });

/** A hand-back that waits for the owner's side. */
export const WaitingEnding = Waiting.extend({ engagementId: z.string(), assistant: z.string() });
export type WaitingEnding = z.infer<typeof WaitingEnding>;

/** A hand-back that waits for the assistant. */
export const OwnWaitingEnding = Waiting.extend({ workspaceId: z.string(), business: z.string() });
export type OwnWaitingEnding = z.infer<typeof OwnWaitingEnding>;

/** @returns whether any is under way, for the home page's one statement: one look at their index. */
export function hasEndingsOpen(workspaceId: string): Sql {
  return sql`EXISTS (SELECT 1 FROM engagement_endings
    WHERE workspace_id = ${workspaceId}::uuid AND taken_back_at IS NULL AND ended_at IS NULL)`;
}

/**
 * @returns the query of a business's hand-backs that its side hasn't finished, nearest last day first, as one JSON list
 * of `WaitingEnding`.
 */
export function endingsWaitingForOwner(workspaceId: string, most: number): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('engagementId', g.engagement_id, 'assistant', g.assistant, 'endsAt', g.ends_at,
      'zone', g.zone, 'isAskedToGoOn', g.is_asked) ORDER BY g.ends_at, g.id), '[]')
    FROM (
      SELECT g.*, coalesce(u.name, e.assistant_name) AS assistant, ${isAsked('owner')} AS is_asked
      FROM engagement_endings g
      JOIN engagements e ON e.workspace_id = g.workspace_id AND e.id = g.engagement_id AND e.state <> 'ended'
      LEFT JOIN users u ON u.id = e.assistant_user_id
      WHERE g.workspace_id = ${workspaceId}::uuid AND ${waitsFor('owner')}
      ORDER BY g.ends_at, g.id LIMIT ${most}) g`;
}

/**
 * @returns the query of the hand-backs, over all businesses, that the assistant who asks hasn't finished, as one JSON
 * list of `OwnWaitingEnding`.
 */
export function endingsWaitingForAssistant(): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('workspaceId', g.workspace_id, 'business', w.name, 'endsAt', g.ends_at,
      'zone', g.zone, 'isAskedToGoOn', ${isAsked('assistant')}) ORDER BY g.ends_at, g.id), '[]')
    FROM engagement_endings g JOIN workspaces w ON w.id = g.workspace_id
    WHERE g.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND ${waitsFor('assistant')}`;
}

function waitsFor(side: EndingParty): Sql {
  return sql`g.taken_back_at IS NULL AND g.ended_at IS NULL
    AND app.latest_word(g.workspace_id, g.id, ${side}::party) IS DISTINCT FROM 'done'`;
}

function isAsked(side: EndingParty): Sql {
  const other = side === 'owner' ? 'assistant' : 'owner';
  return sql`coalesce(app.latest_word(g.workspace_id, g.id, ${other}::party) = 'go_on', false)`;
}
