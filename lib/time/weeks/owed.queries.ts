import type { Tx } from '@/lib/platform/tenancy';

/** @returns what an approved week came to. */
export async function readOwed(tx: Tx, workspaceId: string, timesheetId: string) {
  const rows = await tx.owedItem.findMany({
    where: { workspaceId, timesheetId },
    select: {
      id: true,
      currency: true,
      amountMinor: true,
      fullMinor: true,
      minutes: true,
      workedMinutes: true,
      rateMinor: true,
      dueOn: true,
      agreementId: true,
      fromDay: true,
      approvedAt: true,
    },
    orderBy: { fromDay: 'asc' },
  });
  return rows.map(({ amountMinor, fullMinor, rateMinor, ...row }) => ({
    ...row,
    amountMinor: Number(amountMinor),
    fullMinor: Number(fullMinor),
    rateMinor: Number(rateMinor ?? 0),
  }));
}
