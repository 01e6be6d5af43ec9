import { z } from 'zod';
import { OWNER_ONLY_STATES, SHARED_STATES } from '@/lib/pay/payments/payment-visibility.rules';
import { PAYMENT_METHODS, type PaymentState } from '@/lib/pay/payments/payments.rules';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
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

const Instant = z.coerce.date();

export const SharedPaymentState = z.enum(SHARED_STATES);

/** How money went. */
export const PaidBy = z.enum([...PAYMENT_METHODS, 'stripe']);

const Row = z.object({
  id: z.string(),
  version: z.number(),
  state: SharedPaymentState,
  stateChangedAt: Instant,
  method: PaidBy,
  currency: z.string(),
  amountMinor: z.number(),
  sentCurrency: z.string(),
  sentMinor: z.number(),
  exchangeRate: z.string().nullable(),
  feeCurrency: z.string(),
  feeMinor: z.number(),
  sentOn: z.string(),
  arrivals: z.array(z.object({ payoutId: z.string(), arrivedAt: Instant })),
  bankReturns: z.array(z.object({ payoutId: z.string(), returnedAt: Instant })),
  reference: z.string(),
  note: z.string(),
  recordedAt: Instant,
  proof: FileOfRow.nullable(),
  lines: z.array(z.object({ owedId: z.string(), amountMinor: z.number() })),
  answers: z.array(z.object({ outcome: SharedPaymentState, note: z.string(), at: Instant })),
  ...Between,
});

/** A payment in the API. */
export type ListedPayment = z.infer<typeof Row>;

type ListQuery = PageQuery & {
  readonly state: PaymentState | null;
  /** days on which it was sent, both included */
  readonly from: string | null;
  readonly until: string | null;
};

/** @returns one page of payments, the newest first, and one row more when there is another. One statement. */
export async function listPayments(
  userId: string,
  { state, from, until, ...walk }: ListQuery,
): Promise<readonly ListedPayment[]> {
  const narrowed = sql`${SAID}
    ${state === null ? sql`` : sql`AND r.state = ${state}::payment_state`}
    ${from === null ? sql`` : sql`AND r.sent_on >= ${from}::date`}
    ${until === null ? sql`` : sql`AND r.sent_on <= ${until}::date`}`;
  return readPayments(userId, newestFirstQuery(sql`payments`, walk, narrowed));
}

/** @returns one payment; null when it isn't there or isn't theirs. One statement. */
export async function findPayment(userId: string, one: RowRef): Promise<ListedPayment | null> {
  return (await readPayments(userId, oneRowQuery(sql`payments`, one, SAID)))[0] ?? null;
}

const SAID = sql`AND r.state <> ALL (${[...OWNER_ONLY_STATES]}::payment_state[])`;

async function readPayments(userId: string, page: Sql): Promise<readonly ListedPayment[]> {
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'state', r.state,
      'stateChangedAt', r.state_changed_at, 'method', r.method, 'currency', r.currency,
      'amountMinor', r.amount_minor, 'sentCurrency', r.sent_currency, 'sentMinor', r.sent_minor,
      'exchangeRate', r.exchange_rate::text, 'feeCurrency', r.fee_currency, 'feeMinor', r.fee_minor, 'sentOn', r.sent_on,
      'arrivals', (SELECT coalesce(json_agg(json_build_object('payoutId', a.payout_id, 'arrivedAt', a.arrived_at)), '[]')
        FROM payment_arrivals a WHERE a.workspace_id = r.workspace_id AND a.payment_id = r.id),
      'bankReturns', (SELECT coalesce(json_agg(json_build_object('payoutId', b.payout_id, 'returnedAt', b.returned_at)), '[]')
        FROM payment_bank_returns b WHERE b.workspace_id = r.workspace_id AND b.payment_id = r.id),
      'reference', r.reference, 'note', r.note, 'recordedAt', r.recorded_at,
      'proof', (SELECT json_build_object(${FILE_OF_ROW})
        FROM files f WHERE f.workspace_id = r.workspace_id AND f.id = r.proof_file_id),
      'lines', (SELECT coalesce(json_agg(json_build_object('owedId', l.owed_id, 'amountMinor', l.amount_minor)
          ORDER BY l.owed_id), '[]')
        FROM payment_lines l WHERE l.workspace_id = r.workspace_id AND l.payment_id = r.id),
      'answers', (SELECT coalesce(json_agg(json_build_object('outcome', a.outcome, 'note', a.note, 'at', a.answered_at)
          ORDER BY a.answered_at), '[]')
        FROM payment_answers a WHERE a.workspace_id = r.workspace_id AND a.payment_id = r.id),
      ${BETWEEN}) ORDER BY r.id DESC), '[]')
    FROM (${page}) AS r ${WITH_SIDES}`,
  );
  return z.array(Row).parse(rows);
}
