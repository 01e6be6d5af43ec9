import type { Statement } from '@/lib/pay/statements/statement.queries';
import { statementAsCsv } from '@/lib/pay/statements/statement-csv';
import { savedFile } from './saved-file';

/** @returns the statement as a file for a spreadsheet. */
export function csvAnswer(statement: Statement): Response {
  const name = `statement-${statement.business.slug}-${statement.year}.csv`;
  return savedFile(statementAsCsv(statement), name, 'text/csv; charset=utf-8');
}
