import type { Metadata } from 'next';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listSchedules } from '@/lib/briefs/schedules/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Schedules' };

type SchedulesPageProps = { readonly params: Promise<{ workspace: string }> };

/** What the business hands over again and again. */
export default async function SchedulesPage({ params }: SchedulesPageProps) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const schedules = await listSchedules(signedIn.userId, workspace.id);
  const make = <LinkButton href={addresses.newSchedule(workspace.slug)}>Make a schedule</LinkButton>;
  const back = { href: addresses.playbooks(workspace.slug), label: 'Playbooks' };
  if (schedules.length === 0) {
    return (
      <>
        <PageHead title="Schedules" back={back} />
        <EmptyState title="What recurs needs no remembering" action={make}>
          A schedule hands over a brief from a playbook by itself, every Monday or on the last working day of
          the month, under the agreement that is in force then.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title="Schedules" back={back} actions={make} />
      <ScheduleList schedules={schedules} slug={workspace.slug} zone={signedIn.timeZone} now={now()} />
    </>
  );
}
