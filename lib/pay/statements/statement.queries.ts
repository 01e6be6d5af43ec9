import { z } from 'zod';
import { recordedName } from '@/lib/people/recorded-name.rules';
import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { startOfDay } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';
import { readBooks } from '../books.queries';
import { readComingRetainer } from '../coming.queries';
import { readOpenItems, totalsOf } from '../overview.queries';
import { type PaymentsLook, pageOfPayments, paymentsOf, readUnanswered } from '../payments/payments.queries';
import { withBalances, yearsSince } from './statement.rules';

/**
 * Reads an engagement's statement for one calendar year of the business: what became owed and what was paid, according
 * to the books, with the balance after each; the same for both sides.
 * @param looked what a page shows of it; null: all lines
 * @returns null when the engagement isn't there or isn't theirs.
 */
export async function getStatement(
  userId: string,
  place: EngagementRef,
  asked: number | null,
  now: Date,
  looked: StatementLook | null = null,
) {
  const paymentsLook = looked?.payments ?? NEWEST_PAYMENTS;
  const read = async (tx: Tx) => {
    const engagement = await tx.engagement.findUnique({
      where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
      select: {
        endedAt: true,
        createdAt: true,
        assistantName: true,
        assistantUserId: true,
        assistant: { select: { name: true } },
        workspace: { select: { name: true, slug: true, timeZone: true, holidayPlace: true } },
        payments: paymentsOf(paymentsLook),
        agreements: {
          where: { inForceAt: { not: null } },
          orderBy: { inForceAt: 'desc' },
          take: 1,
          select: { id: true },
        },
      },
    });
    if (!engagement) return null;
    const { holidayPlace, ...business } = engagement.workspace;
    const { timeZone: zone } = business;
    const years = yearsSince(dateIn(engagement.createdAt, zone), dateIn(now, zone));
    const year = asked !== null && years.includes(asked) ? asked : years[0];
    const from = startOfDay(`${year}-01-01`, zone);
    const until = startOfDay(`${year + 1}-01-01`, zone);
    const { opening, movements, ...books } = await readBooks(tx, place, {
      from,
      until,
      zone,
      at: now,
      most: looked?.lines ?? null,
      expensesFrom: looked?.expensesFrom ?? null,
    });
    const open = await readOpenItems(tx, { engagementIds: [place.engagementId] }, now);
    return {
      ...place,
      assistantUserId: engagement.assistantUserId,
      assistant: recordedName(engagement),
      business,
      endedAt: engagement.endedAt,
      years,
      year,
      opening,
      lines: withBalances(opening, movements),
      open,
      totals: totalsOf(open),
      // documents and files say what is owed, not what will be
      coming: looked && (await readComingRetainer(tx, place, dateIn(now, zone), holidayPlace)),
      ...books,
      ...pageOfPayments(engagement.payments),
      /** only if they are asked for separately */
      unanswered: paymentsLook.areUnansweredApart ? await readUnanswered(tx, place) : [],
      agreementId: engagement.agreements[0]?.id ?? null,
    };
  };
  return withActor({ kind: 'user', userId }, read, 'values');
}

export type Statement = NonNullable<Awaited<ReturnType<typeof getStatement>>>;

/** How many of the newest lines of a year, and some of the expenses and payments. */
export type StatementLook = {
  readonly lines: number;
  /** the expense at which the list starts; null: the newest one */
  readonly expensesFrom: string | null;
  /** defaults to the newest */
  readonly payments?: PaymentsLook;
};

const NEWEST_PAYMENTS: PaymentsLook = { paidBefore: null, areUnansweredApart: false };

/** How many lines of a year are shown on its page; the CSV has all. */
export const LINES_SHOWN = 500;

const Search = z.object({
  year: z.coerce.number().int().nullable().catch(null),
  /** an expense that a link leads to */
  expense: z.uuid().nullable().catch(null),
  /** the expense that a page of older ones starts with */
  from: z.uuid().nullable().catch(null),
  /** where the newer payments ended */
  paid: z.string().nullable().catch(null),
});

/** @returns what of a statement its page's address asks for. @param search the address's query */
export function statementAsked(search: Record<string, unknown>) {
  const { year, expense, from, paid } = Search.parse(search);
  return { year, expense, expensesFrom: expense ?? from, paidBefore: paid };
}

export type StatementExpense = Statement['expenses'][number];
