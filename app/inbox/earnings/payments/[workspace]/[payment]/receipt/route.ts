import { notFound } from 'next/navigation';
import { pdfAnswer } from '@/components/pay/pdf-answer';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import { receiptPaper } from '@/lib/pay/statements/papers.queries';
import { requireAssistant } from '@/lib/people/guards';
import { isId } from '@/lib/platform/ids';

type Params = { params: Promise<{ workspace: string; payment: string }> };

/** The receipt of a payment, for whom it was sent to. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { workspace: workspaceId, payment: id } = await params;
  const { userId } = await requireAssistant();
  const receipt = isId(workspaceId) && isId(id) ? await getReceipt(userId, { workspaceId, id }) : null;
  return receipt ? pdfAnswer(await receiptPaper(receipt)) : notFound();
}
