import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { deliverScheduled } from '@/lib/threads/composing/delivering.jobs';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import type { SubjectRef } from '@/lib/threads/subjects';
import { doneOf, type Fields, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson, type Person } from './people';
import { readThread } from './threads';

/** A Thursday: 03:10 in Manila, where Maria begins at 09:00; the afternoon before in Chicago. */
export const AT_NIGHT = new Date('2027-03-03T19:10:00Z');
export const AT_NINE = new Date('2027-03-04T01:00:00Z');
/** Maria's hours, as her form says them. */
export const FROM_NINE = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' };

/** Posts a message that isn't urgent. @returns the action's answer. */
export function writesAt(at: Date, person: Person, about: SubjectRef, body: string, more: Fields = {}) {
  const form = { ...about, body, clientKey: newId(), when: 'theirs', ...more };
  return atTime(at, () => asPerson(person, () => submit(postMessage, form)));
}

/** Somebody writes at night. @returns what waits. */
export async function givenWaiting(person: Person, about: SubjectRef, body: string, more: Fields = {}) {
  doneOf(await writesAt(AT_NIGHT, person, about, body, more));
  const { waiting } = await readThread(person, about);
  const message = waiting.find((each) => each.body === body);
  if (!message) throw new Error('nothing waits');
  return message;
}

/** Does at an instant what the queue does with one that is due. */
export function performDelivery(at: Date, author: Person, workspaceId: string, id: string): Promise<void> {
  const payload = { workspaceId, id, authorId: author.userId };
  return atTime(at, () => deliverScheduled.perform(payload, FIRST_TRY));
}
