import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { listUploadsIntoPlaybook, type WaitingUpload } from '@/lib/uploads/queries';
import { type PlaybookContent, readContent } from './content.rules';
import { type PlaybookFile, shownFiles } from './files';

type PlaybookRef = { readonly workspaceId: string; readonly id: string };

export type VersionInHistory = {
  readonly number: number;
  readonly change: string;
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** The question that a given was learned from, and where it was asked. */
export type Origin = {
  readonly question: string;
  readonly brief: { readonly id: string; readonly title: string };
};

export type PlaybookPage = PlaybookRef & {
  readonly name: string;
  readonly version: number;
  readonly archivedAt: Date | null;
  readonly number: number;
  readonly content: PlaybookContent;
  /** of the newest version */
  readonly files: readonly PlaybookFile[];
  /** newest first */
  readonly history: readonly VersionInHistory[];
  /** by the question's id */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly briefs: readonly BriefFromIt[];
};

export type BriefFromIt = {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly assistant: string;
  readonly isDraft: boolean;
};

/** @returns a playbook with its newest version and its history; null when it isn't there or isn't theirs. */
export async function getPlaybook(userId: string, ref: PlaybookRef): Promise<PlaybookPage | null> {
  const { workspaceId, id } = ref;
  return withActor({ kind: 'user', userId }, async (tx) => {
    const playbook = await tx.playbook.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { name: true, version: true, archivedAt: true },
    });
    const versions = await tx.playbookVersion.findMany({
      where: { workspaceId, playbookId: id },
      orderBy: { number: 'desc' },
      select: { number: true, change: true, savedById: true, savedAt: true },
    });
    const newest = await tx.playbookVersion.findFirst({
      where: { workspaceId, playbookId: id },
      orderBy: { number: 'desc' },
      select: { number: true, content: true },
    });
    if (!playbook || !newest) return null;
    const nameOf = await namesOf(
      tx,
      versions.map(({ savedById }) => savedById),
    );
    const content = readContent(newest.content);
    return {
      ...ref,
      ...playbook,
      number: newest.number,
      content,
      files: await shownFiles(tx, ref, content.files),
      history: versions.map(({ savedById, ...version }) => ({ ...version, savedBy: nameOf(savedById) })),
      origins: await originsOf(tx, ref),
      briefs: await briefsFrom(tx, ref),
    };
  });
}

/** @returns the person's own uploads for a playbook that are under way, or complete and waiting for it to be saved. */
export async function getWaitingFiles(
  userId: string,
  playbook: PlaybookRef,
): Promise<readonly WaitingUpload[]> {
  return withActor({ kind: 'user', userId }, (tx) => listUploadsIntoPlaybook(tx, playbook, now()));
}

/** Somebody who has left the business is no longer visible, and neither is their name. */
async function namesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const users = await tx.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'somebody who has left';
}

async function originsOf(tx: Tx, { workspaceId, id }: PlaybookRef): Promise<ReadonlyMap<string, Origin>> {
  const kept = await tx.keptAnswer.findMany({
    where: { workspaceId, playbookId: id },
    select: {
      clarificationId: true,
      clarification: { select: { question: true, brief: { select: { id: true, title: true } } } },
    },
  });
  return new Map(kept.map(({ clarificationId, clarification }) => [clarificationId, clarification]));
}

/** The latest ones; the list of briefs has them all. */
const MOST_BRIEFS = 20;

async function briefsFrom(tx: Tx, { workspaceId, id }: PlaybookRef): Promise<readonly BriefFromIt[]> {
  return tx.$queryRaw<BriefFromIt[]>`
    SELECT b.id, b.title, b.playbook_number AS number, b.state = 'draft' AS "isDraft",
      coalesce(u.name, e.assistant_name) AS assistant
    FROM briefs b
    JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id
    WHERE b.workspace_id = ${workspaceId}::uuid AND b.playbook_id = ${id}::uuid
    ORDER BY b.created_at DESC LIMIT ${MOST_BRIEFS}`;
}

/** Two versions compared. */
export type ComparedPlaybook = {
  readonly name: string;
  /** newest first */
  readonly numbers: readonly number[];
  readonly from: { readonly number: number; readonly content: PlaybookContent };
  readonly to: { readonly number: number; readonly content: PlaybookContent };
};

/**
 * @param wanted which two; a missing one becomes the newest, or the one before it
 * @returns null when there is no such playbook, or it isn't theirs.
 */
export async function getPlaybookVersions(
  userId: string,
  ref: PlaybookRef,
  wanted: { readonly from: number | null; readonly to: number | null },
): Promise<ComparedPlaybook | null> {
  const { workspaceId, id } = ref;
  return withActor({ kind: 'user', userId }, async (tx) => {
    const playbook = await tx.playbook.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        name: true,
        versions: { orderBy: { number: 'desc' }, select: { number: true } },
      },
    });
    const numbers = playbook?.versions.map(({ number }) => number) ?? [];
    const newest = numbers[0];
    if (!playbook || newest === undefined) return null;
    const to = numbers.find((number) => number === wanted.to) ?? newest;
    const from = numbers.find((number) => number === wanted.from) ?? Math.max(1, to - 1);
    const rows = await tx.playbookVersion.findMany({
      where: { workspaceId, playbookId: id, number: { in: [from, to] } },
      select: { number: true, content: true },
    });
    const contents = new Map(rows.map(({ number, content }) => [number, readContent(content)]));
    const before = contents.get(from);
    const after = contents.get(to);
    if (!before || !after) return null;
    return {
      name: playbook.name,
      numbers,
      from: { number: from, content: before },
      to: { number: to, content: after },
    };
  });
}
