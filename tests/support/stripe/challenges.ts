import { newId } from './kept';
import type { World } from './world';

/**
 * Asks the person of an intent for 3-D Secure on a page of the stand-in.
 * @returns what stands in the intent's `next_action`.
 */
export function challenge(world: World, intent: string, returnUrl: string | undefined) {
  const { id } = world.challenges.add({ id: newId('src'), intent, returnUrl: returnUrl ?? '' });
  return {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: returnUrl ?? null, url: `${world.address()}/pages/authenticate/${id}` },
  };
}
