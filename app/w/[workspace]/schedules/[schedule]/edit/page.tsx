import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { valuesOf } from '@/components/schedules/values';
import { PageHead } from '@/components/ui/page';
import { getScheduleChoices, getScheduleTerms } from '@/lib/briefs/schedules/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { zoneNames } from '@/lib/platform/time/zones';

export const metadata: Metadata = { title: 'Change a schedule' };

type EditSchedulePageProps = { readonly params: Promise<{ workspace: string; schedule: string }> };

/** Changes a schedule from now on. */
export default async function EditSchedulePage({ params }: EditSchedulePageProps) {
  const { workspace: slug, schedule: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const terms = await getScheduleTerms(signedIn.userId, { workspaceId: workspace.id, id });
  if (!terms) notFound();
  const choices = await getScheduleChoices(signedIn.userId, workspace);
  const { engagementId, playbookId, startsOn, version } = terms;
  const zone = choices.assistants.find((each) => each.id === engagementId)?.zone ?? workspace.timeZone;
  return (
    <>
      <PageHead
        title="Change the schedule"
        back={{ href: addresses.schedule(slug, id), label: 'The schedule' }}
        intro="This holds from now on. What was handed over stays as it was."
      />
      <ScheduleForm
        workspace={workspace}
        id={id}
        version={version}
        choices={choices}
        zones={zoneNames(zone)}
        values={valuesOf(terms, {
          engagementId,
          playbookId,
          startsOn,
          dueZone: zone,
          zone: terms.zone,
        })}
      />
    </>
  );
}
