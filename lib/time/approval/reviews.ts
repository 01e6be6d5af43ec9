import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { type LoadedTimesheet, moveTimesheet } from '../loading';
import type { TimesheetState } from '../rules';
import { cancelWaitingReminders } from './waiting';

type Review = {
  readonly submissionId: string;
  readonly outcome: 'approved' | 'returned' | 'taken_back';
  readonly note: string;
  /** null: the agreement, since nobody answered */
  readonly by: string | null;
  readonly at: Date;
  /** the agreement by which silence approved it */
  readonly byAgreementId?: string | undefined;
  /** until when time approved by silence can be disputed */
  readonly disputableUntil?: Date | null;
};

/**
 * Records what became of a submitted week, moves it to its next state, and cancels what still waited for an answer.
 * @returns the review's id.
 * @throws Refused (`changed_meanwhile`) for the one who comes second.
 */
export async function recordReview(
  tx: Tx,
  sheet: LoadedTimesheet,
  { submissionId, outcome, note, by, at, byAgreementId, disputableUntil = null }: Review,
  next: TimesheetState,
): Promise<string> {
  const { workspaceId, engagementId, id: timesheetId } = sheet;
  const id = newId();
  await tx.timesheetReview.createMany({
    data: {
      workspaceId,
      id,
      engagementId,
      timesheetId,
      submissionId,
      note,
      outcome,
      reviewedById: by,
      reviewedAt: at,
      byAgreementId: byAgreementId ?? null,
      disputableUntil,
    },
  });
  await moveTimesheet(tx, sheet, next, at);
  await cancelWaitingReminders(tx, sheet);
  return id;
}
