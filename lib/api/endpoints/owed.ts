import { z } from 'zod';
import { OWED_KINDS } from '@/lib/pay/owed/owed.rules';
import { OWED_STATUSES } from '@/lib/pay/payments/payments.rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { notFound } from '@/lib/platform/result';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { findOwed, type ListedOwed, listOwed, OWED_PARTS } from '../owed.queries';
import { SharedPaymentState } from '../payments.queries';
import { requirePayReader } from '../readers';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { ById, Nothing } from './common-parameters';
import { addressesOf, Day, FileFacts, Instant, Money, Sides, sidesOf } from './common-shapes';
import { ByFile, FILE_LINK_IN_WORDS, FileLink, linkToNamed } from './file-links';
import { cut, Paging, pageOf } from './paging';

const Owed = z.object({
  id: z.uuid(),
  url: z.url().describe('The page for people, which explains it.'),
  ...Sides,
  kind: z.enum(OWED_KINDS),
  note: z.string(),
  amount: Money.describe(
    'What is owed. Negative for some corrections, and for what is taken back of an advance.',
  ),
  beforeLimit: Money.describe('The amount before the agreed limit; the same without a limit.'),
  rate: Money.nullable().describe('The rate for the time.'),
  minutes: z.int().nullable().describe('The minutes that are paid.'),
  workedMinutes: z.int().nullable().describe('The minutes worked, if the agreement rounds.'),
  fromDay: Day,
  untilDay: Day,
  dueOn: Day.describe('The last day for paying it as agreed, on the business’s calendar.'),
  approvedAt: Instant.describe('When it became owed.'),
  agreementId: z.uuid().describe('The agreement it is owed under.'),
  timesheetId: z.uuid().nullable(),
  briefId: z.uuid().nullable(),
  correctsId: z.uuid().nullable().describe('The owed item that this corrects.'),
  recoversId: z.uuid().nullable().describe('The advance that this takes back part of.'),
  returnsId: z.uuid().nullable().describe('The payment that this part came back from, at Stripe.'),
  receipt: FileFacts.nullable().describe('An expense’s receipt; fetch it with /owed/{id}/files/{file}.'),
  standing: z.enum(OWED_STATUSES).nullable().describe('Null if the agreed limit left nothing to pay.'),
  payment: z
    .object({ id: z.uuid(), state: SharedPaymentState })
    .nullable()
    .describe('The payment that pays it.'),
});

/** @returns something owed as its reader may see it. @throws Refused (`not_found`, `not_yours`) */
async function owedFor(token: FoundToken, id: string, now: Date): Promise<ListedOwed> {
  await requirePayReader(token);
  const { userId, workspaceId } = token;
  const owed = await findOwed(userId, { workspaceId, id }, now);
  if (!owed) throw notFound('amount');
  return owed;
}

export const owedEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/owed',
    scope: 'pay:read',
    status: 200,
    summary: 'List what became owed, newest first',
    description:
      'For a token of a business, whose person owns it: what it owes. For one of an inbox: what its person is owed, also by businesses they don’t assist any more. Nothing of it ever changes but where it stands; what was wrong is put right by another.',
    params: Nothing,
    query: z.strictObject({
      part: z.enum(OWED_PARTS).optional().describe('`open`: only what isn’t paid. `paid`: only what is.'),
      engagementId: z.uuid().optional().describe('Only of one assistant with one business.'),
      from: calendarDay().optional().describe('Only work that ended on this day or later.'),
      until: calendarDay().optional().describe('Only work that ended on this day or earlier.'),
      ...Paging,
    }),
    body: NOTHING,
    answer: { name: 'OwedList', schema: pageOf(Owed) },
    async run({ query, token, now }) {
      await requirePayReader(token);
      const { userId, workspaceId } = token;
      const { part = null, engagementId = null, from = null, until = null, after = null, limit } = query;
      const wanted = { workspaceId, part, engagementId, from, until, after, limit };
      const { items, next } = cut(await listOwed(userId, wanted, now), limit);
      return { items: items.map((each) => owedOf(each, workspaceId !== null)), next };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/owed/{id}',
    scope: 'pay:read',
    status: 200,
    summary: 'Read one owed item',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Owed', schema: Owed },
    async run({ params: { id }, token, now }) {
      return owedOf(await owedFor(token, id, now), token.workspaceId !== null);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/owed/{id}/files/{file}',
    scope: 'pay:read',
    status: 200,
    summary: 'Fetch the receipt of an expense',
    description: FILE_LINK_IN_WORDS,
    params: ByFile,
    query: Nothing,
    body: NOTHING,
    answer: FileLink,
    async run({ params, token, now }) {
      const { workspaceId, receipt } = await owedFor(token, params.id, now);
      return linkToNamed(token, { workspaceId, fileId: params.file, named: [receipt] }, now);
    },
  }),
] as const;

function owedOf(owed: ListedOwed, isStaff: boolean): z.input<typeof Owed> {
  const { workspaceId, slug, currency, amountMinor, fullMinor, rateMinor, approvedAt, ...rest } = owed;
  return {
    ...rest,
    url: absolute(addressesOf(owed, isStaff).owed(owed.id)),
    ...sidesOf(owed),
    amount: { minor: amountMinor, currency },
    beforeLimit: { minor: fullMinor, currency },
    rate: rateMinor === null ? null : { minor: rateMinor, currency },
    approvedAt: approvedAt.toISOString(),
  };
}
