import { nameRecipient as name } from '@/lib/agreements/copy/copies.actions';
import type { Recipient } from '../story/story';
import { act } from './acting';
import type { Place, Stage } from './scene';

/** The owner has the copy sent to somebody who needs it. */
export async function nameRecipient(
  stage: Stage,
  { workspaceId, agreementId: id, owner }: Place,
  { email, called }: Recipient,
  at: Date,
): Promise<void> {
  await act(stage.actor(owner), at, name, { workspaceId, id, email, called });
}
