import type { RequestFacts, SignedIn } from '@/lib/platform/auth/signed-in';
import { newId } from '@/lib/platform/ids';
import { sha256 } from '@/lib/platform/record/canonical';
import { evidenceOf, howTheySignedIn } from '@/lib/platform/record/evidence';
import type { Tx } from '@/lib/platform/tenancy';
import type { NewEvent } from '../chain';
import type { Party } from '../rules';
import { consentFor } from '../schema';
import { SIGNATURE_STANDS } from '../standing-signatures.queries';

type SignaturePlace = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly agreementId: string;
  readonly versionId: string;
};

type Signing = {
  readonly party: Party;
  /** how many this side has given under this text, with those it took back */
  readonly number: number;
  /** the printed name, always typed */
  readonly signedName: string;
  /** the strokes of a drawn signature, or null */
  readonly drawn: string | null;
  /** whether it confirms a file signed elsewhere rather than signs a text here */
  readonly isImported: boolean;
  readonly documentHash: string;
  readonly signedIn: SignedIn;
  readonly request: RequestFacts;
  readonly at: Date;
};

/**
 * Writes a signature with its evidence: who, with which verified address, when, from where, how they had proved who
 * they are, which wording they consented to, and which text they signed (security.md, "Signatures that stand up").
 * @returns its id, and the events for the chain.
 */
export async function writeSignature(
  tx: Tx,
  place: SignaturePlace,
  { party, number, signedName, drawn, isImported, documentHash, signedIn, request, at }: Signing,
): Promise<{ readonly id: string; readonly events: readonly NewEvent[] }> {
  const id = newId();
  const { userId, name: accountName, email: verifiedEmail, authenticatedAt } = signedIn;
  const authMethod = howTheySignedIn(signedIn);
  const { ip, userAgent } = request;
  const consent = consentFor({ isImported });
  await tx.agreementSignature.createMany({
    data: {
      ...place,
      id,
      party,
      number,
      userId,
      signedName,
      accountName,
      verifiedEmail,
      drawn,
      kind: isImported ? 'confirmation' : 'signature',
      consentText: consent.text,
      consentVersion: consent.version,
      documentHash,
      authenticatedAt,
      authMethod,
      ip,
      userAgent,
      signedAt: at,
    },
  });
  const consented = { party, consentVersion: consent.version, consentHash: sha256(consent.text) };
  const evidence = {
    party,
    signatureId: id,
    signedName,
    drawnHash: drawn === null ? null : sha256(drawn),
    documentHash,
    ...evidenceOf(signedIn, request),
  };
  return {
    id,
    events: [
      { kind: 'consented', actorUserId: userId, at, payload: consented },
      { kind: isImported ? 'confirmed' : 'signed', actorUserId: userId, at, payload: evidence },
    ],
  };
}

/** @returns whose signatures under a version were taken back, one entry each. */
export async function takenBackUnder(
  tx: Tx,
  { workspaceId, versionId }: Pick<SignaturePlace, 'workspaceId' | 'versionId'>,
): Promise<readonly Party[]> {
  const rows = await tx.agreementSignature.findMany({
    where: { workspaceId, versionId, NOT: SIGNATURE_STANDS },
    select: { party: true },
  });
  return rows.map(({ party }) => party);
}
