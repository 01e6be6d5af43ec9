import { notFound } from 'next/navigation';
import { savedFile } from '@/components/pay/saved-file';
import { auditAsCsv } from '@/lib/audit/audit-csv';
import { readWholeAudit } from '@/lib/audit/queries';
import { readAuditView } from '@/lib/audit/view.rules';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type Params = { params: Promise<{ workspace: string }> };

/** What was done in a business, for a spreadsheet; for owners. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  if (role !== 'owner') notFound();
  const view = readAuditView(Object.fromEntries(new URL(request.url).searchParams));
  const reader = { userId: signedIn.userId, workspaceId: workspace.id, zone: signedIn.timeZone };
  const file = auditAsCsv(readWholeAudit(reader, view), now());
  return savedFile(file, `audit-log-${workspace.slug}.csv`, 'text/csv; charset=utf-8');
}
