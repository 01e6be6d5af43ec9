import { notFound } from 'next/navigation';
import { pdfAnswer } from '@/components/pay/pdf-answer';
import { statementPaper } from '@/lib/pay/statements/papers.queries';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { isId } from '@/lib/platform/ids';

type Params = { params: Promise<{ workspace: string; engagement: string }> };

/** The statement of one assistant of a year as a PDF, for owners. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(engagementId)) notFound();
  const refused = await tooOften('statementPdf', signedIn.userId);
  if (refused) return refused;
  const at = now();
  const year = Number(new URL(request.url).searchParams.get('year')) || null;
  const statement = await getStatement(
    signedIn.userId,
    { workspaceId: workspace.id, engagementId },
    year,
    at,
  );
  return statement ? pdfAnswer(await statementPaper(statement, at)) : notFound();
}
