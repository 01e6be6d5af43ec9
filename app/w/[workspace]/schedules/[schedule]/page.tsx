import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SeenHere } from '@/components/notices/seen-here';
import { SchedulePage } from '@/components/schedules/schedule-page';
import { PageHead } from '@/components/ui/page';
import { getSchedule } from '@/lib/briefs/schedules/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Schedule' };

type PageProps = { readonly params: Promise<{ workspace: string; schedule: string }> };

/** One schedule: what it does, what it did, and what can be done with it. */
export default async function Page({ params }: PageProps) {
  const { workspace: slug, schedule: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const schedule = await getSchedule(signedIn, workspace, id);
  if (!schedule) notFound();
  return (
    <>
      <PageHead
        title={schedule.playbook.name}
        intro={schedule.sentence}
        back={{ href: addresses.schedules(slug), label: 'Schedules' }}
      />
      <SchedulePage schedule={schedule} workspace={workspace} zone={signedIn.timeZone} now={now()} />
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="schedule" subjectId={id} />
    </>
  );
}
