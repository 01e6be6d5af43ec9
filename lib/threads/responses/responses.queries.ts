import { z } from 'zod';
import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import type { EngagementSql } from '../engagement-sql';
import type { Side } from '../rules';
import { clockOf, findSide, type SideClock, SideRow, sideQuery } from '../side-clock';
import { answerDueAt, measureResponses, type Responses, turnsIn } from './responses.rules';
import { UNANSWERED_UNTIL } from './turns';

/** How one side answers, and its working hours. */
export type SideTimes = Responses & SideClock & { readonly side: Side };

/** How each side answers the other, and what they have agreed. */
export type ResponseTimes = {
  readonly agreedHours: number | null;
  readonly since: Date;
  readonly sides: readonly SideTimes[];
};

const LOOKED_BACK_DAYS = 90;
/**
 * How many of the newest messages and brief questions are read: enough to say what is usual, on every page with a
 * conversation.
 */
const MOST_READ = 60;

/** The result of `responsesQuery`. */
export const Answering = z.object({
  said: z.array(
    z.object({
      thread: z.string(),
      side: z.enum(['owner', 'assistant']),
      at: z.coerce.date(),
      asks: z.boolean(),
      ends: z.boolean(),
    }),
  ),
  agreedHours: z.number().nullable(),
  /** null while no assistant has joined */
  assistant: SideRow.nullable(),
  /** null for somebody who may not see the business */
  owner: SideRow.nullable(),
});

/**
 * Measures over the last 90 days how the two sides of an engagement answer each other: anything that asks for an answer
 * in their conversations, and the questions about briefs, the newest of each. Both sides read the same.
 */
export async function responseTimes(
  { said, agreedHours, ...rows }: z.infer<typeof Answering>,
  now: Date,
): Promise<ResponseTimes> {
  const turns = turnsIn(said);
  const sides: SideTimes[] = [];
  for (const side of ['assistant', 'owner'] as const) {
    const row = rows[side];
    if (!row) continue;
    const clock = await clockOf(row, now);
    const toAnswer = turns.filter((turn) => turn.asked !== side);
    sides.push({ side, ...clock, ...measureResponses(toAnswer, clock.calendar, agreedHours, now) });
  }
  return { agreedHours, since: lookedBackTo(now), sides };
}

/** Something that one side is to answer. */
type Waiting = {
  readonly by: Side;
  readonly since: Date;
  /** the agreed response time */
  readonly agreedHours: number;
};

/**
 * @returns by when one side has agreed to answer something that has waited since an instant; null if unknown. One
 * query.
 */
export async function findAnswerDue(
  tx: Tx,
  place: EngagementRef,
  { by, since, agreedHours }: Waiting,
): Promise<Date | null> {
  const side = await findSide(tx, by, place, since);
  return side && answerDueAt(since, agreedHours, side.calendar);
}

/** @returns the query of what `responseTimes` measures, as one JSON value (`Answering`). */
export function responsesQuery(place: EngagementSql, now: Date): Sql {
  return sql`
    SELECT json_build_object(
      'said', (SELECT coalesce(json_agg(said ORDER BY said.at), '[]') FROM (${saidQuery(place, lookedBackTo(now))}) said),
      'agreedHours', (${agreedHoursQuery(place, now)}),
      'assistant', (SELECT to_json(side) FROM (${sideQuery('assistant', place)}) side),
      'owner', (SELECT to_json(side) FROM (${sideQuery('owner', place)}) side))`;
}

function lookedBackTo(now: Date): Date {
  return new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS);
}

/** A question mark at the end of a word asks; one within an address doesn't. */
export const ASKS = '[?？؟](["”’»)*_\\s]|$)';

function saidQuery({ workspaceId, engagementId }: EngagementSql, since: Date): Sql {
  return sql`
    (SELECT m.thread_id::text AS thread, CASE WHEN m.author_id = e.assistant_user_id THEN 'assistant' ELSE 'owner' END AS side,
            m.created_at AS at, m.body ~ ${ASKS} AS asks, false AS ends
     FROM messages m JOIN engagements e ON e.workspace_id = m.workspace_id AND e.id = m.engagement_id
     WHERE m.workspace_id = ${workspaceId} AND m.engagement_id = ${engagementId} AND m.created_at >= ${since}
     ORDER BY m.created_at DESC LIMIT ${MOST_READ}::int)
    UNION ALL
    SELECT c.id::text, said.side, said.at, said.side = 'assistant', said.ends
    FROM (
      SELECT id, asked_at, answered_at, ${UNANSWERED_UNTIL} AS over_at FROM clarifications
      WHERE workspace_id = ${workspaceId} AND engagement_id = ${engagementId} AND asked_at >= ${since} AND NOT is_withdrawn
      ORDER BY asked_at DESC LIMIT ${MOST_READ}::int) c
    CROSS JOIN LATERAL (VALUES ('assistant', c.asked_at, false), ('owner', c.answered_at, false), ('owner', c.over_at, true)) AS said (side, at, ends)
    WHERE said.at IS NOT NULL`;
}

function agreedHoursQuery({ workspaceId, engagementId }: EngagementSql, now: Date): Sql {
  return sql`
    SELECT v.response_time_hours AS hours
    FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = ${workspaceId} AND a.engagement_id = ${engagementId} AND a.state = 'in_force'
      AND (a.ends_at IS NULL OR a.ends_at > ${now})`;
}
