import type { Money } from '@/lib/platform/money/money';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import type { BriefRef } from '../document/document.statement';
import { readContent } from './content.rules';

/** @returns the current givens of the playbook behind a brief; none if there is no playbook. One query. */
export async function listPlaybookGivens(tx: Tx, ref: BriefRef): Promise<readonly string[]> {
  const [row] = await tx.$queryRaw<{ stored: unknown }[]>`SELECT (${playbookOfBriefQuery(ref)}) AS stored`;
  return givensIn(row?.stored);
}

/**
 * @returns the query of what the playbook behind a brief holds now, as its newest version is stored; none if there is
 * no playbook.
 */
export function playbookOfBriefQuery({ workspaceId, id }: BriefRef): Sql {
  return sql`
    SELECT v.content FROM briefs b
    JOIN playbook_versions v ON v.workspace_id = b.workspace_id AND v.playbook_id = b.playbook_id
    WHERE b.workspace_id = ${workspaceId}::uuid AND b.id = ${id}::uuid ORDER BY v.number DESC LIMIT 1`;
}

/** @returns the price in what `playbookOfBriefQuery` found; null if it names none. */
export function priceIn(stored: unknown): Money | null {
  return stored ? readContent(stored).budgetMoney : null;
}

/** @returns the givens in what `playbookOfBriefQuery` found. */
export function givensIn(stored: unknown): readonly string[] {
  return stored ? readContent(stored).givens.map(({ text }) => text) : [];
}
