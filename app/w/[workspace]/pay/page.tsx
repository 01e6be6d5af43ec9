import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PayOverviewView } from '@/components/pay/pay-overview';
import { TimeForManager } from '@/components/pay/time-to-approve';
import { PageHead } from '@/components/ui/page';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { getApprovingRole } from '@/lib/time/approvers.queries';
import { getTimesheets } from '@/lib/time/waiting.queries';

export const metadata: Metadata = { title: 'Pay' };

type PayPageProps = { readonly params: Promise<{ workspace: string }> };

/** What a business owes, to whom and by when. It is the owners' business: a manager sees the weeks at most, if an owner lets them. */
export default async function PayPage({ params }: PayPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  const at = now();
  if (role !== 'owner') {
    const approver = await getApprovingRole(signedIn.userId, workspace.id, role);
    if (approver !== 'approver') notFound();
    return (
      <TimeForManager
        timesheets={await getTimesheets(signedIn.userId, workspace.id)}
        slug={workspace.slug}
        zone={signedIn.timeZone}
        now={at}
      />
    );
  }
  const overview = await getPayOverview(signedIn.userId, workspace.id, at);
  return (
    <>
      <PageHead
        title="Pay"
        intro="What you owe for approved work, and by when. You send the money your own way and record it here; whom you sent it to confirms it."
      />
      <PayOverviewView
        overview={overview}
        workspaceId={workspace.id}
        slug={workspace.slug}
        zone={signedIn.timeZone}
        now={at}
      />
    </>
  );
}
