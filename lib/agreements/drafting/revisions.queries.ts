import { staffRole, withActor } from '@/lib/platform/tenancy';
import type { AgreementRef } from '../loading';
import { decide } from '../rules';
import { type RevisionContent, readContent } from './revisions';

export type ListedRevision = RevisionContent & {
  readonly id: string;
  /** the version that it is a revision of */
  readonly number: number;
  readonly revision: number;
  readonly savedAt: Date;
  readonly savedBy: string | null;
  readonly restoredFrom: number | null;
};

export type RevisionsPage = AgreementRef & {
  readonly title: string;
  readonly version: number;
  readonly assistant: string;
  /** whether this person could go back to one of them now */
  readonly canRestore: boolean;
  /** the newest first */
  readonly revisions: readonly ListedRevision[];
};

/** More than anybody reads; the oldest of them can wait. */
const MOST_SHOWN = 100;

/** @returns earlier texts of an agreement, for the owner's side; null for everybody else. */
export async function getRevisions(userId: string, ref: AgreementRef): Promise<RevisionsPage | null> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const { workspaceId, id } = ref;
    const role = staffRole(me, workspaceId);
    const agreement = await tx.agreement.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        title: true,
        version: true,
        state: true,
        engagement: { select: { assistantName: true, assistant: { select: { name: true } } } },
        versions: { orderBy: { number: 'desc' }, take: 1, select: { documentHash: true } },
      },
    });
    if (!agreement || !role) return null;
    const { title, version, state, engagement, versions } = agreement;
    const rows = await tx.agreementRevision.findMany({
      where: { workspaceId, agreementId: id },
      orderBy: [{ number: 'desc' }, { revision: 'desc' }],
      take: MOST_SHOWN,
    });
    const people = await tx.user.findMany({
      where: { id: { in: [...new Set(rows.map(({ savedById }) => savedById))] } },
      select: { id: true, name: true },
    });
    const facts = {
      state,
      hasJoined: engagement.assistant !== null,
      isOpen: versions[0]?.documentHash === null,
      signatures: [],
    };
    return {
      workspaceId,
      id,
      title,
      version,
      assistant: engagement.assistant?.name ?? engagement.assistantName,
      canRestore: decide(facts, 'save', { role, userId }).ok,
      revisions: rows.map(
        ({ id: revisionId, number, revision, savedAt, savedById, restoredFrom, content }) => ({
          ...readContent(content),
          id: revisionId,
          number,
          revision,
          savedAt,
          savedBy: people.find((person) => person.id === savedById)?.name ?? null,
          restoredFrom,
        }),
      ),
    };
  });
}
