import { textStream } from '@/lib/platform/http/text-stream';
import { spreadsheetHead, spreadsheetRow } from '@/lib/platform/sheets/spreadsheet';
import { lineOf, saidWithoutWho } from './line.rules';
import type { AuditEntry } from './queries';

const COLUMNS = ['At (UTC)', 'Who', 'What', 'Code', 'About', 'Title', 'Id', 'Details', 'Request'] as const;

/** Writes the log as a file for a spreadsheet, a page at a time, however long it is. */
export function auditAsCsv(
  pages: AsyncGenerator<readonly AuditEntry[]>,
  now: Date,
): ReadableStream<Uint8Array> {
  return textStream(lines(pages, now));
}

async function* lines(pages: AsyncGenerator<readonly AuditEntry[]>, now: Date): AsyncGenerator<string> {
  yield spreadsheetHead(COLUMNS);
  for await (const entries of pages) yield entries.map((entry) => rowOf(entry, now)).join('');
}

function rowOf(entry: AuditEntry, now: Date): string {
  const { at, who, action, subjectKind, title, subjectId, data, requestId } = entry;
  return spreadsheetRow([
    at.toISOString(),
    who ?? 'Handover, automatically',
    saidWithoutWho(lineOf(entry, now)),
    action,
    subjectKind,
    title ?? '',
    subjectId,
    Object.keys(data).length === 0 ? '' : JSON.stringify(data),
    requestId ?? '',
  ]);
}
