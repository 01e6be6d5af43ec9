import { markThreadRead, postMessage } from '@/lib/threads/composing/posting.actions';
import type { ThreadSubject } from '@/lib/threads/subjects';
import type { PersonName } from '../cast';
import type { Message } from '../story/story';
import { act } from './acting';
import { idOf } from './ids';
import type { Stage } from './scene';

export type Subject = {
  readonly workspaceId: string;
  readonly subject: ThreadSubject;
  readonly subjectId: string;
};

export async function say(
  stage: Stage,
  { workspaceId, subject, subjectId }: Subject,
  { by, text }: Pick<Message, 'by' | 'text'>,
  at: Date,
): Promise<void> {
  const clientKey = idOf(`${by} to ${subjectId}`, at);
  await act(stage.actor(by), at, postMessage, {
    workspaceId,
    subject,
    subjectId,
    body: text,
    clientKey,
    readUpTo: at,
  });
}

/** Somebody reads what has been said about a subject so far. */
export async function read(
  stage: Stage,
  { workspaceId, subject, subjectId }: Subject,
  reader: PersonName,
  at: Date,
): Promise<void> {
  await act(stage.actor(reader), at, markThreadRead, { workspaceId, subject, subjectId, readUpTo: at });
}
