import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';

type SeenClause = {
  readonly workspaceId: string;
  /** the agreement */
  readonly id: string;
  /** of the version that the person had read */
  readonly number: number;
  readonly clauseKey: string;
};

/**
 * Finds the clause that somebody comments on, in the version they had read.
 * @returns the version's id, and the clause as it was written, with its placeholders.
 * @throws Refused (`not_found`) when that version hasn't been proposed, or has no such clause.
 */
export async function findClause(tx: Tx, { workspaceId, id, number, clauseKey }: SeenClause) {
  const clause = await tx.agreementClause.findFirst({
    where: {
      workspaceId,
      key: clauseKey,
      agreementVersion: { agreementId: id, number, documentHash: { not: null } },
    },
    select: { versionId: true, heading: true, body: true },
  });
  if (!clause) throw notFound('clause');
  return clause;
}
