import { formatMoney } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { type EngagementRef, sql, type Tx } from '@/lib/platform/tenancy';
import { notifyAssistant } from '../notifying';
import { openAdvancesQuery } from './advances.queries';
import { countsForPayDay, recoveryOf } from './advances.rules';
import { recoveryMail } from './emails/extras';
import { type OwedRow, writeOwed } from './owed-rows';

/** Pay that has just become owed. */
type NewPay = Pick<OwedRow, 'agreementId' | 'currency' | 'days' | 'approvedAt' | 'dueOn'> & {
  readonly id: string;
};

type AdvanceRow = {
  readonly id: string;
  readonly note: string;
  readonly approvedById: string | null;
  readonly partMinor: bigint;
  readonly leftMinor: bigint;
  readonly takenOnDayMinor: bigint;
};

/**
 * Recovers, from the pay day on which new pay falls due, the agreed parts of paid advances, oldest first. The
 * engagement is already locked, so a pay day is computed by one transaction at a time. The assistant is told.
 */
export async function recoverAdvances(tx: Tx, place: EngagementRef, pay: NewPay): Promise<void> {
  const { agreementId, currency, days, approvedAt, dueOn } = pay;
  const advances = await readAdvances(tx, place, pay);
  if (advances.length === 0) return;
  const day = await readPayDay(tx, place, pay);
  let { takenMinor } = day;
  for (const { id, note, approvedById, ...amounts } of advances) {
    const minor = recoveryOf(
      { payMinor: day.payMinor, takenMinor },
      {
        leftMinor: Number(amounts.leftMinor),
        partMinor: Number(amounts.partMinor),
        takenOnDayMinor: Number(amounts.takenOnDayMinor),
      },
    );
    if (minor === 0) continue;
    takenMinor += minor;
    await writeOwed(tx, place, {
      kind: 'recovery',
      sourceKey: `recovery:${id}:${pay.id}`,
      recoversId: id,
      agreementId,
      currency,
      days,
      fullMinor: -minor,
      amountMinor: -minor,
      note,
      approvedById,
      approvedAt,
      dueOn,
    });
  }
  const minor = takenMinor - day.takenMinor;
  if (minor === 0) return;
  const leftMinor = sumOf(advances.map((advance) => Number(advance.leftMinor))) - minor;
  await notifyAssistant(tx, place, {
    kind: 'pay.recovered',
    factId: pay.id,
    at: approvedAt,
    write: (words) =>
      recoveryMail(words, {
        amount: formatMoney({ minor, currency }),
        left: leftMinor === 0 ? null : formatMoney({ minor: leftMinor, currency }),
        dueOn,
      }),
  });
}

/** What is left of each paid advance, and what was already recovered the same day. */
function readAdvances(tx: Tx, { workspaceId, engagementId }: EngagementRef, { currency, dueOn }: NewPay) {
  return tx.$queryRaw<AdvanceRow[]>`
    SELECT a.id, a.note, a."approvedById", a."partMinor", a."leftMinor"::bigint,
      (SELECT coalesce(-sum(r.amount_minor), 0) FROM owed_items r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.recovers_id = a.id AND r.due_on = ${dueOn}::date)::bigint AS "takenOnDayMinor"
    FROM (${openAdvancesQuery(sql`${workspaceId}::uuid`, sql`${engagementId}::uuid`)}) a
    WHERE a."isPaid" AND a.currency = ${currency}
    ORDER BY a."approvedAt", a.id`;
}

/** Everything due on the day that isn't in a payment yet. */
async function readPayDay(tx: Tx, place: EngagementRef, { currency, dueOn }: NewPay) {
  const rows = await tx.owedItem.findMany({
    where: { ...place, currency, dueOn: new Date(dueOn), lines: { none: { releasedAt: null } } },
    select: { kind: true, amountMinor: true },
  });
  const pay = rows.filter(({ kind }) => countsForPayDay(kind));
  const taken = rows.filter(({ kind }) => kind === 'recovery');
  return {
    payMinor: sumOf(pay.map(({ amountMinor }) => Number(amountMinor))),
    takenMinor: -sumOf(taken.map(({ amountMinor }) => Number(amountMinor))),
  };
}
