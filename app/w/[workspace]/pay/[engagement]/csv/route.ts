import { notFound } from 'next/navigation';
import { csvAnswer } from '@/components/pay/csv-answer';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type Params = { params: Promise<{ workspace: string; engagement: string }> };

/** The statement of one assistant for a spreadsheet, for owners. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(engagementId)) notFound();
  const year = Number(new URL(request.url).searchParams.get('year')) || null;
  const statement = await getStatement(
    signedIn.userId,
    { workspaceId: workspace.id, engagementId },
    year,
    now(),
  );
  return statement ? csvAnswer(statement) : notFound();
}
