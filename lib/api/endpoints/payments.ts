import { z } from 'zod';
import { bankStatus } from '@/lib/pay/at-bank.rules';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import { receiptPaper } from '@/lib/pay/statements/papers.queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { notFound } from '@/lib/platform/result';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { calendarDay } from '@/lib/platform/time/from-outside';
import {
  findPayment,
  type ListedPayment,
  listPayments,
  PaidBy,
  SharedPaymentState,
} from '../payments.queries';
import { requirePayReader } from '../readers';
import { defineEndpoint, NOTHING, PDF } from '../serving/endpoint';
import { ById, Nothing } from './common-parameters';
import { addressesOf, Day, FileFacts, Instant, Money, Sides, sidesOf } from './common-shapes';
import { ByFile, FILE_LINK_IN_WORDS, FileLink, linkToNamed } from './file-links';
import { cut, Paging, pageOf } from './paging';

const Payment = z.object({
  id: z.uuid(),
  version: z.int().describe('Increases with each change of state.'),
  url: z.url().describe('The page for people, with its receipt.'),
  ...Sides,
  state: SharedPaymentState.describe(
    '`confirmed`, `settled` and `paid` have reached their receiver. What was `confirmed` by mistake may become `disputed` for 30 days.',
  ),
  stateChangedAt: Instant,
  method: PaidBy.describe(
    '`stripe`: sent through Stripe. Any other: sent another way and recorded by an owner.',
  ),
  amount: Money.describe('How much of what is owed it pays.'),
  sent: Money.describe('What left the business for them.'),
  exchangeRate: z
    .string()
    .nullable()
    .describe('Units of the sent currency per unit of the amount’s; null if they are the same.'),
  fee: Money.describe('What sending it cost.'),
  sentOn: Day.describe(
    'On the calendar of the business; through Stripe, until it is sent, the day of the yes.',
  ),
  arrivedAt: Instant.nullable().describe(
    'In the bank, as Stripe says; null where it hasn’t said so, and where the bank has sent it back since.',
  ),
  bankReturnedAt: Instant.nullable().describe(
    'The assistant’s bank sent it back: it is in their account at Stripe. Null once a bank has it.',
  ),
  reference: z.string(),
  note: z.string(),
  recordedAt: Instant,
  proof: FileFacts.nullable().describe('Fetch it with /payments/{id}/files/{file}.'),
  lines: z
    .array(z.object({ owedId: z.uuid(), amount: Money }))
    .describe('What it pays, or was to pay if it was withdrawn or cancelled: each an `id` from /owed.'),
  answers: z.array(z.object({ outcome: SharedPaymentState, note: z.string(), at: Instant })),
});

/** @returns a payment as its reader may see it. @throws Refused (`not_found`, `not_yours`) */
async function paymentFor(token: FoundToken, id: string): Promise<ListedPayment> {
  await requirePayReader(token);
  const { userId, workspaceId } = token;
  const payment = await findPayment(userId, { workspaceId, id });
  if (!payment) throw notFound('payment');
  return payment;
}

export const paymentEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/payments',
    scope: 'pay:read',
    status: 200,
    summary: 'List payments, newest first',
    description:
      'For a token of a business, whose person owns it: what it has paid. For one of an inbox: what was paid to its person. Payments that no owner has approved aren’t listed.',
    params: Nothing,
    query: z.strictObject({
      state: SharedPaymentState.optional().describe('Only those in this state.'),
      engagementId: z.uuid().optional().describe('Only those of one assistant with one business.'),
      from: calendarDay().optional().describe('Only those sent on this day or later.'),
      until: calendarDay().optional().describe('Only those sent on this day or earlier.'),
      ...Paging,
    }),
    body: NOTHING,
    answer: { name: 'PaymentList', schema: pageOf(Payment) },
    async run({ query, token }) {
      await requirePayReader(token);
      const { userId, workspaceId } = token;
      const { state = null, engagementId = null, from = null, until = null, after = null, limit } = query;
      const wanted = { workspaceId, state, engagementId, from, until, after, limit };
      const { items, next } = cut(await listPayments(userId, wanted), limit);
      return { items: items.map((each) => paymentOf(each, workspaceId !== null)), next };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/payments/{id}',
    scope: 'pay:read',
    status: 200,
    summary: 'Read one payment',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Payment', schema: Payment },
    async run({ params: { id }, token }) {
      const payment = await paymentFor(token, id);
      return paymentOf(payment, token.workspaceId !== null);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/payments/{id}/files/{file}',
    scope: 'pay:read',
    status: 200,
    summary: 'Fetch the proof of a payment made another way',
    description: FILE_LINK_IN_WORDS,
    params: ByFile,
    query: Nothing,
    body: NOTHING,
    answer: FileLink,
    async run({ params, token, now }) {
      const { workspaceId, proof } = await paymentFor(token, params.id);
      return linkToNamed(token, { workspaceId, fileId: params.file, named: [proof] }, now);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/payments/{id}/receipt',
    scope: 'pay:read',
    status: 200,
    summary: 'Fetch the receipt of a payment as a PDF',
    description: 'Only a `confirmed`, `settled` or `paid` payment has one: it has reached its receiver.',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: PDF,
    async run({ params: { id }, token }) {
      const { workspaceId } = await paymentFor(token, id);
      const receipt = await getReceipt(token.userId, { workspaceId, id });
      if (!receipt) throw notFound('receipt');
      return receiptPaper(receipt);
    },
  }),
] as const;

function paymentOf(payment: ListedPayment, isStaff: boolean): z.input<typeof Payment> {
  const {
    workspaceId,
    slug,
    currency,
    amountMinor,
    sentCurrency,
    sentMinor,
    feeCurrency,
    feeMinor,
    arrivals,
    bankReturns,
    ...rest
  } = payment;
  const bank = bankStatus({ arrivals, bankReturns });
  return {
    ...rest,
    url: absolute(addressesOf(payment, isStaff).payment(payment.id)),
    ...sidesOf(payment),
    stateChangedAt: rest.stateChangedAt.toISOString(),
    amount: { minor: amountMinor, currency },
    sent: { minor: sentMinor, currency: sentCurrency },
    fee: { minor: feeMinor, currency: feeCurrency },
    arrivedAt: bank.is === 'arrived' ? bank.at.toISOString() : null,
    bankReturnedAt: bank.is === 'sent_back' ? bank.at.toISOString() : null,
    recordedAt: rest.recordedAt.toISOString(),
    lines: rest.lines.map((line) => ({
      owedId: line.owedId,
      amount: { minor: line.amountMinor, currency },
    })),
    answers: rest.answers.map(({ at, ...answer }) => ({ ...answer, at: at.toISOString() })),
  };
}
