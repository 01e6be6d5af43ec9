import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import type { SubjectRef } from '@/lib/threads/subjects';
import { type Look, NEWEST } from '@/lib/threads/thread/looking.rules';
import { getThread, type ThreadView } from '@/lib/threads/thread/queries';
import { doneOf, type Fields, submit } from './browser/forms';
import { asPerson, type Person } from './people';

/** The conversation of an engagement about working together. */
export function aboutEngagement(workspaceId: string, engagementId: string): SubjectRef {
  return { workspaceId, subject: 'engagement', subjectId: engagementId };
}

/** Reads a conversation as a person's page does. For an engagement that isn't theirs there is nothing. */
export async function readThread(
  person: Person,
  about: SubjectRef,
  look: Look = NEWEST,
): Promise<ThreadView> {
  return withActor({ kind: 'user', userId: person.userId }, async (tx) => {
    const { workspaceId, subject, subjectId } = about;
    const thread = await tx.thread.findFirst({ where: { workspaceId, subject, subjectId } });
    const engagementId = thread?.engagementId ?? subjectId;
    const engagement = await tx.engagement.findFirst({ where: { id: engagementId } });
    const side = engagement?.assistantUserId === person.userId ? 'assistant' : 'owner';
    return getThread(tx, person.userId, { ...about, engagementId, side }, look);
  });
}

/** Says something. @returns the message's id. */
export async function says(
  person: Person,
  about: SubjectRef,
  body: string,
  more: Fields = {},
): Promise<string> {
  const form = { ...about, body, clientKey: newId(), ...more };
  return doneOf(await asPerson(person, () => submit(postMessage, form))).messageId ?? '';
}

/** @returns a message as somebody reads it now. */
export async function messageOf(person: Person, about: SubjectRef, id: string) {
  const { messages } = await readThread(person, about, {
    ...NEWEST,
    place: { kind: 'around', id },
    open: id,
  });
  const message = messages.find((each) => each.id === id);
  if (!message) throw new Error('the message is not in the conversation');
  return message;
}
