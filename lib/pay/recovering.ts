import { sumOf } from '@/lib/platform/reckoning';
import type { Tx } from '@/lib/platform/tenancy';
import { isPaidAdvance } from './advances.queries';
import { countsForPayDay, recoveryOf } from './advances.rules';
import { type OwedRow, writeOwed } from './owed-rows';

type Place = { readonly workspaceId: string; readonly engagementId: string };

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
 * Takes back, out of the pay day on which new pay falls due, what was agreed of advances that have been paid, the oldest first. The
 * engagement is held already, so one pay day is reckoned by one at a time.
 */
export async function recoverAdvances(tx: Tx, place: Place, pay: NewPay): Promise<void> {
  const { agreementId, currency, days, approvedAt, dueOn } = pay;
  const advances = await readAdvances(tx, place, pay);
  if (advances.length === 0) return;
  const day = await readPayDay(tx, place, pay);
  let { takenMinor } = day;
  for (const { id, note, approvedById, ...amounts } of advances) {
    const minor = recoveryOf(
      { payMinor: day.payMinor, takenMinor },
      {
        ...{ leftMinor: Number(amounts.leftMinor), partMinor: Number(amounts.partMinor) },
        takenOnDayMinor: Number(amounts.takenOnDayMinor),
      },
    );
    if (minor === 0) continue;
    takenMinor += minor;
    await writeOwed(tx, place, {
      ...{ kind: 'recovery', sourceKey: `recovery:${id}:${pay.id}`, recoversId: id, agreementId, currency },
      ...{ days, fullMinor: -minor, amountMinor: -minor, note, approvedById, approvedAt, dueOn },
    });
  }
}

function readAdvances(tx: Tx, { workspaceId, engagementId }: Place, { currency, dueOn }: NewPay) {
  return tx.$queryRaw<AdvanceRow[]>`
    SELECT a.id, a.note, a.approved_by_id AS "approvedById", a.part_minor AS "partMinor",
      (a.amount_minor + taken.all_minor)::bigint AS "leftMinor", (-taken.day_minor)::bigint AS "takenOnDayMinor"
    FROM owed_items a CROSS JOIN LATERAL (
      SELECT coalesce(sum(r.amount_minor), 0) AS all_minor,
        coalesce(sum(r.amount_minor) FILTER (WHERE r.due_on = ${dueOn}::date), 0) AS day_minor
      FROM owed_items r WHERE r.workspace_id = a.workspace_id AND r.recovers_id = a.id) taken
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ${engagementId}::uuid AND a.kind = 'advance'
      AND a.currency = ${currency} AND a.amount_minor + taken.all_minor > 0 AND ${isPaidAdvance}
    ORDER BY a.approved_at, a.id`;
}

/** What isn't in a payment yet of all that falls due on the day. */
async function readPayDay(tx: Tx, place: Place, { currency, dueOn }: NewPay) {
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
