import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { earlierInPeriod, earlierInPeriods } from './extras/earlier.queries';
import { worked, workedIn } from './terms/pay-terms.queries';
import { capStatus, splitByTerms, type TimeShare } from './terms/time-pay.rules';
import { priceInOrder, type WaitingShare } from './terms/weeks-together.rules';

/**
 * @returns what an unapproved week would come to now, one part for each rate and pay period in it; and how near each is
 * to its limit.
 */
export async function previewTime(tx: Tx, place: EngagementRef & { readonly timesheetId: string }) {
  const { engagementId } = place;
  const parts = [];
  for (const share of splitByTerms(await worked(tx, place))) {
    const earlierMinor = await earlierInPeriod(tx, place, share);
    parts.push({ ...share, ...waitingShare({ ...share, engagementId }, earlierMinor) });
  }
  return priceInOrder(parts).map((part) => ({
    ...part,
    standing: capStatus(part.earlierMinor + part.fullMinor, part.capMinor),
  }));
}

export type PreviewedTime = Awaited<ReturnType<typeof previewTime>>;

type WaitingWeek = { readonly id: string; readonly engagementId: string };

/**
 * @returns the parts of a business's unapproved weeks, by the ids of the weeks, for `worthTogether`; a week without time
 * that is paid by the hour has no entry. Two queries.
 */
export async function previewWeeks(
  tx: Tx,
  workspaceId: string,
  weeks: readonly WaitingWeek[],
): Promise<ReadonlyMap<string, readonly WaitingShare[]>> {
  const ids = weeks.map(({ id }) => id);
  const days = await workedIn(tx, workspaceId, ids);
  const shares = weeks.flatMap(({ id, engagementId }) =>
    splitByTerms(days.get(id) ?? []).map((share) => ({ ...share, engagementId, timesheetId: id })),
  );
  // without a limit it doesn't matter what came before
  const earlierIn = await earlierInPeriods(
    tx,
    workspaceId,
    shares.filter(({ terms }) => terms.capMinor !== null),
  );
  const byWeek = Map.groupBy(shares, ({ timesheetId }) => timesheetId);
  return new Map(
    [...byWeek].map(([id, own]) => [id, own.map((share) => waitingShare(share, earlierIn(share)))]),
  );
}

function waitingShare(
  { engagementId, terms, period, from, until, minutes }: TimeShare & { readonly engagementId: string },
  earlierMinor: number,
): WaitingShare {
  const { currency, rateMinor, capMinor } = terms;
  return { engagementId, period, from, until, minutes, currency, rateMinor, capMinor, earlierMinor };
}
