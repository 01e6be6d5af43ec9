import { z } from 'zod';
import { sql, type Tx } from '@/lib/platform/tenancy';
import type { FileCheck as Check } from './checking.rules';

/** What a scanner says about a file, as a query reads it; null: it isn't to be scanned. */
export const FileCheck = z.object({ outcome: z.string().nullable(), found: z.string().nullable() });

/** The part of a query that reads a file's check; `f` is the file. */
export const checkOfFile = sql`(SELECT json_build_object('outcome', k.outcome, 'found', k.found) FROM file_checks k
  WHERE k.workspace_id = f.workspace_id AND k.file_id = f.id)`;

/** @returns the verdicts on any file with these hashes in the business and its playbooks. One query. */
export async function checksByHash(
  tx: Tx,
  workspaceId: string,
  hashes: readonly string[],
): Promise<readonly (Check & { readonly sha256: string })[]> {
  if (hashes.length === 0) return [];
  return tx.$queryRaw`
    SELECT f.sha256, k.outcome, k.found FROM files f
    JOIN file_checks k ON k.workspace_id = f.workspace_id AND k.file_id = f.id
    WHERE f.workspace_id = ${workspaceId}::uuid AND f.sha256 = ANY (${[...hashes]})
    UNION ALL
    SELECT f.sha256, k.outcome, k.found FROM playbook_files f
    JOIN playbook_file_checks k ON k.workspace_id = f.workspace_id AND k.file_id = f.id
    WHERE f.workspace_id = ${workspaceId}::uuid AND f.sha256 = ANY (${[...hashes]})`;
}
