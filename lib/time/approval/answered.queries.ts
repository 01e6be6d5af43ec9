import { isDoneAlready } from '@/lib/platform/actions/done-already.rules';
import { refused } from '@/lib/platform/result';
import type { PersonAccess, Tx } from '@/lib/platform/tenancy';
import type { LoadedTimesheet } from '../loading';
import type { TimesheetState, WeekOutcome } from '../rules';

/** The state of a week after each. */
const LEADS_TO: Record<WeekOutcome, TimesheetState> = {
  approved: 'approved',
  returned: 'returned',
  taken_back: 'open',
};

type Seen = { readonly version: number; readonly note: string };

/** @returns whether this very person has just ended it in this way already, and its form is posted again. */
export async function isEndedAlready(
  tx: Tx,
  sheet: LoadedTimesheet,
  { userId: byId }: PersonAccess,
  { version, note }: Seen,
  outcome: WeekOutcome,
): Promise<boolean> {
  const review = await lastReview(tx, sheet);
  const last = review && {
    byId: review.reviewedById,
    said: { outcome: review.outcome, note: review.note },
  };
  return isDoneAlready(sheet, last, { leadsTo: LEADS_TO[outcome], version, byId, said: { outcome, note } });
}

/**
 * Tells somebody who answers a week that its assistant has just taken it back, so there is nothing for them to do.
 * @throws Refused (`taken_back`)
 */
export async function refuseTakenBack(tx: Tx, sheet: LoadedTimesheet): Promise<void> {
  if (sheet.state !== 'open' || (await lastReview(tx, sheet))?.outcome !== 'taken_back') return;
  throw refused(
    'taken_back',
    'The assistant has taken this week back to put something right. It comes to you again once it is handed in.',
  );
}

function lastReview(tx: Tx, { workspaceId, id: timesheetId }: LoadedTimesheet) {
  return tx.timesheetReview.findFirst({
    where: { workspaceId, timesheetId },
    orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    select: { outcome: true, note: true, reviewedById: true },
  });
}
