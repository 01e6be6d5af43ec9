import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { endOfDay } from '@/lib/platform/time/days';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { lockEngagement, owe } from './owed/owed';
import { governed } from './terms/governed.queries';
import { findTerms, type PayTerms } from './terms/pay-terms.queries';
import { daysAfter, periodOf } from './terms/periods.rules';
import { retainerShare, sourceOfRetainer } from './terms/retainer.rules';

const Period = z.object({
  workspaceId: z.uuid(),
  engagementId: z.uuid(),
  agreementId: z.uuid(),
  /** a day of the period, `YYYY-MM-DD` */
  day: z.iso.date(),
});
type Period = z.infer<typeof Period>;

/**
 * Makes a retainer owed for the days of a pay period on which its agreement governed, once the last of them is over,
 * and plans the next one while it goes on. Run twice it owes once: the period is its key.
 */
export const oweRetainer = defineJob({
  name: 'pay.owe_retainer',
  payload: Period,
  async run(asked) {
    await withActor({ kind: 'workspace', workspaceId: asked.workspaceId }, (tx) => settle(tx, asked));
  },
});

async function settle(tx: Tx, asked: Period): Promise<void> {
  const { workspaceId, engagementId, agreementId } = asked;
  await lockEngagement(tx, asked);
  const terms = await findTerms(tx, workspaceId, agreementId);
  if (terms?.payType !== 'retainer') return;
  const period = periodOf(asked.day, terms.paySchedule, terms.anchor);
  const { zone, days, goesOn } = await governed(tx, asked, period);
  // planned for an end that has moved, or become obsolete: planned again for the present end
  if (days !== null && endOfDay(days.until, zone) > now()) {
    await planRetainer(tx, { ...asked, zone }, terms);
    return;
  }
  const sourceKey = sourceOfRetainer(agreementId, period);
  const isOwed = (await tx.owedItem.count({ where: { workspaceId, sourceKey } })) > 0;
  const amount = days === null ? 0 : retainerShare(terms.rateMinor, period, days);
  // a day or two of a small retainer may be rounded down to nothing: then nothing is owed for them
  if (days !== null && amount > 0 && !isOwed) {
    await owe(
      tx,
      { workspaceId, engagementId },
      {
        kind: 'retainer',
        sourceKey,
        terms,
        days,
        rateMinor: terms.rateMinor,
        fullMinor: amount,
        amountMinor: amount,
        approvedById: null,
        // owed from the end of its last day, however late this job runs
        approvedAt: lastMomentBefore(endOfDay(days.until, zone)),
      },
    );
  }
  if (goesOn) await planRetainer(tx, { ...asked, zone, day: daysAfter(period.until, 1) }, terms);
}

/**
 * Plans what is owed for a day's period: at its end, or with the agreement if that ends before, as far as is known now.
 * Planning the same period again replaces it.
 */
export async function planRetainer(
  tx: Tx,
  { zone, ...asked }: Period & { readonly zone: string },
  terms: PayTerms,
): Promise<void> {
  const period = periodOf(asked.day, terms.paySchedule, terms.anchor);
  const { days } = await governed(tx, asked, period);
  await enqueue(tx, oweRetainer, asked, {
    runAt: endOfDay((days ?? period).until, zone),
    key: sourceOfRetainer(asked.agreementId, period),
  });
}
