import { now } from '@/lib/platform/clock';
import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { governed, governingIn } from '../terms/governed.queries';
import { findLatestTerms, findTermsOf, type PayTerms } from '../terms/pay-terms.queries';
import { type PayPeriod, periodOf } from '../terms/periods.rules';
import { retainerShare, sourceOfRetainer } from '../terms/retainer.rules';
import { earlierInPeriod } from './earlier.queries';
import type { ExtrasRoom } from './extras.rules';

/** @returns what an owner may still add under the limit of a retainer today; null where there is none. */
export async function getExtrasRoom(userId: string, place: EngagementRef): Promise<ExtrasRoom | null> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const { timeZone } = await tx.workspace.findUniqueOrThrow({
      where: { id: place.workspaceId },
      select: { timeZone: true },
    });
    const day = dateIn(now(), timeZone);
    const terms = await findLatestTerms(tx, place, day);
    return terms && roomForExtras(tx, place, { terms, day });
  });
}

type OnDay = {
  readonly terms: PayTerms;
  /** on the calendar of the business, `YYYY-MM-DD` */
  readonly day: string;
};

/**
 * @returns what is left in the pay period of a day: the limit without the retainer of that period, whether it is owed already or
 * at its end, and without what was added before; null where there is no limit.
 */
export async function roomForExtras(
  tx: Tx,
  place: EngagementRef,
  { terms, day }: OnDay,
): Promise<ExtrasRoom | null> {
  const { capMinor, currency, paySchedule } = terms;
  if (terms.payType !== 'retainer' || capMinor === null) return null;
  const period = periodOf(day, paySchedule, terms.anchor);
  const earlierMinor = await earlierInPeriod(tx, place, { period, terms }, 'retained');
  const comingMinor = await retainersToCome(tx, place, { period, currency });
  const leftMinor = Math.max(0, capMinor - earlierMinor - comingMinor);
  return { capMinor, currency, paySchedule, leftMinor };
}

type InPeriod = { readonly period: PayPeriod; readonly currency: string };

/** What is still to be owed of a period's retainer: also by an agreement that ends or takes over in it. */
async function retainersToCome(
  tx: Tx,
  place: EngagementRef,
  { period, currency }: InPeriod,
): Promise<number> {
  let comingMinor = 0;
  const ids = await governingIn(tx, place, period);
  for (const [agreementId, terms] of await findTermsOf(tx, place.workspaceId, ids)) {
    if (terms.payType !== 'retainer' || terms.currency !== currency) continue;
    const { days } = await governed(tx, { ...place, agreementId }, period);
    // one that is paid by other periods has none in common with this one
    const isSame =
      days !== null && periodOf(days.from, terms.paySchedule, terms.anchor).until === period.until;
    if (!isSame) continue;
    const sourceKey = sourceOfRetainer(agreementId, period);
    const isOwed = (await tx.owedItem.count({ where: { ...place, sourceKey } })) > 0;
    if (!isOwed) comingMinor += retainerShare(terms.rateMinor, period, days);
  }
  return comingMinor;
}
