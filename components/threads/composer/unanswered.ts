import { hasPosting, noteWaiting } from '@/components/unsent/queue';

/**
 * A message got no answer. The device has kept it since it was sent (components/offline/catching), unless it has files
 * or the browser keeps nothing.
 * @returns whether it waits on the device now, and is sent again by itself.
 */
export function keepUnanswered(data: FormData): boolean {
  const key = data.get('clientKey');
  if (typeof key !== 'string' || !hasPosting(key)) return false;
  noteWaiting(key, { state: 'waiting' });
  return true;
}
