import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { MINUTE_MS } from '@/lib/platform/time/lengths';
import type { Calendar } from '../calendar';
import { CAST } from '../cast';
import type { ScheduleStory } from '../story/story';
import { act } from './acting';
import { idOf } from './ids';
import type { Place, Scene } from './scene';

/** The owner sets up what recurs, and has it handed over automatically from then on. */
export function scheduleScenes(place: Place, story: ScheduleStory, calendar: Calendar): readonly Scene[] {
  const at = calendar.instantOf(story.made, CAST[place.owner].zone);
  const then = new Date(at.getTime() + 12 * MINUTE_MS);
  const { playbook, startsOn, weekdays, time, due } = story;
  const { workspaceId, engagementId } = place;
  const playbookId = idOf(playbook.name, at);
  return [
    {
      at,
      what: playbook.name,
      play: async (stage) => {
        await act(stage.actor(place.owner), at, savePlaybook, {
          workspaceId,
          id: playbookId,
          versionId: idOf(`${playbook.name}, first`, at),
          number: 0,
          version: 0,
          ...playbook,
        });
      },
    },
    {
      at: then,
      what: `${playbook.name} recurs`,
      play: async (stage) => {
        await act(stage.actor(place.owner), then, saveSchedule, {
          workspaceId,
          id: idOf(`${playbook.name} recurs`, then),
          version: 0,
          engagementId,
          playbookId,
          unit: 'week',
          every: 1,
          time,
          startsOn: calendar.date(startsOn),
          ends: 'never',
          weekdays: weekdays.map(String),
          dayOffPolicy: 'next',
          daysOffOf: 'both',
          dueKind: 'time',
          dueDays: due.days,
          dueTime: due.time,
          dueZone: CAST[place.assistant].zone,
        });
      },
    },
  ];
}
