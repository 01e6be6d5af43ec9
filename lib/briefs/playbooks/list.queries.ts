import { type Tx, withActor } from '@/lib/platform/tenancy';

export type ListedPlaybook = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly archivedAt: Date | null;
  /** of its newest version */
  readonly number: number;
  readonly savedAt: Date;
  /** briefs that came from it, drafts aside */
  readonly uses: number;
};

/** Nobody has more; a script would. */
const MOST = 500;

/** @returns a workspace's playbooks by name, those that are archived last. One query. */
export async function listPlaybooks(userId: string, workspaceId: string): Promise<readonly ListedPlaybook[]> {
  return withActor({ kind: 'user', userId }, (tx) => readPlaybooks(tx, workspaceId));
}

/** @returns what `listPlaybooks` does, inside a transaction. */
export async function readPlaybooks(tx: Tx, workspaceId: string): Promise<readonly ListedPlaybook[]> {
  return tx.$queryRaw<ListedPlaybook[]>`
    SELECT p.id, p.name, p.version, p.archived_at AS "archivedAt", v.number, v.saved_at AS "savedAt",
      (SELECT count(*)::int FROM briefs b
       WHERE b.workspace_id = p.workspace_id AND b.playbook_id = p.id AND b.state <> 'draft') AS uses
    FROM playbooks p
    JOIN LATERAL (
      SELECT v.number, v.saved_at FROM playbook_versions v
      WHERE v.workspace_id = p.workspace_id AND v.playbook_id = p.id
      ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE p.workspace_id = ${workspaceId}::uuid
    ORDER BY p.archived_at IS NOT NULL, lower(p.name)
    LIMIT ${MOST}`;
}
