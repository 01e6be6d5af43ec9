import { notFound } from 'next/navigation';
import { AuditFilters } from '@/components/audit/audit-filters';
import { AuditLog } from '@/components/audit/audit-log';
import { PageHead } from '@/components/ui/page';
import { readAudit } from '@/lib/audit/queries';
import { readAuditView, writeAuditView } from '@/lib/audit/view.rules';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const generateMetadata = titleForOwners('Audit log');

type AuditPageProps = {
  readonly params: Promise<{ readonly workspace: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What was done in a business, for its owners: to look something up, not to watch anybody. */
export default async function AuditLogPage({ params, searchParams }: AuditPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  if (role !== 'owner') notFound();
  const { slug } = workspace;
  const zone = signedIn.timeZone;
  const view = readAuditView(await searchParams);
  const page = await readAudit({ userId: signedIn.userId, workspaceId: workspace.id, zone }, view);
  const address = addresses.auditLog(slug);
  return (
    <>
      <PageHead
        title="Audit log"
        intro="Who did what, and when, for the day you have to look something up. Lines are only ever added: nobody can change or remove one."
        back={{ href: addresses.workspaceSettings(slug), label: 'The business' }}
        actions={
          <a
            href={`${addresses.auditLogCsv(slug)}${writeAuditView({ ...view, after: null })}`}
            className="button button-quiet"
          >
            Save as CSV
          </a>
        }
      />
      <AuditFilters view={view} people={page.people} address={address} />
      <AuditLog page={page} view={view} slug={slug} zone={zone} now={now()} />
    </>
  );
}
