import { makeWebhook, turnOffWebhook } from '@/lib/api/webhooks/webhooks.actions';
import type { Calendar } from '../calendar';
import { CAST } from '../cast';
import type { BusinessStory } from '../story/story';
import type { WebhookStory } from '../story/working-story';
import { act } from './acting';
import { idOf } from './ids';
import type { Scene } from './scene';

/** @returns how an owner sets up a webhook for a tool, and turns it off. */
export function webhookScenes(
  { id: workspaceId, owner }: Pick<BusinessStory, 'id' | 'owner'>,
  { made, off, url, events }: WebhookStory,
  calendar: Calendar,
): readonly Scene[] {
  const at = calendar.instantOf(made, CAST[owner].zone);
  const later = calendar.instantOf(off, CAST[owner].zone);
  const id = idOf(url, at);
  return [
    {
      at,
      what: `${url} is told of what happens`,
      play: async (stage) => {
        await act(stage.actor(owner), at, makeWebhook, { workspaceId, id, url, events: [...events] });
      },
    },
    {
      at: later,
      what: `${url} isn’t any more`,
      play: async (stage) => {
        await act(stage.actor(owner), later, turnOffWebhook, { workspaceId, id });
      },
    },
  ];
}
