import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

/** @returns by brief, every change request, what it would have changed, and how it was answered. */
export async function readChanges(tx: Tx, place: EngagementRef) {
  const rows = await tx.changeRequest.findMany({
    where: place,
    orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
    include: { answer: true, parts: { orderBy: { position: 'asc' } } },
  });
  const changes = rows.map(({ briefId, answer, parts, ...row }) => ({
    briefId,
    id: row.id,
    raisedBy: row.raisedBy,
    raisedAt: row.raisedAt.toISOString(),
    reason: row.reason,
    kinds: row.kinds,
    asked: {
      deadlineAt: row.deadlineAt?.toISOString() ?? null,
      deadlineLocal: row.deadlineLocal,
      deadlineZone: row.deadlineZone,
      budgetMinutes: row.budgetMinutes,
      budgetMinor: units(row.budgetMinor),
      budgetCurrency: row.budgetCurrency,
      outcome: row.outcome,
      instructions: row.instructions,
      autonomy: row.autonomy,
      parts: parts.map(({ part, removedText, text }) => ({ part, removed: removedText, added: text })),
    },
    answer: answer && {
      outcome: answer.outcome,
      note: answer.note,
      at: answer.answeredAt.toISOString(),
      /** what applied until then */
      was: {
        deadlineAt: answer.wasDeadlineAt?.toISOString() ?? null,
        deadlineLocal: answer.wasDeadlineLocal,
        deadlineZone: answer.wasDeadlineZone,
        budgetMinutes: answer.wasBudgetMinutes,
        budgetMinor: units(answer.wasBudgetMinor),
        budgetCurrency: answer.wasBudgetCurrency,
        outcome: answer.wasOutcome,
        instructions: answer.wasInstructions,
        autonomy: answer.wasAutonomy,
      },
    },
  }));
  return Map.groupBy(changes, ({ briefId }) => briefId);
}

function units(minor: bigint | null): number | null {
  return minor === null ? null : Number(minor);
}
