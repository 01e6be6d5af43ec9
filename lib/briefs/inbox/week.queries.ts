import { z } from 'zod';
import { instantSql, readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { BRIEF_STATES } from '../rules';
import { type WeekPart, type WeekSlot, weekEnds, weekParts } from './week.rules';

const AboutBrief = {
  workspaceId: z.string(),
  id: z.string(),
  title: z.string(),
  business: z.string(),
  state: z.enum(BRIEF_STATES),
  at: z.coerce.date(),
};

const Found = z.object({
  deadlines: z.array(z.object({ ...AboutBrief, slot: z.string() })),
  checkIns: z.array(z.object({ ...AboutBrief, about: z.string() })),
});

/** An entry on a day: an open brief's deadline, or an agreed check-in with its subject. */
export type WeekEntry = Omit<z.infer<typeof Found>['deadlines'][number], 'slot'> & {
  readonly about?: string;
};

/** How many entries of a day, and of what is late, are shown; the rest is in the inbox. */
export const MOST_A_DAY = 20;
const MOST_CHECK_INS = 200;

export type Week = {
  /** by time */
  readonly of: (slot: WeekSlot) => readonly WeekEntry[];
  /** whether a slot holds more than is shown */
  readonly isMore: (slot: WeekSlot) => boolean;
  readonly isEmpty: boolean;
};

type Reader = { readonly userId: string; readonly timeZone: string };

/** Reads a week of a person's open work over all businesses; each day by the inbox's index alone. One statement. */
export async function getWeek({ userId, timeZone }: Reader, monday: string, now: Date): Promise<Week> {
  const parts = weekParts(monday, now, timeZone);
  const query = sql`SELECT json_build_object('deadlines', (${deadlinesQuery(userId, parts)}),
    'checkIns', (${checkInsQuery(weekEnds(monday, timeZone))}))`;
  const { deadlines, checkIns } = Found.parse(await readAs(userId, query));
  const entries = [
    ...deadlines,
    ...checkIns.map((checkIn) => ({ ...checkIn, slot: dateIn(checkIn.at, timeZone) })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const inSlot = (slot: WeekSlot) => entries.filter((entry) => entry.slot === slot);
  return {
    of: (slot) => inSlot(slot).slice(0, MOST_A_DAY),
    isMore: (slot) => inSlot(slot).length > MOST_A_DAY,
    isEmpty: entries.length === 0,
  };
}

function deadlinesQuery(userId: string, parts: readonly WeekPart[]): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(
      'slot', p.slot, 'workspaceId', p.workspace_id, 'id', p.brief_id, 'title', b.title, 'business', w.name,
      'state', b.state, 'at', p.deadline_at) ORDER BY p.deadline_at, p.brief_id), '[]')
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

/** One engagement at a time, by their own index (brief_check_ins_by_engagement). */
function checkInsQuery({ from, until }: ReturnType<typeof weekEnds>): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('workspaceId', b.workspace_id, 'id', b.id, 'title', b.title,
      'business', w.name, 'state', b.state, 'at', c.at, 'about', left(c.about, 200)) ORDER BY c.at, c.id), '[]')
    FROM (
      SELECT found.* FROM unnest(app.engaged_in()) AS mine (id) CROSS JOIN LATERAL (
        SELECT c.workspace_id, c.brief_id, c.id, c.at, c.about FROM brief_check_ins c
        WHERE c.engagement_id = mine.id AND c.at >= ${from} AND c.at < ${until}
        ORDER BY c.at LIMIT ${MOST_CHECK_INS}) AS found) AS c
    JOIN inbox_places p ON p.workspace_id = c.workspace_id AND p.brief_id = c.brief_id
    JOIN briefs b ON b.workspace_id = c.workspace_id AND b.id = c.brief_id
    JOIN workspaces w ON w.id = c.workspace_id`;
}
