import { notFound } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import type { AgreementRef } from '../loading';
import type { Terms } from '../terms/terms.rules';
import { readVersion } from '../versions';

type Predecessor = {
  readonly terms: Terms;
  /** what the successor's chain says about it: its text, and where its own chain stood */
  readonly link: { readonly agreementId: string; readonly documentHash: string; readonly chainHash: string };
};

/** @returns the agreement that another one is to replace, with what that one has to name. */
export async function readPredecessor(tx: Tx, { workspaceId, id }: AgreementRef): Promise<Predecessor> {
  const { currentNumber: number } = await tx.agreement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { currentNumber: true },
  });
  const { id: versionId, documentHash } = await tx.agreementVersion.findUniqueOrThrow({
    where: { workspaceId_agreementId_number: { workspaceId, agreementId: id, number } },
    select: { id: true, documentHash: true },
  });
  const chainHash = await lastHash(tx, { workspaceId, id });
  if (documentHash === null || chainHash === null) throw notFound('agreement');
  const { terms } = await readVersion(tx, { workspaceId, versionId });
  return { terms, link: { agreementId: id, documentHash, chainHash } };
}

/**
 * @returns the last day of the original terms, if they have been prolonged since; null if they never were. Terms that
 * begin on another day aren't the original: the two may have agreed before, and worked together again.
 */
export async function lastDayBefore(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { startsOn, endsOn }: Pick<Terms, 'startsOn' | 'endsOn'>,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ day: string }[]>`
    SELECT v.ends_on::text AS day
    FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ${engagementId}::uuid AND a.in_force_at IS NOT NULL
      AND v.starts_on = ${startsOn}::date AND v.ends_on < ${endsOn}::date
    ORDER BY v.ends_on DESC LIMIT 1`;
  return row?.day ?? null;
}

/** @returns the hash of the last event in an agreement's chain; null while there is none. */
export async function lastHash(tx: Tx, { workspaceId, id }: AgreementRef): Promise<string | null> {
  const last = await tx.agreementEvent.findFirst({
    where: { workspaceId, agreementId: id },
    orderBy: { sequence: 'desc' },
    select: { hash: true },
  });
  return last?.hash ?? null;
}
