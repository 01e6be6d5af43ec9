import { z } from 'zod';
import type { Tx } from '@/lib/platform/tenancy';
import { readVersions } from '../versions';
import { fillIn, placeholderValues } from './wording';

/** What fills in a clause's text as its page does: the terms of its version, and the names of both sides. */
export const ClauseParts = z.object({
  versionId: z.string(),
  business: z.string(),
  businessZone: z.string(),
  assistant: z.string(),
  assistantZone: z.string().nullable(),
});

type FoundClause = {
  readonly workspaceId: string;
  readonly id: string;
  readonly text: string;
  readonly clause: z.infer<typeof ClauseParts>;
};

/** @returns the filled-in text of clauses that were found, "14 days’ notice" for `{{notice}}`, by their ids. */
export async function fillClauses(
  tx: Tx,
  clauses: readonly FoundClause[],
): Promise<ReadonlyMap<string, string>> {
  const filled = new Map<string, string>();
  for (const workspaceId of new Set(clauses.map((each) => each.workspaceId))) {
    const own = clauses.filter((each) => each.workspaceId === workspaceId);
    const versions = await readVersions(tx, workspaceId, [
      ...new Set(own.map(({ clause }) => clause.versionId)),
    ]);
    for (const { id, text, clause } of own) {
      const version = versions.get(clause.versionId);
      if (version) filled.set(id, fillIn(text, placeholderValues(version.terms, clause)));
    }
  }
  return filled;
}
