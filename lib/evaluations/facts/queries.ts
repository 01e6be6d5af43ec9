import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { getPeriodResponses, type PeriodResponses } from '@/lib/threads/responses/period-responses.queries';
import { type Period, periodBefore } from './periods.rules';
import { onlyThis } from './places';
import { readRecord } from './record';
import { Facts } from './schema';

/** When the first agreement between the two came into force, null if none has, and the zone of the business. */
type Together = { readonly since: Date | null; readonly zone: string };

/**
 * Computes from the record what two people did in a period and in the one of the same length before it (docs/facts.md).
 * Both sides read the same.
 * @returns null when the engagement isn't there or isn't theirs.
 */
export async function readFacts(
  tx: Tx,
  place: EngagementRef,
  period: Period,
  now: Date,
): Promise<Facts | null> {
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
    select: {
      agreements: {
        where: { inForceAt: { not: null } },
        orderBy: { inForceAt: 'asc' },
        take: 1,
        select: { inForceAt: true },
      },
      workspace: { select: { timeZone: true } },
    },
  });
  if (!engagement) return null;
  const since = engagement.agreements[0]?.inForceAt ?? null;
  return readFactsSince(tx, place, { since, zone: engagement.workspace.timeZone }, period, now);
}

/**
 * @returns as `readFacts`, if it is known since when the two work together: one statement for what was done, one for
 * response times.
 */
export async function readFactsSince(
  tx: Tx,
  place: EngagementRef,
  { since, zone }: Together,
  period: Period,
  now: Date,
): Promise<Facts> {
  const before = periodBefore(period, zone, since);
  const span = { from: (before ?? period).from, boundary: period.from, until: period.until, zone, now };
  const record = await readRecord(tx, onlyThis(place), span);
  const periods = before ? [before, period] : [period];
  const answers = await getPeriodResponses(tx, place, periods, now);
  const factsOf = (each: Period, responses: PeriodResponses | undefined) => {
    const counted = record.find(({ isBefore }) => isBefore === (each === before));
    return { ...counted, from: each.from.toISOString(), until: each.until.toISOString(), answers: responses };
  };
  return Facts.parse({
    asOf: now.toISOString(),
    zone,
    period: factsOf(period, answers.at(-1)),
    before: before && factsOf(before, answers[0]),
  });
}

/** @returns as `readFacts`, for a page that needs nothing else. */
export function getFacts(
  userId: string,
  place: EngagementRef,
  period: Period,
  now: Date,
): Promise<Facts | null> {
  return withActor({ kind: 'user', userId }, (tx) => readFacts(tx, place, period, now));
}
