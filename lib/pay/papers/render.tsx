import { renderPaper } from '@/lib/platform/pdf/paper';
import type { Receipt } from '../payments/receipt.queries';
import type { Statement } from '../statements/statement.queries';
import { ReceiptPdf } from './receipt-pdf';
import { StatementPdf } from './statement-pdf';

/** @returns the PDF of a receipt; the same payment gives the same bytes. */
export function renderReceipt(receipt: Receipt): Promise<Buffer> {
  return renderPaper((print) => ReceiptPdf({ receipt, print }));
}

/** @returns the PDF of a year's statement, as of a moment. */
export function renderStatement(statement: Statement, at: Date): Promise<Buffer> {
  return renderPaper((print) => StatementPdf({ statement, at, print }));
}
