import { notFound } from 'next/navigation';
import { savedFile } from '@/components/pay/saved-file';
import { getYears } from '@/lib/pay/statements/years.queries';
import { yearsAsCsv } from '@/lib/pay/statements/years-csv';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type Params = { params: Promise<{ workspace: string }> };

/** What each assistant came to in a year, for a spreadsheet; for owners. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  if (role !== 'owner') notFound();
  const year = Number(new URL(request.url).searchParams.get('year')) || null;
  const years = await getYears(signedIn.userId, workspace.id, year, now());
  return savedFile(yearsAsCsv(years), `pay-${workspace.slug}-${years.year}.csv`, 'text/csv; charset=utf-8');
}
