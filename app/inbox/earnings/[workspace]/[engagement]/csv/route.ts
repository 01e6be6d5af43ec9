import { notFound } from 'next/navigation';
import { csvAnswer } from '@/components/pay/csv-answer';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type Params = { params: Promise<{ workspace: string; engagement: string }> };

/** An assistant's own statement for a spreadsheet. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: workspaceId, engagement: engagementId } = await params;
  const { userId } = await requireAssistant();
  if (!isId(workspaceId) || !isId(engagementId)) notFound();
  const year = Number(new URL(request.url).searchParams.get('year')) || null;
  const statement = await getStatement(userId, { workspaceId, engagementId }, year, now());
  return statement?.assistantUserId === userId ? csvAnswer(statement) : notFound();
}
