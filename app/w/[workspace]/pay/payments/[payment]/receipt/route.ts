import { notFound } from 'next/navigation';
import { pdfAnswer } from '@/components/pay/pdf-answer';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import { receiptPaper } from '@/lib/pay/statements/papers.queries';
import { requireStaff } from '@/lib/people/guards';
import { isId } from '@/lib/platform/ids';

type Params = { params: Promise<{ workspace: string; payment: string }> };

/** The receipt of a payment, for owners. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug, payment: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const receipt = isId(id) ? await getReceipt(signedIn.userId, { workspaceId: workspace.id, id }) : null;
  return receipt ? pdfAnswer(await receiptPaper(receipt)) : notFound();
}
