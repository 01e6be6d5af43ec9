import type { Receipt } from '@/lib/pay/receipt.queries';
import type { Statement } from '@/lib/pay/statement.queries';
import { savedFile } from './saved-file';

const PDF = 'application/pdf';

/** @returns the receipt of a payment as a PDF. */
export async function receiptAnswer(receipt: Receipt): Promise<Response> {
  // loaded when somebody asks for one: no other page needs the renderer and its fonts
  const { renderReceipt } = await import('@/lib/pay/papers/render');
  const pdf = await renderReceipt(receipt);
  return savedFile(Uint8Array.from(pdf), `receipt-${receipt.sentOn}-${receipt.id.slice(-6)}.pdf`, PDF);
}

/** @returns a year's statement as a PDF. */
export async function statementAnswer(statement: Statement, at: Date): Promise<Response> {
  const { renderStatement } = await import('@/lib/pay/papers/render');
  const pdf = await renderStatement(statement, at);
  return savedFile(Uint8Array.from(pdf), `statement-${statement.business.slug}-${statement.year}.pdf`, PDF);
}
