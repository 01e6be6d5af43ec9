import type { Tx } from '@/lib/platform/tenancy';

type Current = { readonly workspaceId: string; readonly id: string; readonly currentNumber: number };

/** @returns whether an agreement's current version is a file that both signed elsewhere, and confirm here. */
export async function isImported(tx: Tx, { workspaceId, id, currentNumber }: Current): Promise<boolean> {
  const where = { workspaceId, agreementId: id, agreementVersion: { number: currentNumber } };
  return (await tx.agreementImport.count({ where })) > 0;
}
