import type { Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { takenOff } from '@/lib/time/disputing.rules';
import { earlierInPeriod } from './earlier.queries';
import { holdEngagement, owe, type PayPlace } from './owed';
import { CONCEDED } from './owed.rules';
import { findTerms, worked } from './pay-terms.queries';
import { planRetainer } from './retainer.jobs';
import { payFor, splitByTerms } from './time-pay.rules';

// What an approval makes owed. Other domains call these in the transaction of their approval, so that there is never
// approved work that isn't owed, nor owed work that wasn't approved.

type Approval = { readonly approvedById: string | null; readonly approvedAt: Date };

/**
 * Owes the time of an approved week: one amount for each rate and pay period in it, each up to the agreed limit.
 * @returns the ids of what is owed.
 */
export async function oweTime(
  tx: Tx,
  place: PayPlace & { readonly timesheetId: string },
  approval: Approval,
): Promise<readonly string[]> {
  await holdEngagement(tx, place);
  const shares = splitByTerms(await worked(tx, place));
  const ids: string[] = [];
  for (const share of shares) {
    const { terms, minutes, workedMinutes, from, until } = share;
    const paid = payFor(minutes, terms, await earlierInPeriod(tx, place, share));
    // a few minutes that are rounded down to none
    if (paid.fullMinor === 0) continue;
    ids.push(
      await owe(tx, place, {
        kind: 'time',
        sourceKey: `timesheet:${place.timesheetId}:${terms.agreementId}:${share.period.from}`,
        timesheetId: place.timesheetId,
        terms,
        days: { from, until },
        minutes,
        ...(workedMinutes === minutes ? {} : { workedMinutes }),
        rateMinor: terms.rateMinor,
        ...paid,
        ...approval,
      }),
    );
  }
  return ids;
}

type ApprovedBrief = PayPlace & {
  readonly id: string;
  readonly agreementId: string | null;
  readonly title: string;
  readonly budgetMinor: bigint | null;
  readonly budgetCurrency: string | null;
};

/** Owes the price of an approved brief: its own, else the one that the agreement names. Nothing where work is paid otherwise. */
export async function oweBrief(tx: Tx, brief: ApprovedBrief, approval: Approval): Promise<void> {
  const { workspaceId, engagementId, agreementId } = brief;
  const terms = agreementId === null ? null : await findTerms(tx, workspaceId, agreementId);
  if (terms?.payType !== 'fixed') return;
  const price = brief.budgetMinor === null ? terms.rateMinor : Number(brief.budgetMinor);
  await owe(
    tx,
    { workspaceId, engagementId },
    {
      kind: 'brief',
      sourceKey: `brief:${brief.id}`,
      briefId: brief.id,
      terms: { ...terms, currency: brief.budgetCurrency ?? terms.currency },
      fullMinor: price,
      amountMinor: price,
      note: brief.title,
      ...approval,
    },
  );
}

/** Has a retainer owed at the end of each of its periods, from the day on which its agreement governs. Nothing for other pay. */
export async function beginRetainer(
  tx: Tx,
  { agreementId, zone, ...place }: PayPlace & { readonly agreementId: string; readonly zone: string },
  inForceAt: Date,
): Promise<void> {
  const terms = await findTerms(tx, place.workspaceId, agreementId);
  if (terms?.payType !== 'retainer') return;
  const signedOn = dateIn(inForceAt, zone);
  const [day = signedOn] = [terms.anchor, signedOn].sort().reverse();
  await planRetainer(tx, { ...place, agreementId, zone, day }, terms);
}

/**
 * Has the last part of a retainer owed as soon as its agreement has ended or given way, and not only when the pay period ends.
 * Nothing for other pay.
 * @param day in the period in which it ends, `YYYY-MM-DD`
 */
export async function endRetainer(
  tx: Tx,
  ended: PayPlace & { readonly agreementId: string; readonly zone: string },
  day: string,
): Promise<void> {
  const terms = await findTerms(tx, ended.workspaceId, ended.agreementId);
  if (terms?.payType === 'retainer') await planRetainer(tx, { ...ended, day }, terms);
}

type Conceded = PayPlace & {
  readonly timesheetId: string;
  readonly disputeId: string;
  readonly entryId: string;
  /** entries of the same week that were conceded before */
  readonly earlier: readonly string[];
  readonly day: string;
  readonly note: string;
  /** the owner who disputed it */
  readonly raisedById: string;
  readonly at: Date;
};

/**
 * Takes off what is owed what an entry came to that the assistant conceded: a correction of its own, since what was
 * approved is never changed. Nothing where the limit had kept that entry from being owed, or a retainer pays for it.
 * @returns what was taken off, in minor units, with its currency; null when nothing was.
 */
export async function oweLess(tx: Tx, conceded: Conceded) {
  const { workspaceId, engagementId, timesheetId, disputeId, entryId, earlier, day, note } = conceded;
  const place = { workspaceId, engagementId };
  await holdEngagement(tx, place);
  const before = splitByTerms(await worked(tx, { ...place, timesheetId }, earlier));
  const after = splitByTerms(await worked(tx, { ...place, timesheetId }, [...earlier, entryId]));
  // the parts of a week follow one another, so one alone has the day
  const share = before.find(({ from, until }) => from <= day && day <= until);
  if (!share) return null;
  const { agreementId } = share.terms;
  const left = after.find(
    ({ terms, period }) => terms.agreementId === agreementId && period.from === share.period.from,
  );
  const sourceKey = `timesheet:${timesheetId}:${agreementId}:${share.period.from}`;
  const owed = await tx.owedItem.findFirst({ where: { ...place, sourceKey } });
  if (!owed) return null;
  const off = takenOff({
    amountMinor: Number(owed.amountMinor),
    leftBefore: payFor(share.minutes, share.terms, 0).fullMinor,
    leftAfter: left ? payFor(left.minutes, left.terms, 0).fullMinor : 0,
  });
  if (off === 0) return null;
  await owe(tx, place, {
    ...{
      kind: 'correction',
      sourceKey: `${CONCEDED}${disputeId}`,
      correctsId: owed.id,
      terms: share.terms,
      note,
    },
    ...{ days: { from: day, until: day }, fullMinor: -off, amountMinor: -off },
    ...{ approvedById: conceded.raisedById, approvedAt: conceded.at },
  });
  return { minor: off, currency: owed.currency };
}
