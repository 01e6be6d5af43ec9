import type { Metadata } from 'next';
import { LeavingStaffNotices } from '@/components/deletion/leaving-staff';
import { StaffInvitations } from '@/components/staff/staff-invitations';
import { StaffInvite } from '@/components/staff/staff-invite';
import { StaffList } from '@/components/staff/staff-list';
import { PageHead } from '@/components/ui/page';
import { listLeavingStaff } from '@/lib/deletion/queries';
import { getStaffWorkspaceName, requireStaff } from '@/lib/people/guards';
import { getStaff } from '@/lib/people/staff.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

type PeoplePageProps = { readonly params: Promise<{ workspace: string }> };

export async function generateMetadata({ params }: PeoplePageProps): Promise<Metadata> {
  const business = await getStaffWorkspaceName((await params).workspace);
  return business === null ? {} : { title: `Who runs ${business}` };
}

/** The business's staff and their roles, for all of them. Owners change roles; everybody may leave. */
export default async function PeoplePage({ params }: PeoplePageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const { members, invitations } = await getStaff(signedIn.userId, workspace.id);
  const leaving = role === 'owner' ? await listLeavingStaff(signedIn.userId, workspace.id) : [];
  const at = now();
  const seen = {
    workspaceId: workspace.id,
    path: addresses.whoRunsIt(slug),
    isFresh: isFresh(signedIn.authenticatedAt, at),
    zone: signedIn.timeZone,
    now: at,
  };
  return (
    <>
      <PageHead
        title={`Who runs ${workspace.name}`}
        intro="Owners sign, pay and decide who is here. Managers hand over and review the daily work. An assistant works for the business and is never one of them: nobody approves or pays their own work."
        {...(role === 'owner' && {
          back: { href: addresses.workspaceSettings(slug), label: 'The business' },
        })}
      />
      <LeavingStaffNotices leaving={leaving} business={workspace.name} zone={seen.zone} now={at} />
      <StaffList {...seen} members={members} readerId={signedIn.userId} role={role} />
      {role === 'owner' ? (
        <>
          <StaffInvitations {...seen} invitations={invitations} reader={role} />
          <StaffInvite {...seen} />
        </>
      ) : null}
    </>
  );
}
