import { spreadsheetHead, spreadsheetRow } from '@/lib/platform/spreadsheet';
import type { AuditEntry } from './queries';
import { actionInWords } from './view.rules';

const COLUMNS = ['At (UTC)', 'Who', 'What', 'About', 'Title', 'Id', 'Details', 'Request'] as const;

/**
 * Writes the log as a file for a spreadsheet, a page at a time, however long it is. Whoever stops reading it stops the
 * reading of the database too.
 */
export function auditAsCsv(pages: AsyncGenerator<readonly AuditEntry[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(spreadsheetHead(COLUMNS)));
    },
    async pull(controller) {
      const { value, done } = await pages.next();
      // only the one page of an empty log has no entries
      if (done || value.length === 0) controller.close();
      else controller.enqueue(encoder.encode(value.map(rowOf).join('')));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
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
