import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApproveWeeks, type WeekRow } from '@/components/time/approve-weeks';
import { EmptyState } from '@/components/ui/empty-state';
import { isolated } from '@/components/ui/isolated';
import { PageHead } from '@/components/ui/page';
import { requireStaff } from '@/lib/people/guards';
import { MOST_AT_ONCE } from '@/lib/platform/actions/ticked';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { formatForBoth } from '@/lib/platform/time/format';
import { getApprovingRole } from '@/lib/time/approval/approvers.queries';
import { getWeeksToApprove, type WeekToApprove } from '@/lib/time/approval/approving-several.queries';
import { runsUntil, weekInWords } from '@/lib/time/weeks/weeks.rules';

export const metadata: Metadata = { title: 'Approve weeks' };

type ApproveWeeksPageProps = { readonly params: Promise<{ workspace: string }> };

/** Where an owner of a business with several assistants approves their weeks at once, or a manager who may. */
export default async function ApproveWeeksPage({ params }: ApproveWeeksPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role: place } = await requireStaff(slug);
  const role = await getApprovingRole(signedIn.userId, workspace.id, place);
  if (role === 'manager') notFound();
  const weeks = await getWeeksToApprove(signedIn.userId, workspace.id, role);
  const reader = { slug, zone: signedIn.timeZone, weekZone: workspace.timeZone, at: now() };
  return (
    <>
      <PageHead
        title="Approve weeks"
        back={{ href: addresses.pay(slug), label: role === 'owner' ? 'Pay' : 'Time' }}
        intro={`Each is approved on its own: one that can’t be doesn’t hold up the others. From then on its time is owed, and can’t be changed any more. At most ${MOST_AT_ONCE} at once, the longest waiting first.`}
      />
      <ApproveWeeks
        workspaceId={workspace.id}
        weeks={weeks.map((week) => rowOf(week, reader))}
        whenNone={
          <EmptyState title="No week waits for you">
            Weeks that were handed in are listed here until somebody answers them.
          </EmptyState>
        }
      />
    </>
  );
}

type Reader = {
  readonly slug: string;
  readonly zone: string;
  /** of the business, whose calendar the weeks are on */
  readonly weekZone: string;
  readonly at: Date;
};

function rowOf(
  { id, version, assistant, monday, minutes, shares, until }: WeekToApprove,
  { slug, zone, weekZone, at }: Reader,
): WeekRow {
  const lastDay = runsUntil(monday, weekZone, at);
  return {
    id,
    version,
    minutes,
    shares,
    title: `${isolated(assistant)}, ${weekInWords(monday, at)}`,
    href: addresses.timesheet(slug, id),
    remarks: [
      ...(lastDay === null
        ? []
        : [`The week runs until ${lastDay}. Once you approve it, no more time can be added.`]),
      ...(until === null ? [] : [`Counts as approved on ${formatForBoth(until, zone, at)}`]),
    ],
  };
}
