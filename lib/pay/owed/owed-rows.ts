import { newId } from '@/lib/platform/ids';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { book } from '../ledger/posting';
import { advancePostings, owedPostings, type Posting, returnedPostings } from '../ledger/rules';
import type { OwedKind } from './owed.rules';

export type OwedRow = {
  readonly kind: OwedKind;
  /** what it is owed for; the same work is owed once, whatever runs twice */
  readonly sourceKey: string;
  readonly agreementId: string;
  readonly currency: string;
  readonly timesheetId?: string;
  readonly briefId?: string;
  readonly correctsId?: string;
  readonly expenseId?: string;
  readonly recoversId?: string;
  readonly returnsId?: string;
  readonly days: { readonly from: string; readonly until: string };
  readonly minutes?: number;
  readonly workedMinutes?: number;
  readonly rateMinor?: number;
  readonly fullMinor: number;
  readonly amountMinor: number;
  readonly partMinor?: number;
  readonly note?: string;
  /** null: by the agreement itself */
  readonly approvedById: string | null;
  readonly approvedAt: Date;
  /** the last day for paying it as agreed, `YYYY-MM-DD` */
  readonly dueOn: string;
};

/** Writes one row of what is owed, and books it. @returns its id. */
export async function writeOwed(tx: Tx, place: EngagementRef, owed: OwedRow): Promise<string> {
  const { kind, currency, amountMinor, approvedAt } = owed;
  const id = newId();
  await tx.owedItem.createMany({
    data: {
      workspaceId: place.workspaceId,
      engagementId: place.engagementId,
      id,
      kind,
      currency,
      approvedAt,
      agreementId: owed.agreementId,
      sourceKey: owed.sourceKey,
      timesheetId: owed.timesheetId ?? null,
      briefId: owed.briefId ?? null,
      correctsId: owed.correctsId ?? null,
      expenseId: owed.expenseId ?? null,
      recoversId: owed.recoversId ?? null,
      returnsId: owed.returnsId ?? null,
      fromDay: new Date(owed.days.from),
      untilDay: new Date(owed.days.until),
      minutes: owed.minutes ?? null,
      workedMinutes: owed.workedMinutes ?? null,
      rateMinor: owed.rateMinor === undefined ? null : BigInt(owed.rateMinor),
      fullMinor: BigInt(owed.fullMinor),
      amountMinor: BigInt(amountMinor),
      partMinor: owed.partMinor === undefined ? null : BigInt(owed.partMinor),
      note: owed.note ?? '',
      approvedById: owed.approvedById,
      dueOn: new Date(owed.dueOn),
    },
  });
  if (amountMinor === 0) return id;
  const postings = postingsOf(kind)(currency, amountMinor);
  await book(tx, { ...place, sourceKey: `owed:${id}`, owedId: id, at: approvedAt, postings });
  return id;
}

/** @returns how something owed is booked: as a cost, unless it is an advance, or owed once more. */
function postingsOf(kind: OwedKind): (currency: string, amountMinor: number) => readonly Posting[] {
  if (kind === 'returned') return returnedPostings;
  return kind === 'advance' || kind === 'recovery' ? advancePostings : owedPostings;
}
