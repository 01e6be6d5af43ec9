import type { Money } from '@/lib/platform/money/money';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { earlierInPeriod } from './extras/earlier.queries';
import { lockEngagement, owe } from './owed/owed';
import { planRetainer } from './retainer.jobs';
import { findTerms, type PayTerms, worked } from './terms/pay-terms.queries';
import { periodOf } from './terms/periods.rules';
import { type Limited, payFor, sourceOfTime, splitByTerms, underLimit } from './terms/time-pay.rules';

export { type OwedLess, oweLess } from './owed/owing-less';

// What an approval makes owed. Other domains call these in the transaction of their approval, so that there is never
// approved work that isn't owed, nor owed work that wasn't approved.

type Approval = { readonly approvedById: string | null; readonly approvedAt: Date };

/**
 * Records an approved week's time as owed: one amount for each rate and pay period in it, each up to the agreed limit.
 * @returns the ids of what is owed.
 */
export async function oweTime(
  tx: Tx,
  place: EngagementRef & { readonly timesheetId: string },
  approval: Approval,
): Promise<readonly string[]> {
  await lockEngagement(tx, place);
  const shares = splitByTerms(await worked(tx, place));
  const ids: string[] = [];
  for (const share of shares) {
    const { terms, minutes, workedMinutes, from, until } = share;
    const paid = payFor(minutes, terms, await earlierInPeriod(tx, place, share));
    // a few minutes that are rounded down to none
    if (paid.fullMinor === 0) continue;
    const { id } = await owe(tx, place, {
      kind: 'time',
      sourceKey: sourceOfTime(place.timesheetId, share),
      timesheetId: place.timesheetId,
      terms,
      days: { from, until },
      minutes,
      ...(workedMinutes === minutes ? {} : { workedMinutes }),
      rateMinor: terms.rateMinor,
      ...paid,
      ...approval,
    });
    ids.push(id);
  }
  return ids;
}

type ApprovedBrief = EngagementRef & {
  readonly id: string;
  readonly agreementId: string | null;
  readonly title: string;
  readonly budgetMinor: bigint | null;
  readonly budgetCurrency: string | null;
};

/** What an approved brief made owed: its price, or less if the agreed limit cut it. */
export type OwedBrief = Money & {
  readonly dueOn: string;
  readonly priceMinor: number;
  /** the limit, for telling people that it cut the price */
  readonly limit: Pick<PayTerms, 'capMinor' | 'currency' | 'paySchedule'>;
};

/**
 * Records an approved brief's price as owed: its own, or the agreement's; up to the limit for the pay period or, if
 * each approval is paid on its own, for the month of the approval.
 * @returns what is owed by when; null where work is paid otherwise.
 */
export async function oweBrief(tx: Tx, brief: ApprovedBrief, approval: Approval): Promise<OwedBrief | null> {
  const { workspaceId, engagementId, agreementId } = brief;
  const terms = agreementId === null ? null : await findTerms(tx, workspaceId, agreementId);
  if (terms?.payType !== 'fixed') return null;
  const place = { workspaceId, engagementId };
  const currency = brief.budgetCurrency ?? terms.currency;
  const price = brief.budgetMinor === null ? terms.rateMinor : Number(brief.budgetMinor);
  // a limit in one currency says nothing about a price in another
  const capMinor = currency === terms.currency ? terms.capMinor : null;
  const limited = await limitedPrice(tx, place, { price, terms: { ...terms, capMinor } }, approval);
  const { dueOn } = await owe(tx, place, {
    kind: 'brief',
    sourceKey: `brief:${brief.id}`,
    briefId: brief.id,
    terms: { ...terms, currency },
    ...limited,
    note: brief.title,
    ...approval,
  });
  return { minor: limited.amountMinor, currency, dueOn, priceMinor: price, limit: terms };
}

type Priced = { readonly price: number; readonly terms: PayTerms };

/**
 * @returns the part of a price under the limit, given what is already owed for briefs in its period. Without a limit
 * nothing is locked.
 */
async function limitedPrice(
  tx: Tx,
  place: EngagementRef,
  { price, terms }: Priced,
  { approvedAt }: Approval,
): Promise<Limited> {
  if (terms.capMinor === null) return underLimit(price, null, 0);
  await lockEngagement(tx, place);
  const { timeZone } = await tx.workspace.findUniqueOrThrow({
    where: { id: place.workspaceId },
    select: { timeZone: true },
  });
  const period = periodOf(dateIn(approvedAt, timeZone), terms.paySchedule, terms.anchor);
  const earlierMinor = await earlierInPeriod(tx, place, { period, terms }, 'brief');
  return underLimit(price, terms.capMinor, earlierMinor);
}

/**
 * Plans a retainer to be owed at the end of each of its periods, from the day on which its agreement governs. Does
 * nothing for other pay.
 */
export async function beginRetainer(
  tx: Tx,
  { agreementId, zone, ...place }: EngagementRef & { readonly agreementId: string; readonly zone: string },
  inForceAt: Date,
): Promise<void> {
  const terms = await findTerms(tx, place.workspaceId, agreementId);
  if (terms?.payType !== 'retainer') return;
  const signedOn = dateIn(inForceAt, zone);
  const [day = signedOn] = [terms.anchor, signedOn].sort().reverse();
  await planRetainer(tx, { ...place, agreementId, zone, day }, terms);
}

/**
 * Makes the last part of a retainer owed as soon as its agreement has ended or been replaced, rather than at the end of
 * the pay period. Does nothing for other pay.
 * @param day in the period in which it ends, `YYYY-MM-DD`
 */
export async function endRetainer(
  tx: Tx,
  ended: EngagementRef & { readonly agreementId: string; readonly zone: string },
  day: string,
): Promise<void> {
  const terms = await findTerms(tx, ended.workspaceId, ended.agreementId);
  if (terms?.payType === 'retainer') await planRetainer(tx, { ...ended, day }, terms);
}
