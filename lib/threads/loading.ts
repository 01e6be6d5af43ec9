import { notFound } from '@/lib/platform/result';
import {
  type ActorAccess,
  type EngagementRef,
  engagementRole,
  type PersonAccess,
  type Tx,
} from '@/lib/platform/tenancy';
import type { MessageFacts, Side } from './rules';

/** @returns somebody's side of an engagement; null when they have no part in it. */
export function sideOf(me: ActorAccess, place: EngagementRef): Side | null {
  const role = engagementRole(me, place);
  return role === 'manager' ? 'owner' : role;
}

/**
 * Loads a message with what its rules judge by, as far as the actor may see it, and locks it until the transaction
 * ends.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function loadMessage(
  tx: Tx,
  me: PersonAccess,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
) {
  await tx.$queryRaw`SELECT 1 FROM messages WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const message = await tx.message.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      thread: { select: { subject: true, subjectId: true, engagement: { select: { state: true } } } },
    },
  });
  const decision = await tx.decision.findFirst({
    where: { workspaceId, messageId: id, undoing: null },
    select: { id: true, party: true },
  });
  const side = message && sideOf(me, message);
  if (!message || !side) throw notFound('message');
  const facts: MessageFacts = {
    isMine: message.authorId === me.userId,
    isDeleted: message.deletedAt !== null,
    decidedBy: decision?.party ?? null,
    isOver: message.thread.engagement.state === 'ended',
  };
  return { message, facts, decision, side };
}

export type LoadedMessage = Awaited<ReturnType<typeof loadMessage>>;
