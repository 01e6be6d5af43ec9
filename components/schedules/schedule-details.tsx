import { Press } from '@/components/people/press';
import { LinkButton } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { NearLink } from '@/components/ui/near-link';
import { endSchedule, pauseSchedule, resumeSchedule } from '@/lib/briefs/schedules/running.actions';
import { possibleScheduleActions } from '@/lib/briefs/schedules/states.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatForBoth } from '@/lib/platform/time/format';
import type { SchedulePageProps } from './schedule-page';

const STATES = { running: 'Running', paused: 'Paused', ended: 'Ended' } as const;

/** Beside the schedule: its terms in words, and how to change, pause or end it. */
export function ScheduleDetails({ schedule, workspace, zone, now }: SchedulePageProps) {
  const { id, version, state, assistant, nextAt, playbook, playbookId, playbookNumber } = schedule;
  const actions = possibleScheduleActions(state);
  const fields = { workspaceId: workspace.id, id, version };
  const other = assistant.zone ? { zone: assistant.zone, name: assistant.name } : undefined;
  return (
    <div className="grid gap-8">
      <Facts
        facts={[
          { name: 'State', value: STATES[state] },
          ...(nextAt
            ? [
                {
                  name: schedule.isLate ? 'Stands still since' : 'Next',
                  value: formatForBoth(nextAt, zone, now, other),
                },
              ]
            : []),
          {
            name: 'For',
            value: (
              <NearLink
                href={addresses.assistant(workspace.slug, schedule.engagementId)}
                className="text-accent underline"
              >
                {assistant.name}
              </NearLink>
            ),
          },
          {
            name: 'Playbook',
            value: (
              <NearLink
                href={addresses.playbook(workspace.slug, playbookId)}
                className="text-accent underline"
              >
                {playbook.name}
                {playbookNumber === null ? ', the newest version' : `, version ${playbookNumber}`}
              </NearLink>
            ),
          },
          { name: 'Each brief is due', value: schedule.dueInWords },
          { name: 'Days off', value: schedule.daysOffInWords },
        ]}
      />
      {actions.length > 0 ? (
        <div className="grid justify-items-start gap-3" data-no-print>
          {actions.includes('save') ? (
            <LinkButton href={addresses.editSchedule(workspace.slug, id)} look="quiet">
              Change it
            </LinkButton>
          ) : null}
          {actions.includes('pause') ? (
            <Press action={pauseSchedule} fields={fields} label="Pause">
              Pause
            </Press>
          ) : null}
          {actions.includes('resume') ? (
            <Press action={resumeSchedule} fields={fields} label="Resume">
              Resume
            </Press>
          ) : null}
          {actions.includes('end') ? (
            <details>
              <summary className="fold-quiet">End it</summary>
              <p className="my-2 max-w-measure text-sm text-quiet">
                Nothing more is handed over by it, for good. Briefs that it has handed over go on.
              </p>
              <Press action={endSchedule} fields={fields} label="End the schedule" look="danger">
                End the schedule
              </Press>
            </details>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
