import { spreadsheetHead, spreadsheetRow } from '@/lib/platform/spreadsheet';
import { textStream } from '@/lib/platform/text-stream';
import type { AuditEntry } from './queries';
import { actionInWords } from './view.rules';

const COLUMNS = ['At (UTC)', 'Who', 'What', 'About', 'Title', 'Id', 'Details', 'Request'] as const;

/** Writes the log as a file for a spreadsheet, a page at a time, however long it is. */
export function auditAsCsv(pages: AsyncGenerator<readonly AuditEntry[]>): ReadableStream<Uint8Array> {
  return textStream(lines(pages));
}

async function* lines(pages: AsyncGenerator<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield spreadsheetHead(COLUMNS);
  for await (const entries of pages) yield entries.map(rowOf).join('');
}

function rowOf({ at, who, action, subjectKind, title, subjectId, data, requestId }: AuditEntry): string {
  return spreadsheetRow([
    at.toISOString(),
    who ?? 'Handover, by itself',
    actionInWords(action),
    subjectKind,
    title ?? '',
    subjectId,
    Object.keys(data).length === 0 ? '' : JSON.stringify(data),
    requestId ?? '',
  ]);
}
