import type { Tx } from '@/lib/platform/tenancy';
import type { Place } from './reading';

/** @returns each agreement that has been in force, with the text that both signed and who signed it; and its sealed copies. */
export async function readAgreements(tx: Tx, place: Place) {
  const rows = await tx.agreement.findMany({
    where: { ...place, inForceAt: { not: null } },
    orderBy: { inForceAt: 'asc' },
    include: {
      versions: { where: { documentHash: { not: null } }, orderBy: { number: 'asc' } },
      signatures: { orderBy: { signedAt: 'asc' } },
      copies: { orderBy: { createdAt: 'asc' } },
    },
  });
  return {
    agreements: rows.map(({ id, title, state, stateChangedAt, inForceAt, versions, signatures }) => ({
      ...{ id, title, state },
      stateChangedAt: stateChangedAt.toISOString(),
      inForceAt: inForceAt?.toISOString() ?? null,
      versions: versions.map(({ number, documentHash, canonicalJson }) => ({
        number,
        documentHash: documentHash ?? '',
        canonicalJson: canonicalJson ?? '',
      })),
      signatures: signatures.map((signature) => ({
        ...{ party: signature.party, signedName: signature.signedName, kind: signature.kind },
        ...{ documentHash: signature.documentHash, signedAt: signature.signedAt.toISOString() },
      })),
    })),
    copies: rows.flatMap(({ copies }, index) =>
      copies.map(({ sha256 }, place) => ({ name: `agreement-${index + 1}-${place + 1}.pdf`, sha256 })),
    ),
  };
}
