import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementRef } from './loading';
import type { Terms } from './terms.rules';
import { readVersion } from './versions';

type Predecessor = {
  readonly terms: Terms;
  /** what the successor's chain says of it: its text, and where its own chain stood */
  readonly link: { readonly agreementId: string; readonly documentHash: string; readonly chainHash: string };
};

/** @returns the agreement that another one is to replace, as far as that one has to name it. */
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

/** @returns the hash of the last event in an agreement's chain; null while there is none. */
export async function lastHash(tx: Tx, { workspaceId, id }: AgreementRef): Promise<string | null> {
  const last = await tx.agreementEvent.findFirst({
    where: { workspaceId, agreementId: id },
    orderBy: { sequence: 'desc' },
    select: { hash: true },
  });
  return last?.hash ?? null;
}
