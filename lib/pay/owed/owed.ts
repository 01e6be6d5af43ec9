import type { Prisma } from '@/lib/platform/db/generated/client';
import { requireSame } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateIn } from '@/lib/platform/time/zones';
import type { GoverningTerms } from '../terms/time-pay.rules';
import { isPay } from './advances.rules';
import { dueAsAgreed } from './due';
import { planAsking } from './overdue.jobs';
import { type OwedRow, writeOwed } from './owed-rows';
import { recoverAdvances } from './recovering';

type NewOwed = Omit<OwedRow, 'agreementId' | 'currency' | 'days' | 'dueOn'> & {
  readonly terms: Pick<
    GoverningTerms,
    'agreementId' | 'currency' | 'paySchedule' | 'anchor' | 'paidWithinDays'
  >;
  /** the days of the work; defaults to the day of the approval */
  readonly days?: OwedRow['days'];
};

type Said = Pick<Prisma.OwedItemWhereInput, 'kind' | 'note' | 'amountMinor' | 'partMinor' | 'correctsId'>;

/**
 * @param saidIn what the form says, its amounts read in the currency in which it is owed
 * @returns whether this is already owed: its form was posted before. @throws Refused (`sent_before`) when it said
 * something else then
 */
export async function isOwed(
  tx: Tx,
  place: EngagementRef,
  sourceKey: string,
  saidIn: (currency: string) => Said,
): Promise<boolean> {
  const known = await tx.owedItem.findFirst({ where: { ...place, sourceKey }, select: { currency: true } });
  if (!known) return false;
  requireSame(await tx.owedItem.count({ where: { ...place, sourceKey, ...saidIn(known.currency) } }));
  return true;
}

/**
 * Records that something is owed, and books it, in the transaction of what makes it so; for pay, also the agreed
 * recovery of an advance.
 * @returns its id, and the last day for paying it as agreed, `YYYY-MM-DD`
 */
export async function owe(tx: Tx, place: EngagementRef, { terms, ...owed }: NewOwed) {
  const { workspaceId, engagementId } = place;
  const { agreementId, currency } = terms;
  const business = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, holidayPlace: true },
  });
  const approvedOn = dateIn(owed.approvedAt, business.timeZone);
  const days = owed.days ?? { from: approvedOn, until: approvedOn };
  const { holidayPlace } = business;
  const asAgreed = await dueAsAgreed(terms, { day: days.until, approvedOn, holidayPlace });
  const due = await dueWithCorrected(tx, workspaceId, owed, asAgreed);
  const row: OwedRow = { ...owed, agreementId, currency, days, dueOn: due };
  const mayRecover = isPay(owed.kind) && owed.amountMinor > 0 && (await hasAdvance(tx, place));
  if (mayRecover) await lockEngagement(tx, place);
  const id = await writeOwed(tx, { workspaceId, engagementId }, row);
  await planAsking(tx, { workspaceId, engagementId, dueOn: due }, business.timeZone);
  if (mayRecover) await recoverAdvances(tx, { workspaceId, engagementId }, { ...row, id });
  return { id, dueOn: due };
}

/**
 * A correction of something unpaid falls due with it: nobody is asked on its day for what is no longer owed.
 * @returns the due day of what it corrects, if that is earlier than its own; days are `YYYY-MM-DD`
 */
async function dueWithCorrected(
  tx: Tx,
  workspaceId: string,
  { amountMinor, correctsId }: Pick<NewOwed, 'amountMinor' | 'correctsId'>,
  ownDay: string,
): Promise<string> {
  if (amountMinor >= 0 || correctsId === undefined) return ownDay;
  const corrected = await tx.owedItem.findFirst({
    where: { workspaceId, id: correctsId, lines: { none: { releasedAt: null } } },
    select: { dueOn: true },
  });
  const [first = ownDay] = [ownDay, ...(corrected ? [dateOf(corrected.dueOn)] : [])].sort();
  return first;
}

async function hasAdvance(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<boolean> {
  const one = await tx.owedItem.findFirst({
    where: { workspaceId, engagementId, kind: 'advance' },
    select: { id: true },
  });
  return one !== null;
}

/**
 * Locks the engagement, waiting for it: what is owed under one limit, or for one pay day, is computed one after the
 * other. Rows that reference the engagement may be written meanwhile, so two that have both written some don't block
 * each other.
 */
export async function lockEngagement(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM engagements WHERE workspace_id = ${workspaceId}::uuid AND id = ${engagementId}::uuid FOR NO KEY UPDATE`;
  // row level security hides the row from anybody who couldn't change it, an assistant among them: that would lock
  // nothing, without an error
  if (locked.length === 0) throw new Error(`engagement ${engagementId} can’t be held by whoever asks`);
}
