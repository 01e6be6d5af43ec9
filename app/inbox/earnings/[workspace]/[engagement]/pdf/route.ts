import { notFound } from 'next/navigation';
import { pdfAnswer } from '@/components/pay/pdf-answer';
import { statementPaper } from '@/lib/pay/statements/papers.queries';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { isId } from '@/lib/platform/ids';

type Params = { params: Promise<{ workspace: string; engagement: string }> };

/** An assistant's own statement of a year as a PDF. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: workspaceId, engagement: engagementId } = await params;
  const { userId } = await requireAssistant();
  if (!isId(workspaceId) || !isId(engagementId)) notFound();
  const refused = await tooOften('statementPdf', userId);
  if (refused) return refused;
  const at = now();
  const year = Number(new URL(request.url).searchParams.get('year')) || null;
  const statement = await getStatement(userId, { workspaceId, engagementId }, year, at);
  return statement?.assistantUserId === userId ? pdfAnswer(await statementPaper(statement, at)) : notFound();
}
