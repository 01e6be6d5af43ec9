import { notFound } from 'next/navigation';
import { ReportView } from '@/components/evaluations/report/report-view';
import { buttonLook } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getReport } from '@/lib/evaluations/report/queries';
import { readReportView, viewInWords, writeReportView } from '@/lib/evaluations/report/view.rules';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const generateMetadata = titleForOwners('Report');

type ReportPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** The report on a business's work over a period, for its owners. */
export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const at = now();
  const view = readReportView(await searchParams, workspace.timeZone, at);
  const rows = await getReport(signedIn.userId, workspace, view.period, at);
  return (
    <>
      <PageHead
        title={`Report on ${viewInWords(view)}`}
        intro="Who did what, what it cost, what you handed over, and when you look back on it together."
        back={{ href: addresses.home(slug), label: 'Home' }}
        actions={
          <a href={addresses.reportCsv(slug, writeReportView(view))} className={buttonLook('quiet')} download>
            Save as CSV
          </a>
        }
      />
      <ReportView rows={rows} view={view} slug={slug} zone={workspace.timeZone} now={at} />
    </>
  );
}
