import { z } from 'zod';
import type { Tx } from '@/lib/platform/tenancy';
import { findSide } from './other';
import { type AgreedTurn, measureAgreed, type Responses } from './responses.rules';
import type { Side } from './rules';
import { type Period, type Place, turnsOf } from './turns';

/** How each side answered what it was asked in a period; null for an assistant who hasn't joined. */
export type PeriodResponses = Readonly<Record<Side, Responses | null>>;

/**
 * Measures how the two sides of an engagement answered each other in some periods: what asks something in any of their
 * conversations, and the questions about briefs. A question belongs to the period in which it was asked, wherever its
 * answer is, and is judged by the response time that was agreed then; what was asked while nothing was agreed isn't
 * counted. Three queries.
 * @param periods one after the other, the earliest first
 * @param asOf what happened later isn't known yet
 */
export async function getPeriodResponses(
  tx: Tx,
  place: Place,
  periods: readonly Period[],
  asOf: Date,
): Promise<readonly PeriodResponses[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const stretch = { from: first.from, until: last.until };
  const turns = await readTurns(tx, place, stretch, asOf);
  const sides = {
    assistant: await findSide(tx, 'assistant', place, last.until),
    owner: await findSide(tx, 'owner', place, last.until),
  };
  return periods.map(({ from, until }) => {
    const answersOf = (side: Side) => {
      const clock = sides[side];
      const asked = turns.filter(
        (turn) => turn.asked !== side && turn.askedAt >= from && turn.askedAt < until,
      );
      return clock && measureAgreed(asked, clock.calendar, asOf);
    };
    return { assistant: answersOf('assistant'), owner: answersOf('owner') };
  });
}

/** Who asked, when, when the other answered, in seconds since 1970, and within how many hours was agreed. */
const Turns = z.array(
  z.tuple([z.enum(['owner', 'assistant']), z.number(), z.number().nullable(), z.number()]),
);

async function readTurns(tx: Tx, place: Place, period: Period, asOf: Date): Promise<readonly AgreedTurn[]> {
  const [row] = await tx.$queryRaw<{ turns: unknown }[]>`
    WITH ${turnsOf(place, period, asOf)}
    SELECT coalesce(json_agg(json_build_array(asked, extract(epoch FROM asked_at), extract(epoch FROM answered_at), hours)), '[]')
      AS turns
    FROM agreed_turns`;
  return Turns.parse(row?.turns).map(([asked, askedAt, answeredAt, agreedHours]) => ({
    asked,
    askedAt: new Date(askedAt * 1000),
    answeredAt: answeredAt === null ? null : new Date(answeredAt * 1000),
    agreedHours,
  }));
}
