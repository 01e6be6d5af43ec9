import { countsAsApprovedAt } from '@/lib/briefs/delivery/silence.rules';
import { oweTime } from '@/lib/pay/owing';
import { audit } from '@/lib/platform/actions/audit';
import { formatMoney } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dayInWords } from '@/lib/platform/time/format';
import { type LoadedTimesheet, zoneOfBusiness } from '../loading';
import { recordReview } from './reviews';
import { planFinal } from './silence';
import { silenceTermsFor } from './silence-terms';

type Approval = {
  readonly submissionId: string;
  readonly note: string;
  /** null: the agreement, since nobody answered */
  readonly by: string | null;
  readonly at: Date;
  /** since when it is owed; defaults to now. By silence: since it counted, however late that is recorded */
  readonly since?: Date;
  readonly requestId?: string;
};

/**
 * Approves a week: the answer, the state, and what is owed from then on, in one transaction.
 * @returns what it comes to, in words; null where nothing of it is paid by the hour.
 */
export async function approve(
  tx: Tx,
  sheet: LoadedTimesheet,
  { submissionId, note, by, at, since = at, requestId }: Approval,
) {
  const { workspaceId, engagementId, id: timesheetId } = sheet;
  const agreed = by === null ? await silenceTermsFor(tx, sheet) : null;
  const disputableUntil =
    agreed && countsAsApprovedAt(at, agreed.disputeDays, await zoneOfBusiness(tx, sheet));
  const reviewId = await recordReview(
    tx,
    sheet,
    { submissionId, outcome: 'approved', note, by, at, byAgreementId: agreed?.agreementId, disputableUntil },
    'approved',
  );
  const owedIds = await oweTime(
    tx,
    { workspaceId, engagementId, timesheetId },
    { approvedById: by, approvedAt: since },
  );
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: by,
    ...(requestId === undefined ? {} : { requestId }),
    action: by === null ? 'timesheet.approved_by_agreement' : 'timesheet.approved',
    subject: { kind: 'timesheet', id: timesheetId },
    data: { submissionId, owed: [...owedIds] },
  });
  if (disputableUntil) await planFinal(tx, { workspaceId, submissionId }, disputableUntil, at);
  return { reviewId, disputableUntil, ...(await inWords(tx, workspaceId, owedIds, at)) };
}

/** @returns the submission that waits for an answer. @throws Refused (`changed_meanwhile`) if there is none. */
export async function waitingSubmission(tx: Tx, { workspaceId, id: timesheetId }: LoadedTimesheet) {
  const latest = await tx.timesheetSubmission.findFirst({
    where: { workspaceId, timesheetId },
    orderBy: { number: 'desc' },
    select: { id: true, minutes: true, submittedAt: true, countsAsApprovedAt: true },
  });
  if (!latest) throw changedMeanwhile('timesheet');
  return latest;
}

async function inWords(tx: Tx, workspaceId: string, ids: readonly string[], now: Date) {
  const owed = await tx.owedItem.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { currency: true, amountMinor: true, dueOn: true },
    orderBy: { dueOn: 'desc' },
  });
  const currencies = [...new Set(owed.map(({ currency }) => currency))];
  const amounts = currencies.map((currency) => {
    const parts = owed.filter((each) => each.currency === currency).map((each) => Number(each.amountMinor));
    return formatMoney({ minor: sumOf(parts), currency });
  });
  const [latest] = owed;
  // nothing is owed by the hour under a retainer, or if an amendment from that day on pays otherwise
  if (!latest) return { amount: null, due: null };
  return { amount: amounts.join(' and '), due: dayInWords(dateOf(latest.dueOn), now) };
}
