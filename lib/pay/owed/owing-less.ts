import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { type DisputedDay, findTermsOf, type PayTerms, worked, workedIn } from '../terms/pay-terms.queries';
import { type PayPeriod, periodOf } from '../terms/periods.rules';
import { payFor, sourceOfTime, splitByTerms, type TimeShare } from '../terms/time-pay.rules';
import { type Corrected, correctedUnderLimit, type OwedTime } from './conceding.rules';
import { lockEngagement, owe } from './owed';
import { CONCEDED } from './owed.rules';

type Conceded = EngagementRef & {
  readonly timesheetId: string;
  readonly disputeId: string;
  readonly day: string;
  /** what the entry was for */
  readonly what: string;
  /** the owner who disputed it */
  readonly raisedById: string;
  readonly at: Date;
};

/** What a concession came to, in minor units. */
export type OwedLess = {
  readonly currency: string;
  readonly offMinor: number;
  /** what is now owed for later weeks, which the limit had cut */
  readonly moreMinor: number;
};

/**
 * Corrects what is owed once the assistant has conceded an entry: its amount is taken off, and what the pay period's
 * limit had cut from later weeks becomes owed as far as there is room now. Each is its own correction, since what was
 * approved is never changed.
 * @returns null when nothing was owed: the limit had kept it from being owed, or a retainer pays for it.
 */
export async function oweLess(tx: Tx, conceded: Conceded): Promise<OwedLess | null> {
  const { workspaceId, engagementId, timesheetId, disputeId, day, what, raisedById, at } = conceded;
  const place = { workspaceId, engagementId };
  await lockEngagement(tx, place);
  // the parts of a week don't overlap, so at most one has the day
  const shares = splitByTerms(await worked(tx, { ...place, timesheetId }));
  const share = shares.find(({ from, until }) => from <= day && day <= until);
  if (!share) return null;
  const owed = await readPeriod(tx, place, share);
  const corrections = correctedUnderLimit(owed);
  for (const { id, byMinor } of corrections) {
    const part = owed.find((each) => each.id === id);
    if (!part) continue;
    const isOff = byMinor < 0;
    await owe(tx, place, {
      kind: 'correction',
      sourceKey: `${CONCEDED}${disputeId}:${id}`,
      correctsId: id,
      terms: part.terms,
      note: isOff
        ? `Conceded after a dispute: ${what}`
        : 'Room under the limit, since other time of this pay period was conceded',
      days: isOff ? { from: day, until: day } : part.days,
      fullMinor: byMinor,
      amountMinor: byMinor,
      approvedById: raisedById,
      approvedAt: at,
    });
  }
  if (corrections.length === 0) return null;
  const sums = (those: (each: Corrected) => boolean) =>
    sumOf(corrections.filter(those).map(({ byMinor }) => byMinor));
  return {
    currency: share.terms.currency,
    offMinor: -sums(({ byMinor }) => byMinor < 0),
    moreMinor: sums(({ byMinor }) => byMinor > 0),
  };
}

type OwedPart = OwedTime & { readonly terms: PayTerms; readonly days: PayPeriod };

/** What is owed for time in a pay period, as recorded and without what is conceded, in the order of approval. */
async function readPeriod(
  tx: Tx,
  place: EngagementRef,
  { period, terms: { currency } }: TimeShare,
): Promise<readonly OwedPart[]> {
  const items = await tx.owedItem.findMany({
    where: {
      ...place,
      kind: 'time',
      currency,
      fromDay: { gte: new Date(period.from) },
      untilDay: { lte: new Date(period.until) },
    },
    // in the order of approval: ids are time-ordered, within one approval too
    orderBy: { id: 'asc' },
    include: {
      corrections: { where: { sourceKey: { startsWith: CONCEDED } }, select: { amountMinor: true } },
    },
  });
  const weeks = await workedIn(
    tx,
    place.workspaceId,
    items.flatMap(({ timesheetId }) => timesheetId ?? []),
  );
  const termsOf = await findTermsOf(
    tx,
    place.workspaceId,
    items.map(({ agreementId }) => agreementId),
  );
  return items.flatMap(({ id, agreementId, timesheetId, sourceKey, corrections, ...item }) => {
    const terms = termsOf.get(agreementId);
    if (!terms || timesheetId === null) return [];
    const owedMinor = sumOf([item, ...corrections].map(({ amountMinor }) => Number(amountMinor)));
    const days = { from: dateOf(item.fromDay), until: dateOf(item.untilDay) };
    // a different pay schedule has its own limit
    const isUnderIt = periodOf(days.from, terms.paySchedule, terms.anchor).from === period.from;
    const leftMinor =
      Number(item.fullMinor) - concededIn(weeks.get(timesheetId) ?? [], timesheetId, sourceKey);
    return [
      {
        id,
        terms,
        days,
        owedMinor,
        ...(isUnderIt ? { leftMinor, capMinor: terms.capMinor } : { leftMinor: owedMinor, capMinor: null }),
      },
    ];
  });
}

/** @returns what the conceded entries in a part of a week come to, in minor units. */
function concededIn(days: readonly DisputedDay[], timesheetId: string, sourceKey: string): number {
  const worth = (minutesOf: (day: DisputedDay) => number) => {
    const shares = splitByTerms(days.map((day) => ({ ...day, minutes: minutesOf(day) })));
    const share = shares.find((each) => sourceOfTime(timesheetId, each) === sourceKey);
    return share ? payFor(share.minutes, share.terms, 0).fullMinor : 0;
  };
  return worth(({ minutes }) => minutes) - worth(({ minutes, concededMinutes }) => minutes - concededMinutes);
}
