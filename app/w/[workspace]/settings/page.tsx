import { notFound } from 'next/navigation';
import { ArchiveSection } from '@/components/archive/archive-section';
import { WorkspaceDeletion } from '@/components/deletion/workspace-deletion';
import { BusinessForm } from '@/components/people/business-form';
import { HoursForm } from '@/components/people/hours-form';
import { PageHead, SettingsSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { listArchives } from '@/lib/archive/queries';
import { getWorkspaceDeletion } from '@/lib/deletion/queries';
import { getBusiness } from '@/lib/people/business/business.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { getHoursSettings } from '@/lib/people/hours/hours.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const generateMetadata = titleForOwners('The business');

/** Settings of the business as a whole, for its owners alone. */
export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const business = await getBusiness(signedIn.userId, workspace.id);
  const archives = await listArchives(signedIn.userId, workspace.id);
  const { workspaces, countries, regionsOf } = await getHoursSettings(signedIn.userId);
  const hours = workspaces.find(({ id }) => id === workspace.id);
  const deletion = await getWorkspaceDeletion(signedIn.userId, workspace.id);
  const at = now();
  const seen = {
    workspace,
    isFresh: isFresh(signedIn.authenticatedAt, at),
    zone: signedIn.timeZone,
    now: at,
  };
  return (
    <>
      <PageHead
        title={workspace.name}
        intro="What concerns the business as a whole. Only its owners see this page."
      />
      <RowList
        label="Of the business"
        rows={[
          {
            href: addresses.whoRunsIt(slug),
            title: 'Who runs it',
            detail: 'Its owners and managers. Invite somebody to run it with you, or remove them.',
          },
          {
            href: addresses.auditLog(slug),
            title: 'Audit log',
            detail: 'Who did what, and when, for the day you have to look something up.',
          },
          {
            href: addresses.connections(slug),
            title: 'Connections',
            detail: 'Tokens and webhooks that let your own tools and scripts work with the business.',
          },
        ]}
      />
      <SettingsSection title="Name, time zone and currency" id="business">
        <BusinessForm workspaceId={workspace.id} business={business} />
      </SettingsSection>
      {hours ? (
        <SettingsSection
          title="When the business works"
          intro="Messages that aren’t urgent wait for these hours, and schedules can skip the holidays."
          id="hours"
        >
          <HoursForm
            label="When the business works"
            workspace={hours}
            hours={hours}
            countries={countries}
            regions={regionsOf(hours)}
          />
        </SettingsSection>
      ) : null}
      <ArchiveSection archives={archives} {...seen} />
      <WorkspaceDeletion standing={deletion} {...seen} />
    </>
  );
}
