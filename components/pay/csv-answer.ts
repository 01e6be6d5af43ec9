import type { Statement } from '@/lib/pay/statement.queries';
import { statementAsCsv } from '@/lib/pay/statement-csv';

/** @returns the answer that a browser saves as a file. */
export function csvAnswer(statement: Statement): Response {
  const name = `statement-${statement.business.slug}-${statement.year}.csv`;
  return new Response(statementAsCsv(statement), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
