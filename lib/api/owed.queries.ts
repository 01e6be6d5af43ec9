import { z } from 'zod';
import { OWED_KINDS } from '@/lib/pay/owed/owed.rules';
import { OWNER_ONLY_STATES } from '@/lib/pay/payments/payment-visibility.rules';
import { owedStatus, PAID_STATES } from '@/lib/pay/payments/payments.rules';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { FILE_OF_ROW, FileOfRow } from './files.queries';
import {
  BETWEEN,
  Between,
  newestFirstQuery,
  oneRowQuery,
  type PageQuery,
  type RowRef,
  WITH_SIDES,
} from './paged-rows';
import { SharedPaymentState } from './payments.queries';

const Row = z.object({
  id: z.string(),
  kind: z.enum(OWED_KINDS),
  note: z.string(),
  agreementId: z.string(),
  timesheetId: z.string().nullable(),
  briefId: z.string().nullable(),
  correctsId: z.string().nullable(),
  recoversId: z.string().nullable(),
  returnsId: z.string().nullable(),
  fromDay: z.string(),
  untilDay: z.string(),
  dueOn: z.string(),
  minutes: z.number().nullable(),
  workedMinutes: z.number().nullable(),
  rateMinor: z.number().nullable(),
  currency: z.string(),
  fullMinor: z.number(),
  amountMinor: z.number(),
  approvedAt: z.coerce.date(),
  receipt: FileOfRow.nullable(),
  payment: z.object({ id: z.string(), state: SharedPaymentState }).nullable(),
  zone: z.string(),
  ...Between,
});

/** An owed item in the API. */
export type ListedOwed = ReturnType<typeof toOwed>;

/** `open`: what isn't paid; `paid`: what is. */
export const OWED_PARTS = ['open', 'paid'] as const;

type ListQuery = PageQuery & {
  readonly part: (typeof OWED_PARTS)[number] | null;
  /** the last day of the work, both ends included */
  readonly from: string | null;
  readonly until: string | null;
};

/** @returns one page of what became owed, newest first, and one row more if there is another. One statement. */
export async function listOwed(
  userId: string,
  { part, from, until, ...walk }: ListQuery,
  now: Date,
): Promise<readonly ListedOwed[]> {
  const narrowed = sql`
    ${part === null ? sql`` : partQuery(part)}
    ${from === null ? sql`` : sql`AND r.until_day >= ${from}::date`}
    ${until === null ? sql`` : sql`AND r.until_day <= ${until}::date`}`;
  return readOwed(userId, newestFirstQuery(sql`owed_items`, walk, narrowed), now);
}

/** @returns one owed item; null when it isn't there or isn't theirs. One statement. */
export async function findOwed(userId: string, one: RowRef, now: Date): Promise<ListedOwed | null> {
  return (await readOwed(userId, oneRowQuery(sql`owed_items`, one), now))[0] ?? null;
}

/** An item that the agreed limit reduced to nothing is neither. */
function partQuery(part: (typeof OWED_PARTS)[number]): Sql {
  const isPaid = sql`EXISTS (
    SELECT 1 FROM payment_lines l JOIN payments p ON p.workspace_id = l.workspace_id AND p.id = l.payment_id
    WHERE l.workspace_id = r.workspace_id AND l.owed_id = r.id AND l.released_at IS NULL
      AND p.state = ANY (${[...PAID_STATES]}::payment_state[]))`;
  return part === 'paid' ? sql`AND ${isPaid}` : sql`AND r.amount_minor <> 0 AND NOT ${isPaid}`;
}

async function readOwed(userId: string, page: Sql, now: Date): Promise<readonly ListedOwed[]> {
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'note', r.note, 'agreementId', r.agreement_id,
      'timesheetId', r.timesheet_id, 'briefId', r.brief_id, 'correctsId', r.corrects_id, 'recoversId', r.recovers_id,
      'returnsId', r.returns_id,
      'fromDay', r.from_day, 'untilDay', r.until_day, 'dueOn', r.due_on, 'minutes', r.minutes,
      'workedMinutes', r.worked_minutes, 'rateMinor', r.rate_minor, 'currency', r.currency, 'fullMinor', r.full_minor,
      'amountMinor', r.amount_minor, 'approvedAt', r.approved_at, 'zone', w.time_zone,
      'receipt', (SELECT json_build_object(${FILE_OF_ROW})
        FROM expenses x JOIN files f ON f.workspace_id = x.workspace_id AND f.id = x.receipt_file_id
        WHERE x.workspace_id = r.workspace_id AND x.id = r.expense_id),
      'payment', (SELECT json_build_object('id', p.id, 'state', p.state)
        FROM payment_lines l JOIN payments p ON p.workspace_id = l.workspace_id AND p.id = l.payment_id
        WHERE l.workspace_id = r.workspace_id AND l.owed_id = r.id AND l.released_at IS NULL
          AND p.state <> ALL (${[...OWNER_ONLY_STATES]}::payment_state[]) LIMIT 1),
      ${BETWEEN}) ORDER BY r.id DESC), '[]')
    FROM (${page}) AS r ${WITH_SIDES}`,
  );
  return z
    .array(Row)
    .parse(rows)
    .map((row) => toOwed(row, now));
}

function toOwed({ zone, ...row }: z.infer<typeof Row>, now: Date) {
  const standing = owedStatus(row.payment?.state ?? null, row.dueOn, dateIn(now, zone));
  return { ...row, standing: row.amountMinor === 0 ? null : standing };
}
