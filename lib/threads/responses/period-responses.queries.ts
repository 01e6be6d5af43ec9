import { z } from 'zod';
import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { engagementSql } from '../engagement-sql';
import type { Side } from '../rules';
import { clockOf, SideRow, sideQuery } from '../side-clock';
import { measureAgreed, type Responses } from './responses.rules';
import { type Period, turnsOf } from './turns';

/** How each side answered what it was asked in a period; null for an assistant who hasn't joined. */
export type PeriodResponses = Readonly<Record<Side, Responses | null>>;

/**
 * Measures how the two sides of an engagement answered each other in some periods: anything that asks for an answer in
 * their conversations, and the questions about briefs. A question belongs to the period in which it was asked, wherever
 * its answer is, and is judged by the response time agreed then; what was asked while nothing was agreed isn't counted.
 * One query.
 * @param periods consecutive, earliest first
 * @param asOf anything later is ignored
 */
export async function getPeriodResponses(
  tx: Tx,
  place: EngagementRef,
  periods: readonly Period[],
  asOf: Date,
): Promise<readonly PeriodResponses[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const { turns, ...rows } = await readTurns(tx, place, periods, asOf);
  const sides = {
    assistant: rows.assistant && (await clockOf(rows.assistant, last.until)),
    owner: rows.owner && (await clockOf(rows.owner, last.until)),
  };
  return periods.map((_, index) => {
    const answersOf = (side: Side) => {
      const clock = sides[side];
      const ofTheirs = turns.find((each) => each.period === index + 1 && each.asked !== side);
      return clock && measureAgreed(ofTheirs ?? NO_TURNS, clock.calendar, asOf);
    };
    return { assistant: answersOf('assistant'), owner: answersOf('owner') };
  });
}

const NO_TURNS = { askedAt: [], answeredAt: [], overAt: [], agreedHours: [] };

/**
 * What each side was asked in each period, counted from 1, and their working hours; instants in milliseconds since
 * 1970.
 */
const Asked = z.object({
  turns: z.array(
    z.object({
      asked: z.enum(['owner', 'assistant']),
      period: z.int(),
      askedAt: z.array(z.number()),
      answeredAt: z.array(z.number().nullable()),
      overAt: z.array(z.number().nullable()),
      agreedHours: z.array(z.number()),
    }),
  ),
  assistant: SideRow.nullable(),
  owner: SideRow.nullable(),
});

/** As columns: a busy year has thousands. */
async function readTurns(tx: Tx, place: EngagementRef, periods: readonly Period[], asOf: Date) {
  const from = periods[0]?.from ?? asOf;
  const until = periods.at(-1)?.until ?? asOf;
  const begins = periods.map((period) => period.from);
  const ms = (instant: Sql) => sql`round(date_part('epoch', ${instant}) * 1000)`;
  const side = (each: Side) =>
    sql`(SELECT to_json(side) FROM (${sideQuery(each, engagementSql(place))}) side)`;
  const [row] = await tx.$queryRaw<{ asked: unknown }[]>`
    WITH ${turnsOf(place, { from, until }, asOf)}
    SELECT json_build_object('assistant', ${side('assistant')}, 'owner', ${side('owner')},
      'turns', coalesce(json_agg(asked_in), '[]')) AS asked FROM (
      SELECT asked, width_bucket(asked_at, ${begins}::timestamptz[]) AS period, array_agg(${ms(sql`asked_at`)}) AS "askedAt",
        array_agg(${ms(sql`answered_at`)}) AS "answeredAt", array_agg(${ms(sql`over_at`)}) AS "overAt", array_agg(hours) AS "agreedHours"
      FROM agreed_turns GROUP BY 1, 2) AS asked_in`;
  return Asked.parse(row?.asked);
}
