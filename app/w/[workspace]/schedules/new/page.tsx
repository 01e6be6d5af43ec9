import type { Metadata } from 'next';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { newValues } from '@/components/schedules/values';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { getScheduleChoices } from '@/lib/briefs/schedules/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dateAhead } from '@/lib/platform/time/days';
import { zoneNames } from '@/lib/platform/time/zones';

export const metadata: Metadata = { title: 'A new schedule' };

type NewSchedulePageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ readonly playbook?: string | string[] }>;
};

/** Makes a new schedule. */
export default async function NewSchedulePage({ params, searchParams }: NewSchedulePageProps) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const wanted = [(await searchParams).playbook].flat()[0];
  const choices = await getScheduleChoices(signedIn.userId, workspace);
  const playbook = choices.playbooks.find(({ id }) => id === wanted) ?? choices.playbooks[0];
  const [assistant] = choices.assistants;
  const back = { href: addresses.schedules(workspace.slug), label: 'Schedules' };
  if (!playbook || !assistant) {
    return (
      <>
        <PageHead title="A new schedule" back={back} />
        <EmptyState
          title={playbook ? 'You need somebody to hand over to first' : 'A playbook comes first'}
          action={
            playbook ? (
              <LinkButton href={addresses.assistants(workspace.slug)}>Go to your assistants</LinkButton>
            ) : (
              <LinkButton href={addresses.newPlaybook(workspace.slug)}>Write a playbook</LinkButton>
            )
          }
        >
          A schedule hands over a brief from a playbook, to one of your assistants: under an agreement that
          both of you have signed.
        </EmptyState>
      </>
    );
  }
  const zone = assistant.zone ?? workspace.timeZone;
  return (
    <>
      <PageHead
        title="A new schedule"
        back={back}
        intro="Each time it is due, a brief is handed over as if you had done it yourself."
      />
      <ScheduleForm
        workspace={workspace}
        id={newId()}
        version={0}
        choices={choices}
        zones={zoneNames(zone)}
        values={newValues({
          engagementId: assistant.id,
          playbookId: playbook.id,
          zone: workspace.timeZone,
          startsOn: dateAhead(now(), 1, workspace.timeZone),
          dueZone: zone,
        })}
      />
    </>
  );
}
