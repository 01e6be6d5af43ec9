import { pageOf, wholeList } from '@/lib/platform/paging/whole-list';
import { sql, type Tx, withActor } from '@/lib/platform/tenancy';

export type ListedPlaybook = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly archivedAt: Date | null;
  /** of its newest version */
  readonly number: number;
  readonly savedAt: Date;
  /** briefs that came from it, without drafts */
  readonly uses: number;
};

/** More than anybody looks through; the list as a file has all. */
const MOST = 500;

type Part = {
  /** the row after which it begins */
  readonly after: ListedPlaybook | null;
  readonly most: number;
};

/** @returns a workspace's playbooks by name, archived ones last. One query. */
export async function listPlaybooks(userId: string, workspaceId: string): Promise<readonly ListedPlaybook[]> {
  return withActor({ kind: 'user', userId }, (tx) => readPlaybooks(tx, workspaceId));
}

/** Reads all of a workspace's playbooks, a page at a time, for a file. */
export function readWholePlaybookList(userId: string, workspaceId: string, size = 1_000) {
  return wholeList<ListedPlaybook, ListedPlaybook>(async (after) => {
    const found = await withActor({ kind: 'user', userId }, (tx) =>
      readPlaybooks(tx, workspaceId, { after, most: size + 1 }),
    );
    return pageOf(found, size, (last) => last);
  });
}

/** @returns what `listPlaybooks` does, inside a transaction. */
export async function readPlaybooks(
  tx: Tx,
  workspaceId: string,
  { after, most }: Part = { after: null, most: MOST },
): Promise<readonly ListedPlaybook[]> {
  const behind = after
    ? sql`AND (p.archived_at IS NOT NULL, lower(p.name), p.id) > (${after.archivedAt !== null}, lower(${after.name}), ${after.id}::uuid)`
    : sql``;
  return tx.$queryRaw<ListedPlaybook[]>`
    SELECT p.id, p.name, p.version, p.archived_at AS "archivedAt", v.number, v.saved_at AS "savedAt",
      (SELECT count(*)::int FROM briefs b
       WHERE b.workspace_id = p.workspace_id AND b.playbook_id = p.id AND b.state <> 'draft') AS uses
    FROM playbooks p
    JOIN LATERAL (
      SELECT v.number, v.saved_at FROM playbook_versions v
      WHERE v.workspace_id = p.workspace_id AND v.playbook_id = p.id
      ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE p.workspace_id = ${workspaceId}::uuid ${behind}
    ORDER BY p.archived_at IS NOT NULL, lower(p.name), p.id
    LIMIT ${most}`;
}
