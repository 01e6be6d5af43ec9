import { z } from 'zod';
import { OWED_KINDS } from '@/lib/pay/owed/owed.rules';
import { statementPaper } from '@/lib/pay/statements/papers.queries';
import { getStatement, type Statement as StatementPage } from '@/lib/pay/statements/statement.queries';
import { lineInWords } from '@/lib/pay/statements/statement.rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { notFound } from '@/lib/platform/result';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { findEngagement } from '../places.queries';
import { requirePayReader } from '../readers';
import { defineEndpoint, NOTHING, PDF } from '../serving/endpoint';
import { problemOfFields } from '../serving/problem';
import { ById } from './common-parameters';
import { addressesOf, Instant, Money, Sides, sidesOf } from './common-shapes';

const Statement = z.object({
  url: z.url().describe('The page for people.'),
  ...Sides,
  year: z.int().describe('On the business’s calendar, in `zone`.'),
  years: z.array(z.int()).describe('The years that have a statement, latest first.'),
  zone: z.string(),
  opening: z.array(Money).describe('What was owed before the first line, in each currency.'),
  lines: z
    .array(
      z.object({
        id: z.uuid(),
        at: Instant,
        what: z.string().describe('In words, as on the page.'),
        change: Money.describe('Positive: more is owed. Negative: paid, or taken off.'),
        balance: Money.describe('What is owed after it, in its currency.'),
        owed: z
          .object({ id: z.uuid(), kind: z.enum(OWED_KINDS) })
          .nullable()
          .describe('What became owed.'),
        payment: z.object({ id: z.uuid() }).nullable().describe('What was paid, or taken back.'),
      }),
    )
    .describe('Each change in what is owed, oldest first, according to the books.'),
  totals: z
    .array(
      z.object({
        earned: Money,
        received: Money.describe(
          'Confirmed, or sent through Stripe. What an owner sent another way counts in the year in which they sent it.',
        ),
        fees: Money.describe('What sending it cost the business.'),
        borne: Money.describe('What sending cost the assistant out of their amount, as agreed.'),
        advanced: Money,
        recovered: Money.describe('What was taken back of advances.'),
      }),
    )
    .describe('The year’s totals, one for each currency.'),
});

const OfYear = z.strictObject({
  year: z.coerce.number().int().optional().describe('Such as 2026; by default the current one.'),
});

/** @returns a statement as its reader may see it. @throws Refused (`not_found`, `not_yours`), Problem (422) for a year without one */
async function statementFor(
  token: FoundToken,
  id: string,
  year: number | null,
  now: Date,
): Promise<StatementPage> {
  await requirePayReader(token);
  const place = await findEngagement(token, id);
  const statement = place && (await getStatement(token.userId, place, year, now));
  if (!statement) throw notFound('statement');
  if (year !== null && statement.year !== year) {
    const message = `There is one of ${statement.years.join(', ')}.`;
    throw problemOfFields([{ field: 'year', message }]);
  }
  return statement;
}

export const statementEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/people/{id}/statement',
    scope: 'pay:read',
    status: 200,
    summary: 'Read the statement of one assistant with one business, for a calendar year',
    description: 'What both sides see on their page, with every line.',
    params: ById,
    query: OfYear,
    body: NOTHING,
    answer: { name: 'Statement', schema: Statement },
    async run({ params: { id }, query: { year = null }, token, now }) {
      const statement = await statementFor(token, id, year, now);
      return statementOf(statement, token.workspaceId !== null);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/people/{id}/statement/pdf',
    scope: 'pay:read',
    status: 200,
    summary: 'Fetch the statement of one assistant with one business for a calendar year as a PDF',
    description: 'The same document as on both sides’ page; for a very long year, its first lines.',
    params: ById,
    query: OfYear,
    body: NOTHING,
    answer: PDF,
    async run({ params: { id }, query: { year = null }, token, now }) {
      await takeFrom('statementPdf', token.userId);
      return statementPaper(await statementFor(token, id, year, now), now);
    },
  }),
] as const;

function statementOf(statement: StatementPage, isStaff: boolean): z.input<typeof Statement> {
  const { workspaceId, engagementId, assistant, business, year, years, opening, lines } = statement;
  const { slug } = business;
  const address = addressesOf({ workspaceId, slug }, isStaff).statement(engagementId, year);
  return {
    url: absolute(address),
    ...sidesOf({ workspaceId, business: business.name, engagementId, assistant }),
    year,
    years: [...years],
    zone: business.timeZone,
    opening: [...opening].map(([currency, minor]) => ({ minor, currency })),
    lines: lines.map((line) => ({
      id: line.id,
      at: line.at.toISOString(),
      what: lineInWords(line),
      change: { minor: line.changeMinor, currency: line.currency },
      balance: { minor: line.balanceMinor, currency: line.currency },
      owed: line.owed && { id: line.owed.id, kind: line.owed.kind },
      payment: line.payment && { id: line.payment.id },
    })),
    totals: statement.yearTotals.map(({ currency, ...total }) => {
      const money = (minor: number) => ({ minor, currency });
      return {
        earned: money(total.owedMinor),
        received: money(total.receivedMinor),
        fees: money(total.feesMinor),
        borne: money(total.borneMinor),
        advanced: money(total.advancedMinor),
        recovered: money(total.recoveredMinor),
      };
    }),
  };
}
