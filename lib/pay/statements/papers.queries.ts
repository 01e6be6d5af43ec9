import type { Receipt } from '../payments/receipt.queries';
import type { Statement } from './statement.queries';

/** A PDF to be saved. Its name is of our own making: letters, digits, dots and dashes. */
export type Paper = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** @returns the receipt of a payment. */
export async function receiptPaper(receipt: Receipt): Promise<Paper> {
  // loaded when somebody asks for one: no other page needs the renderer and its fonts
  const { renderReceipt } = await import('../papers/render');
  const bytes = Uint8Array.from(await renderReceipt(receipt));
  return { name: `receipt-${receipt.sentOn}-${receipt.id.slice(-6)}.pdf`, bytes };
}

/** @returns a year's statement. */
export async function statementPaper(statement: Statement, at: Date): Promise<Paper> {
  const { renderStatement } = await import('../papers/render');
  const bytes = Uint8Array.from(await renderStatement(statement, at));
  return { name: `statement-${statement.business.slug}-${statement.year}.pdf`, bytes };
}
