import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SeenHere } from '@/components/notifications/seen-here';
import { SchedulePage } from '@/components/schedules/schedule-page';
import { PageHead } from '@/components/ui/page';
import { getSchedule } from '@/lib/briefs/schedules/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

type PageProps = { readonly params: Promise<{ workspace: string; schedule: string }> };

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  return (await getSchedule(signedIn, workspace, id)) ?? notFound();
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { workspace: slug, schedule: id } = await params;
  return { title: `Schedule of ${(await load(slug, id)).playbook.name}` };
}

/** One schedule: what it does, what it did, and what can be done with it. */
export default async function Page({ params }: PageProps) {
  const { workspace: slug, schedule: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const schedule = await load(slug, id);
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
