import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { earlierInPeriod } from './extras/earlier.queries';
import { worked, workedIn } from './terms/pay-terms.queries';
import { capStatus, payFor, splitByTerms, type TimeShare } from './terms/time-pay.rules';
import type { WaitingShare } from './terms/weeks-together.rules';

/**
 * @returns what an unapproved week would come to now, one part for each rate and pay period in it; and how near each is
 * to its limit.
 */
export async function previewTime(tx: Tx, place: EngagementRef & { readonly timesheetId: string }) {
  const parts = [];
  for (const share of splitByTerms(await worked(tx, place))) {
    const earlierMinor = await earlierInPeriod(tx, place, share);
    const paid = payFor(share.minutes, share.terms, earlierMinor);
    const standing = capStatus(earlierMinor + paid.fullMinor, share.terms.capMinor);
    parts.push({ ...share, ...paid, earlierMinor, standing });
  }
  return parts;
}

export type PreviewedTime = Awaited<ReturnType<typeof previewTime>>;

type WaitingWeek = { readonly id: string; readonly engagementId: string };

/**
 * @returns the parts of a business's unapproved weeks, by the ids of the weeks, for `worthTogether`; a week without time
 * that is paid by the hour has no entry. One query for each person who worked, and one for each of their pay periods
 * with a limit.
 */
export async function previewWeeks(
  tx: Tx,
  workspaceId: string,
  weeks: readonly WaitingWeek[],
): Promise<ReadonlyMap<string, readonly WaitingShare[]>> {
  const worth = new Map<string, readonly WaitingShare[]>();
  for (const engagementId of new Set(weeks.map((week) => week.engagementId))) {
    const place = { workspaceId, engagementId };
    const own = weeks.filter((week) => week.engagementId === engagementId).map(({ id }) => id);
    const earlier = new Map<string, number>();
    for (const [id, days] of await workedIn(tx, place, own)) {
      const shares: WaitingShare[] = [];
      for (const share of splitByTerms(days)) {
        const earlierMinor = await earlierUnderLimit(tx, place, share, earlier);
        shares.push(waitingShare(engagementId, share, earlierMinor));
      }
      worth.set(id, shares);
    }
  }
  return worth;
}

/** Without a limit it doesn't matter what came before. @param known what was read already, by period and currency */
async function earlierUnderLimit(
  tx: Tx,
  place: EngagementRef,
  share: TimeShare,
  known: Map<string, number>,
): Promise<number> {
  const { terms, period } = share;
  if (terms.capMinor === null) return 0;
  const key = `${period.from} ${period.until} ${terms.currency}`;
  const minor = known.get(key) ?? (await earlierInPeriod(tx, place, share));
  known.set(key, minor);
  return minor;
}

function waitingShare(engagementId: string, share: TimeShare, earlierMinor: number): WaitingShare {
  const { terms, period, from, until, minutes } = share;
  const { currency, rateMinor, capMinor } = terms;
  return { engagementId, period, from, until, minutes, currency, rateMinor, capMinor, earlierMinor };
}
