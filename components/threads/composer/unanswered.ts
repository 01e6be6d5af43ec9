import { beginAnew } from '@/components/offline/posting';
import { hasPosting, noteWaiting } from '@/components/offline/queue';

const WAITS = 'No answer came. Your message waits on this device, and is sent again by itself.';
const STAYS = 'No answer came. Your message is still here: send it again when the connection is back.';

/**
 * What becomes of a message that got no answer. The device has kept it since it was sent (components/offline/catching),
 * unless it has files or the browser keeps nothing.
 * @returns what the person is told.
 */
export function keepUnanswered(form: HTMLFormElement, data: FormData): string {
  const key = data.get('clientKey');
  if (typeof key !== 'string' || !hasPosting(key)) return STAYS;
  noteWaiting(key, { state: 'waiting' });
  beginAnew(form);
  return WAITS;
}
