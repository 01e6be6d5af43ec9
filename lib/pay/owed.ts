import { paidWithin } from '@/lib/agreements/paying.rules';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { listHolidays } from '@/lib/platform/time/holidays';
import { dateIn } from '@/lib/platform/time/zones';
import { book } from './ledger/posting';
import { owedPostings } from './ledger/rules';
import type { OwedKind } from './owed.rules';
import { dueOn } from './periods.rules';
import type { GoverningTerms } from './time-pay.rules';

export type PayPlace = { readonly workspaceId: string; readonly engagementId: string };

type NewOwed = {
  readonly kind: OwedKind;
  /** what it is owed for; the same work is owed once, whatever runs twice */
  readonly sourceKey: string;
  readonly terms: Pick<
    GoverningTerms,
    'agreementId' | 'currency' | 'paySchedule' | 'anchor' | 'paidWithinDays'
  >;
  readonly timesheetId?: string;
  readonly briefId?: string;
  readonly correctsId?: string;
  readonly expenseId?: string;
  /** the days of the work; left out, the day of the approval */
  readonly days?: { readonly from: string; readonly until: string };
  readonly minutes?: number;
  readonly workedMinutes?: number;
  readonly rateMinor?: number;
  readonly fullMinor: number;
  readonly amountMinor: number;
  readonly note?: string;
  /** null: by the agreement itself */
  readonly approvedById: string | null;
  readonly approvedAt: Date;
};

/** Writes down that something is owed, and books it, in the transaction of what makes it so. @returns its id. */
export async function owe(tx: Tx, place: PayPlace, owed: NewOwed): Promise<string> {
  const { workspaceId, engagementId } = place;
  const { terms, days, approvedAt, amountMinor } = owed;
  const business = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, holidayPlace: true },
  });
  const approvedOn = dateIn(approvedAt, business.timeZone);
  const { from, until } = days ?? { from: approvedOn, until: approvedOn };
  const due = dueOn({
    schedule: terms.paySchedule,
    anchor: terms.anchor,
    day: until,
    approvedOn,
    within: paidWithin(terms),
    holidays: await holidaysNear(approvedOn, business.holidayPlace),
  });
  const id = newId();
  await tx.owedItem.createMany({
    data: {
      workspaceId,
      id,
      engagementId,
      agreementId: terms.agreementId,
      kind: owed.kind,
      sourceKey: owed.sourceKey,
      timesheetId: owed.timesheetId ?? null,
      briefId: owed.briefId ?? null,
      correctsId: owed.correctsId ?? null,
      expenseId: owed.expenseId ?? null,
      fromDay: new Date(from),
      untilDay: new Date(until),
      minutes: owed.minutes ?? null,
      workedMinutes: owed.workedMinutes ?? null,
      rateMinor: owed.rateMinor === undefined ? null : BigInt(owed.rateMinor),
      currency: terms.currency,
      fullMinor: BigInt(owed.fullMinor),
      amountMinor: BigInt(amountMinor),
      note: owed.note ?? '',
      approvedById: owed.approvedById,
      approvedAt,
      dueOn: new Date(due),
    },
  });
  if (amountMinor !== 0) {
    const postings = owedPostings(terms.currency, amountMinor);
    await book(tx, { ...place, sourceKey: `owed:${id}`, owedId: id, at: approvedAt, postings });
  }
  return id;
}

/** Waits for, and takes, the engagement: what is owed under one limit is reckoned one after the other. */
export async function holdEngagement(tx: Tx, { workspaceId, engagementId }: PayPlace): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM engagements WHERE workspace_id = ${workspaceId}::uuid AND id = ${engagementId}::uuid FOR UPDATE`;
}

/** Days off that could lie between an approval and its pay. */
async function holidaysNear(day: string, place: string | null): Promise<ReadonlySet<string>> {
  const holidays = await listHolidays(place, Number(day.slice(0, 4)));
  return new Set(holidays.map(({ date }) => date));
}
