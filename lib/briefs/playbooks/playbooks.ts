import { newId } from '@/lib/platform/ids';
import { notFound, type Refused, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { By } from '../files';
import {
  type PlaybookContent,
  type PlaybookGiven,
  questionsIn,
  readContent,
  storedContent,
  withGiven,
} from './content.rules';

type PlaybookRef = { readonly workspaceId: string; readonly id: string };

export type LoadedPlaybook = PlaybookRef & {
  readonly name: string;
  readonly isArchived: boolean;
  /** the version of its name and archived state */
  readonly version: number;
  /** the newest version */
  readonly number: number;
  readonly content: PlaybookContent;
};

/**
 * Locks a playbook until the transaction ends, so that two who save it at once make two versions.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function lockPlaybook(tx: Tx, ref: PlaybookRef): Promise<LoadedPlaybook> {
  const { workspaceId, id } = ref;
  await tx.$queryRaw`
    SELECT 1 FROM playbooks WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const found = await findPlaybook(tx, ref);
  if (!found) throw notFound('playbook');
  return found;
}

/** @returns a playbook with its newest version, or null when it isn't there or isn't theirs. */
export async function findPlaybook(tx: Tx, ref: PlaybookRef): Promise<LoadedPlaybook | null> {
  const { workspaceId, id } = ref;
  const row = await tx.playbookVersion.findFirst({
    where: { workspaceId, playbookId: id },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      content: true,
      playbook: { select: { name: true, version: true, archivedAt: true } },
    },
  });
  if (!row) return null;
  const { name, version, archivedAt } = row.playbook;
  return {
    workspaceId,
    id,
    name,
    version,
    isArchived: archivedAt !== null,
    number: row.number,
    content: readContent(row.content),
  };
}

export type NewPlaybook = PlaybookRef & {
  readonly name: string;
  readonly createdById: string;
  readonly at: Date;
};

/**
 * Begins a playbook under the id that its form was made with.
 * @returns whether it is new; the same form posted twice finds it there.
 * @throws Refused (`name_taken`)
 */
export async function beginPlaybook(tx: Tx, playbook: NewPlaybook): Promise<boolean> {
  const { workspaceId, id, name, createdById, at } = playbook;
  const { count } = await tx.playbook.createMany({
    data: { workspaceId, id, name, createdById, createdAt: at },
    skipDuplicates: true,
  });
  if (count === 1) return true;
  const isThere = await tx.playbook.count({ where: { workspaceId, id } });
  if (isThere === 0) throw nameTaken();
  return false;
}

/** Two playbooks with one name can't be told apart when choosing. */
function nameTaken(): Refused {
  return refused('name_taken', 'There is already a playbook with that name. Choose another.', 'name');
}

type Named = PlaybookRef & { readonly name: string };

/** @throws Refused (`name_taken`) when another playbook on offer has that name. */
export async function requireFreeName(tx: Tx, { workspaceId, id, name }: Named): Promise<void> {
  const others = await tx.playbook.findMany({
    where: { workspaceId, archivedAt: null, id: { not: id } },
    select: { name: true },
  });
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) throw nameTaken();
}

/** Renames a playbook. @throws Refused (`name_taken`) when another one that isn’t archived has the name. */
export async function renamePlaybook(tx: Tx, named: Named): Promise<void> {
  const { workspaceId, id, name } = named;
  await requireFreeName(tx, named);
  await tx.playbook.updateMany({ where: { workspaceId, id }, data: { name, version: { increment: 1 } } });
}

type Source = {
  readonly workspaceId: string;
  readonly briefId: string;
  readonly playbookId: string;
  readonly number: number;
};

/**
 * Records on a brief that a playbook was made from it. One that came from a playbook keeps saying that.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function recordSource(
  tx: Tx,
  { workspaceId, briefId, playbookId, number }: Source,
): Promise<void> {
  const isThere = await tx.brief.count({ where: { workspaceId, id: briefId } });
  if (isThere === 0) throw notFound('brief');
  await tx.brief.updateMany({
    where: { workspaceId, id: briefId, playbookId: null },
    data: { playbookId, playbookNumber: number },
  });
}

/** A given added to a playbook, and how its history describes that. */
type AddedGiven = By & {
  readonly given: PlaybookGiven;
  readonly versionId: string;
  readonly change: string;
};

/** Writes the next version of a playbook, with one more given. @returns its number. */
export async function writeGiven(
  tx: Tx,
  { workspaceId, id: playbookId, number, content }: LoadedPlaybook,
  { given, versionId, change, userId: savedById, at }: AddedGiven,
): Promise<number> {
  const next = { number: number + 1, content: withGiven(content, given) };
  await writeVersion(tx, { workspaceId, id: versionId, playbookId, ...next, change, savedById, at });
  return next.number;
}

export type NewVersion = {
  readonly workspaceId: string;
  /** made once per form, so that a form posted twice is one version */
  readonly id: string;
  readonly playbookId: string;
  readonly number: number;
  readonly content: PlaybookContent;
  readonly change: string;
  readonly savedById: string;
  readonly at: Date;
};

/**
 * Writes a version, and which answers became givens with it.
 * @throws Refused (`not_found`) for a given learned from a question that isn't theirs, or has no answer.
 */
export async function writeVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { workspaceId, id, playbookId, number, content, change, savedById, at } = version;
  await tx.playbookVersion.createMany({
    data: {
      workspaceId,
      id,
      playbookId,
      number,
      change,
      savedById,
      savedAt: at,
      content: storedContent(content),
    },
  });
  const questions = [...questionsIn(content)];
  if (questions.length === 0) return;
  const answered = await tx.clarification.findMany({
    where: { workspaceId, id: { in: questions }, answeredAt: { not: null }, isWithdrawn: false },
    select: { id: true, engagementId: true },
  });
  if (answered.length !== questions.length) throw notFound('answer');
  await tx.keptAnswer.createMany({
    data: answered.map(({ id: clarificationId, engagementId }) => ({
      workspaceId,
      id: newId(),
      engagementId,
      clarificationId,
      playbookId,
      number,
      keptById: savedById,
      keptAt: at,
    })),
    // an answer is added once; later versions that still have it record nothing new
    skipDuplicates: true,
  });
}
