import { pauseWork } from '@/lib/people/pausing/pausing.actions';
import type { Calendar } from '../calendar';
import { CAST } from '../cast';
import type { PauseStory } from '../story/working-story';
import { act } from './acting';
import { idOf } from './ids';
import type { Place, Scene } from './scene';

/** @returns how an assistant pauses the work. */
export function pauseScene(
  { workspaceId, engagementId, assistant }: Place,
  { when, reason, backOn }: PauseStory,
  calendar: Calendar,
): Scene {
  const { zone } = CAST[assistant];
  const at = calendar.instantOf(when, zone);
  return {
    at,
    what: `${assistant} pauses the work`,
    play: async (stage) => {
      const pauseId = idOf(`${assistant} pauses`, at);
      const { date } = calendar.typed(backOn, zone);
      await act(stage.actor(assistant), at, pauseWork, {
        workspaceId,
        engagementId,
        pauseId,
        reason,
        backOn: date,
      });
    },
  };
}
