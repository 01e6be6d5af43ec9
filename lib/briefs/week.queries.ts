import { z } from 'zod';
import { instantSql, readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { BRIEF_STATES } from './rules';
import { type WeekPart, type WeekSlot, weekParts } from './week.rules';

const WeekBrief = z.object({
  slot: z.string(),
  workspaceId: z.string(),
  id: z.string(),
  title: z.string(),
  business: z.string(),
  state: z.enum(BRIEF_STATES),
  deadlineAt: z.coerce.date(),
});

/** An open brief as the week shows it. */
export type WeekBrief = z.infer<typeof WeekBrief>;

/** Of a day, and of what is late, so many are shown; the rest is in the inbox. */
export const MOST_A_DAY = 20;

export type Week = {
  /** by deadline */
  readonly of: (slot: WeekSlot) => readonly WeekBrief[];
  /** whether a slot holds more than is shown */
  readonly isMore: (slot: WeekSlot) => boolean;
  readonly isEmpty: boolean;
};

type Reader = { readonly userId: string; readonly timeZone: string };

/** Reads a week of a person's open work over all businesses; each day by the index of the inbox alone. One statement. */
export async function getWeek({ userId, timeZone }: Reader, monday: string, now: Date): Promise<Week> {
  const found = z
    .array(WeekBrief)
    .parse(await readAs(userId, weekQuery(userId, weekParts(monday, now, timeZone))));
  const inSlot = (slot: WeekSlot) => found.filter((brief) => brief.slot === slot);
  return {
    of: (slot) => inSlot(slot).slice(0, MOST_A_DAY),
    isMore: (slot) => inSlot(slot).length > MOST_A_DAY,
    isEmpty: found.length === 0,
  };
}

function weekQuery(userId: string, parts: readonly WeekPart[]): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(
      'slot', p.slot, 'workspaceId', p.workspace_id, 'id', p.brief_id, 'title', b.title, 'business', w.name,
      'state', b.state, 'deadlineAt', p.deadline_at) ORDER BY p.deadline_at, p.brief_id), '[]')
    FROM (
      SELECT part.slot, found.*, row_number() OVER (PARTITION BY part.slot ORDER BY found.deadline_at, found.brief_id) AS place
      FROM unnest(
        ${parts.map(({ slot }) => slot)}::text[], ${parts.map(({ lane }) => lane)}::text[],
        ${parts.map(({ from }) => instantSql(from))}::timestamptz[],
        ${parts.map(({ until }) => instantSql(until))}::timestamptz[]) AS part (slot, lane, from_at, until_at)
      CROSS JOIN LATERAL (
        SELECT p.workspace_id, p.brief_id, p.deadline_at FROM inbox_places p
        WHERE p.user_id = ${userId}::uuid AND p.lane = part.lane
          AND p.deadline_at >= part.from_at AND p.deadline_at < part.until_at
        ORDER BY p.deadline_at, p.brief_id LIMIT ${MOST_A_DAY + 1}) AS found) AS p
    JOIN briefs b ON b.workspace_id = p.workspace_id AND b.id = p.brief_id
    JOIN workspaces w ON w.id = p.workspace_id
    WHERE p.place <= ${MOST_A_DAY + 1}`;
}
