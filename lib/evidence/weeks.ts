import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';

/** @returns every week that was submitted or closed, with its time, its answers and its disputes. */
export async function readWeeks(tx: Tx, place: EngagementRef) {
  const rows = await tx.timesheet.findMany({
    where: { ...place, OR: [{ state: { not: 'open' } }, { submissions: { some: {} } }] },
    orderBy: { weekStartsOn: 'asc' },
    include: {
      entries: { orderBy: { startedAt: 'asc' } },
      submissions: { orderBy: { number: 'asc' }, include: { review: true } },
      disputes: { orderBy: { raisedAt: 'asc' }, include: { answers: { orderBy: { answeredAt: 'asc' } } } },
    },
  });
  return rows.map(({ id, weekStartsOn, state, entries, submissions, disputes }) => ({
    id,
    state,
    monday: dateOf(weekStartsOn),
    entries: entries.map((entry) => ({
      id: entry.id,
      briefId: entry.briefId,
      kind: entry.kind,
      note: entry.note,
      day: dateOf(entry.workDay),
      startedAt: entry.startedAt.toISOString(),
      endedAt: entry.endedAt.toISOString(),
    })),
    submissions: submissions.map(({ number, minutes, note, submittedAt, review }) => ({
      number,
      minutes,
      note,
      submittedAt: submittedAt.toISOString(),
      answer: review && {
        outcome: review.outcome,
        note: review.note,
        reviewedAt: review.reviewedAt.toISOString(),
        byId: review.reviewedById,
        byAgreementId: review.byAgreementId,
      },
    })),
    disputes: disputes.map(({ entryId, reason, raisedAt, answers }) => ({
      entryId,
      reason,
      raisedAt: raisedAt.toISOString(),
      answers: answers.map(({ outcome, note, answeredAt }) => ({
        outcome,
        note,
        answeredAt: answeredAt.toISOString(),
      })),
    })),
  }));
}
