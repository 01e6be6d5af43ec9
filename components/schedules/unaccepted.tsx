import { Press } from '@/components/people/press';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { pauseSchedule } from '@/lib/briefs/schedules/running.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';
import type { SchedulePageProps } from './schedule-page';

/** Says that nobody accepts what is handed over, and what to do: ask, or pause. */
export function Unaccepted({ schedule, workspace }: Pick<SchedulePageProps, 'schedule' | 'workspace'>) {
  const { id, version, assistant, unaccepted } = schedule;
  if (unaccepted.length === 0) return null;
  const name = firstNameOf(assistant.name);
  return (
    <div className="mb-8">
      <Notice meaning="risk" title={`${unaccepted.length} in a row aren’t accepted`}>
        <p>
          {name} hasn’t said yes or no to them in the time that you have agreed on, and the schedule goes on.
          Ask {name} about one of them, or pause the schedule until you know.
        </p>
        <ul className="mt-2 mb-3 grid gap-1">
          {unaccepted.map((brief) => (
            <li key={brief.id}>
              <NearLink href={`${addresses.brief(workspace.slug, brief.id)}#conversation`} className="link">
                {brief.title}
              </NearLink>
            </li>
          ))}
        </ul>
        <Press
          action={pauseSchedule}
          fields={{ workspaceId: workspace.id, id, version }}
          label="Pause the schedule"
        >
          Pause the schedule
        </Press>
      </Notice>
    </div>
  );
}
