import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import type { Side } from '../rules';
import { findSide } from '../side-clock';
import { judgeAnswers } from './responses.rules';
import { type Period, turnsOf } from './turns';

/** Something that one side asked the other, and its outcome. */
export type QuestionRow = {
  readonly asked: Side;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  /** when its subject ended without an answer; null: it hasn't, or there was one */
  readonly overAt: Date | null;
  readonly agreedHours: number;
  /** the brief it was asked about; null if the conversation isn't about a brief */
  readonly briefId: string | null;
  /** the brief's title; null for another conversation */
  readonly title: string | null;
  readonly minutes: number | null;
  readonly isLate: boolean;
};

const MOST_SHOWN = 200;

/** @returns what was asked in a period, latest first; at most 200, `isAll` says whether that is everything. */
export async function listQuestions(tx: Tx, place: EngagementRef, period: Period, asOf: Date) {
  const found = await tx.$queryRaw<Omit<QuestionRow, 'minutes' | 'isLate'>[]>`
    WITH ${turnsOf(place, period, asOf)}
    SELECT a.asked, a.asked_at AS "askedAt", a.answered_at AS "answeredAt", a.over_at AS "overAt", a.hours AS "agreedHours", b.id AS "briefId", b.title
    FROM (SELECT * FROM agreed_turns ORDER BY asked_at DESC LIMIT ${MOST_SHOWN + 1}::int) a
    LEFT JOIN threads t ON t.workspace_id = ${place.workspaceId}::uuid AND t.id = a.thread_id AND t.subject = 'brief'
    LEFT JOIN briefs b ON b.workspace_id = ${place.workspaceId}::uuid AND b.id = coalesce(a.brief_id, t.subject_id)
    ORDER BY a.asked_at DESC`;
  const shown = found.slice(0, MOST_SHOWN);
  const judged = new Map<(typeof shown)[number], Pick<QuestionRow, 'minutes' | 'isLate'>>();
  for (const side of ['assistant', 'owner'] as const) {
    const clock = await findSide(tx, side, place, period.until);
    const theirs = shown.filter(({ asked }) => asked !== side);
    if (!clock) continue;
    judgeAnswers(theirs, clock.calendar, asOf).forEach((answer, index) => {
      const row = theirs[index];
      if (row) judged.set(row, answer);
    });
  }
  const rows = shown.map(
    (row): QuestionRow => ({ minutes: null, isLate: false, ...row, ...judged.get(row) }),
  );
  return { rows, isAll: found.length <= MOST_SHOWN };
}
