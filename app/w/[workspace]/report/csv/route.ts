import { notFound } from 'next/navigation';
import { reportAsCsv } from '@/components/evaluations/report/report-csv';
import { savedFile } from '@/components/pay/saved-file';
import { getReport } from '@/lib/evaluations/report/queries';
import { readReportView } from '@/lib/evaluations/report/view.rules';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type Params = { params: Promise<{ workspace: string }> };

/** The report of a business for a spreadsheet, for its owners. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const at = now();
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const view = readReportView(search, workspace.timeZone, at);
  const rows = await getReport(signedIn.userId, workspace, view.period, at);
  const name = `report-${slug}-${view.from}-${view.until}.csv`;
  return savedFile(reportAsCsv(rows, view), name, 'text/csv; charset=utf-8');
}
