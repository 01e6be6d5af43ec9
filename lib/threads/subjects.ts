import type { Tx } from '@/lib/platform/tenancy';
import type { ThreadSubject } from './schema';

export type SubjectRef = {
  readonly workspaceId: string;
  readonly subject: ThreadSubject;
  readonly subjectId: string;
};

/**
 * Finds what a thread is about, as far as the actor may see it.
 * @returns the engagement that the two talk in, or null when it isn't there or isn't theirs.
 */
export async function locateSubject(tx: Tx, ref: SubjectRef): Promise<{ engagementId: string } | null> {
  const where = { workspaceId: ref.workspaceId, id: ref.subjectId };
  switch (ref.subject) {
    case 'engagement': {
      const engagement = await tx.engagement.findFirst({ where, select: { id: true } });
      return engagement && { engagementId: engagement.id };
    }
    case 'agreement':
      return tx.agreement.findFirst({ where, select: { engagementId: true } });
    case 'brief':
      return tx.brief.findFirst({ where, select: { engagementId: true } });
  }
}
