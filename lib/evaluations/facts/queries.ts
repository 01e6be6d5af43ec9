import { type Tx, withActor } from '@/lib/platform/tenancy';
import { getPeriodResponses } from '@/lib/threads/period-responses.queries';
import type { Place } from './done-briefs';
import { type Period, periodBefore } from './periods.rules';
import { readRecord } from './record';
import { Facts } from './schema';

/**
 * Computes from the record what two people did in a period and in the one of the same length before it (docs/facts.md). Both
 * sides read the same. One statement for what was done, three for who answered when.
 * @returns null when the engagement isn't there or isn't theirs.
 */
export async function readFacts(tx: Tx, place: Place, period: Period, now: Date): Promise<Facts | null> {
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
    select: { joinedAt: true, createdAt: true, workspace: { select: { timeZone: true } } },
  });
  if (!engagement) return null;
  const zone = engagement.workspace.timeZone;
  const before = periodBefore(period, zone, engagement.joinedAt ?? engagement.createdAt);
  const record = await readRecord(tx, place, { from: (before ?? period).from, ...span(period), zone, now });
  const periods = before ? [before, period] : [period];
  const answers = await getPeriodResponses(tx, place, periods, now);
  const [own, earlier] = [answers.at(-1), before ? answers[0] : undefined];
  return Facts.parse({
    asOf: now.toISOString(),
    zone,
    period: { ...record.period, ...inWords(period), answers: own },
    before: before && { ...record.before, ...inWords(before), answers: earlier },
  });
}

/** The same for a page that needs nothing else. */
export function getFacts(userId: string, place: Place, period: Period, now: Date): Promise<Facts | null> {
  return withActor({ kind: 'user', userId }, (tx) => readFacts(tx, place, period, now));
}

const span = ({ from, until }: Period) => ({ boundary: from, until });
const inWords = ({ from, until }: Period) => ({ from: from.toISOString(), until: until.toISOString() });
