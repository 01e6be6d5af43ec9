import { prisma } from '@/lib/platform/db/client';

/** What the record says about a sealed copy to anybody who knows its hash. */
export type FoundCopy = {
  /** what it is a copy of */
  readonly record: string;
  readonly state: string;
  readonly stateChangedAt: Date;
  readonly inForceAt: Date | null;
  readonly replacedAt: Date | null;
};

/**
 * Looks up a sealed copy by its SHA-256 (hex), across all workspaces, without a session. One statement.
 * @returns the status of what it is a copy of, or null when there is no such copy.
 */
export async function findCopy(sha256: string): Promise<FoundCopy | null> {
  const [row] = await prisma().$queryRaw<FoundCopy[]>`
    SELECT record, state, state_changed_at AS "stateChangedAt", in_force_at AS "inForceAt", replaced_at AS "replacedAt"
    FROM app.find_copy(${sha256})`;
  return row ?? null;
}

/** @returns the certificates that copies were sealed with; they are public, and belong to no workspace. */
export async function listSealCertificates(): Promise<readonly { readonly pem: string }[]> {
  return prisma().sealCertificate.findMany({
    select: { pem: true },
    orderBy: [{ firstUsedAt: 'asc' }, { fingerprint: 'asc' }],
  });
}

/** Looks up a sealed record by its SHA-256 (hex), as `findCopy` does. @returns when it was sealed, or null when there is none. */
export async function findEvidence(sha256: string): Promise<Date | null> {
  const [row] = await prisma().$queryRaw<{ sealedAt: Date | null }[]>`
    SELECT app.find_evidence(${sha256}) AS "sealedAt"`;
  return row?.sealedAt ?? null;
}

/** Looks up a sealed reference by its SHA-256 (hex), as `findCopy` does. @returns when it was sealed, or null when there is none. */
export async function findReference(sha256: string): Promise<Date | null> {
  const [row] = await prisma().$queryRaw<{ sealedAt: Date | null }[]>`
    SELECT app.find_reference(${sha256}) AS "sealedAt"`;
  return row?.sealedAt ?? null;
}
