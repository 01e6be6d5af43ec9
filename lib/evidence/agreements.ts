import type { Prisma } from '@/lib/platform/db/generated/client';
import { scanStateOf } from '@/lib/platform/files/checking.rules';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';

/**
 * @returns each agreement that has been in force, with the text that both signed and who signed it; and its files:
 * sealed copies, and for one signed elsewhere the file that both confirmed, which is its text.
 */
export async function readAgreements(tx: Tx, place: EngagementRef) {
  const rows = await tx.agreement.findMany({
    where: { ...place, inForceAt: { not: null } },
    orderBy: { inForceAt: 'asc' },
    include: SIGNED,
  });
  return {
    agreements: rows.map(
      ({ id, title, state, stateChangedAt, inForceAt, versions, signatures, imports }) => ({
        id,
        title,
        state,
        stateChangedAt: stateChangedAt.toISOString(),
        inForceAt: inForceAt?.toISOString() ?? null,
        versions: versions.map(asOffered),
        signatures: signatures.map((signature) => ({
          party: signature.party,
          signedName: signature.signedName,
          kind: signature.kind,
          documentHash: signature.documentHash,
          signedAt: signature.signedAt.toISOString(),
          takenBackAt: signature.takenBack?.takenBackAt.toISOString() ?? null,
        })),
        signedElsewhere: imports.map(({ sha256, signedOn, file }) => ({
          fileName: file.name,
          sha256,
          signedOn: dateOf(signedOn),
        })),
      }),
    ),
    copies: rows.flatMap(({ copies, imports }, index) => [
      ...copies.map(({ sha256 }, place) => ({ name: `agreement-${index + 1}-${place + 1}.pdf`, sha256 })),
      ...imports
        .filter(({ file }) => scanStateOf(file.check).kind === 'free')
        .map(({ sha256 }) => ({ name: `agreement-${index + 1}-signed-elsewhere.pdf`, sha256 })),
    ]),
  };
}

type Version = {
  readonly number: number;
  readonly documentHash: string | null;
  readonly canonicalJson: string | null;
};

/** @throws Error for a version that was never offered: those have neither text nor hash, and aren't asked for. */
function asOffered({ number, documentHash, canonicalJson }: Version) {
  if (documentHash === null || canonicalJson === null) throw new Error(`version ${number} was never offered`);
  return { number, documentHash, canonicalJson };
}

const SIGNED = {
  versions: { where: { documentHash: { not: null } }, orderBy: { number: 'asc' } },
  signatures: { include: { takenBack: true }, orderBy: { signedAt: 'asc' } },
  copies: { orderBy: { createdAt: 'asc' } },
  imports: {
    include: { file: { select: { name: true, check: { select: { outcome: true, found: true } } } } },
    orderBy: { importedAt: 'asc' },
  },
} as const satisfies Prisma.AgreementInclude;
