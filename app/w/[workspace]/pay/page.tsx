import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PayOverviewView } from '@/components/pay/pay-overview';
import { NoStripe } from '@/components/pay/stripe/no-stripe';
import { PayActions } from '@/components/pay/stripe/pay-actions';
import { RunsList } from '@/components/pay/stripe/runs-list';
import { TimeForManager } from '@/components/pay/time-to-approve';
import { WhoApproves } from '@/components/pay/who-approves';
import { LinkButton } from '@/components/ui/button';
import { PageHead, PageSection } from '@/components/ui/page';
import { canChooseApprovers, getPayOverview, hasSeveralToPay } from '@/lib/pay/overview.queries';
import { isStripeSetUp, keptCurrencies } from '@/lib/pay/stripe/client';
import { listRuns } from '@/lib/pay/stripe/pages.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { getApprovingRole } from '@/lib/time/approval/approvers.queries';
import { getTimesheets } from '@/lib/time/approval/waiting.queries';

export const metadata: Metadata = { title: 'Pay' };

type PayPageProps = { readonly params: Promise<{ workspace: string }> };

/**
 * What a business owes, to whom and by when: for its owners. A manager sees at most the weeks, if an owner lets them
 * approve those.
 */
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
  const [overview, runs] = await Promise.all([
    getPayOverview(signedIn.userId, workspace.id, at),
    listRuns(signedIn.userId, workspace.id),
  ]);
  return (
    <>
      <PageHead
        title="Pay"
        intro={`What you owe for approved work, and by when. ${isStripeSetUp() ? 'Pay through Stripe, or send the money your own way and record it here.' : 'Send the money your own way and record it here.'}`}
        actions={
          <>
            {isStripeSetUp() ? (
              <PayActions overview={overview} slug={workspace.slug} currencies={keptCurrencies()} />
            ) : null}
            {hasSeveralToPay(overview) ? (
              <LinkButton look="quiet" href={addresses.recordPayments(workspace.slug)}>
                Record payments
              </LinkButton>
            ) : null}
          </>
        }
      />
      <PayOverviewView overview={overview} slug={workspace.slug} zone={signedIn.timeZone} now={at} />
      {runs.length > 0 ? (
        <PageSection title="Pay runs">
          <RunsList runs={runs} slug={workspace.slug} zone={signedIn.timeZone} now={at} />
        </PageSection>
      ) : null}
      {canChooseApprovers(overview) ? (
        <WhoApproves workspaceId={workspace.id} managersApproveTime={overview.managersApproveTime} />
      ) : null}
      {isStripeSetUp() ? null : (
        <PageSection title="Through Stripe">
          <NoStripe />
        </PageSection>
      )}
    </>
  );
}
