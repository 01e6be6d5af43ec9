import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { SUBJECTS, type SubjectRef, type ThreadPlace } from './subjects';

/** A conversation, and the engagement that it is part of. */
export type OpenThread = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly threadId: string;
};

/**
 * @returns the engagement that something being discussed belongs to.
 * @throws Refused (`not_found`) when it isn't there or isn't the actor's.
 */
export async function findPlace(
  tx: Tx,
  { workspaceId, subject, subjectId }: SubjectRef,
): Promise<ThreadPlace> {
  const place = await SUBJECTS[subject].find(tx, { workspaceId, id: subjectId });
  if (!place) throw notFound('conversation');
  return place;
}

/**
 * Opens the conversation about something, as far as the actor may see it: created if it doesn't exist, only once even
 * if two come at the same moment.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function openThread(tx: Tx, ref: SubjectRef, at: Date): Promise<OpenThread> {
  const { engagementId } = await findPlace(tx, ref);
  const { workspaceId, subject, subjectId } = ref;
  const about = { workspaceId, subject, subjectId };
  const found = await tx.thread.findFirst({ where: about, select: { id: true } });
  if (found) return { workspaceId, engagementId, threadId: found.id };
  await requirePart(tx, { workspaceId, engagementId });
  await tx.thread.createMany({
    data: { ...about, id: newId(), engagementId, createdAt: at },
    skipDuplicates: true,
  });
  const { id: threadId } = await tx.thread.findFirstOrThrow({ where: about, select: { id: true } });
  return { workspaceId, engagementId, threadId };
}

/**
 * People whose work there has ended still read what they signed, but start no conversation about it.
 * @throws Refused (`not_found`)
 */
async function requirePart(tx: Tx, { workspaceId, engagementId }: EngagementRef): Promise<void> {
  const [part] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT ${workspaceId}::uuid = ANY (app.staff_of()) OR ${engagementId}::uuid = ANY (app.engaged_in()) AS has`;
  if (!part?.has) throw notFound('conversation');
}
