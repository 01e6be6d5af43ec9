import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { cleanFileName } from '@/lib/platform/files/names';
import { recordFile } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { keepCertificate, type SealedCopy, sealInChain } from '@/lib/platform/record/sealing';
import type { Tx } from '@/lib/platform/tenancy';
import { formatStamp } from '@/lib/platform/time/format';
import { appendEvents } from '../appending';
import { thaw } from '../document/document';
import type { AgreementMailData } from '../emails/agreement-mail';
import { lockAgreement } from '../loading';
import { type NotifiedAgreement, notifyAssistant, notifyOwner, type Reader } from '../notifying';
import { SIGNATURE_STANDS } from '../standing-signatures.queries';
import type { Copy } from './agreement-pdf';
import type { Evidence } from './attachments';
import type { Amended } from './certificate';
import { type CopyToSend, copyToSend, sendToNamed } from './copy-sending';
import { inForceMail } from './emails/in-force';

export type CopyRef = {
  readonly workspaceId: string;
  readonly agreementId: string;
  readonly versionId: string;
};

const CONTENT_TYPE = 'application/pdf';

/**
 * Reads what the PDF of a version in force holds.
 * @returns null when there is nothing to make: the copy exists already, or the version isn't in force.
 * @throws Error when the text doesn't match the hash that both signed.
 */
export async function readCopy(tx: Tx, ref: CopyRef): Promise<(Copy & Evidence) | null> {
  const { workspaceId, agreementId, versionId } = ref;
  const version = await tx.agreementVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: versionId } },
    include: {
      copies: true,
      signatures: { where: SIGNATURE_STANDS, orderBy: { signedAt: 'asc' } },
      agreement: { select: { amends: { select: { inForceAt: true } } } },
    },
  });
  if (!version || version.copies.length > 0) return null;
  const { canonicalJson, documentHash, signatures } = version;
  if (!canonicalJson || !documentHash) return null;
  const events = await tx.agreementEvent.findMany({
    where: { workspaceId, agreementId },
    orderBy: { sequence: 'asc' },
  });
  const inForce = events.findIndex(
    ({ kind, payload }) => kind === 'in_force' && payload.includes(documentHash),
  );
  const inForceAt = events[inForce]?.at;
  if (!inForceAt) return null;
  const before = version.agreement.amends?.inForceAt;
  return {
    amends: before ? amendedIn(events, before) : null,
    agreementId,
    document: thaw(canonicalJson, documentHash),
    canonicalJson,
    documentHash,
    inForceAt,
    signatures,
    // only up to coming into force: later events, such as a visit to the page, would change the same copy's bytes
    events: events.slice(0, inForce + 1),
  };
}

const NamesAmended = z.object({ amends: z.object({ agreementId: z.string(), documentHash: z.string() }) });

/**
 * @returns the previous agreement, as the chain named it when this one was proposed.
 * @param inForceAt since when that was in force
 */
function amendedIn(events: readonly { readonly payload: string }[], inForceAt: Date): Amended | null {
  for (const { payload } of events) {
    const named = NamesAmended.safeParse(JSON.parse(payload));
    if (named.success) return { ...named.data.amends, inForceAt };
  }
  return null;
}

/** Records the sealed PDF as the version's copy, and mails it to both who signed. Once, however often it is tried. */
export async function handOut(tx: Tx, ref: CopyRef, sealed: SealedCopy): Promise<void> {
  const { stored, certificate } = sealed;
  const { workspaceId, agreementId, versionId } = ref;
  await lockAgreement(tx, { workspaceId, id: agreementId });
  if ((await tx.agreementCopy.count({ where: { workspaceId, versionId } })) > 0) return;

  const agreement = await tx.agreement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: agreementId } },
    include: {
      engagement: { include: { assistant: true, workspace: true } },
      signatures: { where: { versionId, party: 'owner', ...SIGNATURE_STANDS }, include: { user: true } },
    },
  });
  const { engagementId, title } = agreement;
  const name = cleanFileName(`${title}.pdf`);
  const at = now();
  const fileId = await recordFile(tx, {
    workspaceId,
    engagementId,
    stored: { ...stored, name, contentType: CONTENT_TYPE },
    uploadedById: null,
  });
  await tx.agreementCopy.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      agreementId,
      versionId,
      fileId,
      sha256: stored.sha256,
      createdAt: at,
    },
  });
  const { sha256 } = stored;
  const pdf = { fileName: name, sha256, contentType: CONTENT_TYPE };
  const copy = await copyToSend(tx, { workspaceId, versionId }, pdf);
  await mailCopies(tx, agreement, copy);
  await keepCertificate(tx, certificate);
  const seal = { ...sealInChain(sealed), versionId };
  await appendEvents(tx, agreement, [
    { kind: 'sealed', actorUserId: null, at, payload: seal },
    { kind: 'sent', actorUserId: null, at, payload: { sha256, versionId } },
  ]);
  await sendToNamed(tx, agreement, copy, at);
}

type SignedAgreement = NotifiedAgreement & {
  readonly inForceAt: Date | null;
  readonly signatures: readonly { readonly user: Reader }[];
};

async function mailCopies(
  tx: Tx,
  agreement: SignedAgreement,
  { versionId, sha256, isImported, attachments }: CopyToSend,
): Promise<void> {
  const since = formatStamp(agreement.inForceAt ?? now());
  const checkAt = absolute(addresses.verify());
  const notification = (next: string) => ({
    kind: 'agreement.in_force' as const,
    factId: versionId,
    write: (words: AgreementMailData) => inForceMail(words, { since, sha256, checkAt, next, isImported }),
    attachments,
  });
  const { slug, name } = agreement.engagement.workspace;
  for (const { user } of agreement.signatures) {
    const url = absolute(addresses.newBrief(slug, agreement.engagementId));
    await notifyOwner(
      tx,
      agreement,
      user,
      notification(`The first piece of work can be handed over now: ${url}`),
    );
  }
  await notifyAssistant(
    tx,
    agreement,
    notification(`${name} can hand work over to you now; it arrives in your inbox.`),
  );
}
