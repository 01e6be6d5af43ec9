import { findSides } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { cleanFileName } from '@/lib/platform/files/names';
import { recordFile } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { keepCertificate, type SealedCopy, sealInChain } from '@/lib/platform/record/sealing';
import { become, type Tx } from '@/lib/platform/tenancy';
import { appendEvents, lockEvaluation } from '../chain';
import { thaw } from '../document';
import { notifyAssistant, notifyStaff } from '../notifying';
import type { EvaluationCopyFacts } from './attachments';
import { closedMail } from './emails/signing';

type CopyRef = { readonly workspaceId: string; readonly evaluationId: string };

const CONTENT_TYPE = 'application/pdf';

/**
 * Reads what the PDF of an evaluation signed by both holds.
 * @returns null when there is nothing to make: the copy exists already, or it isn't done.
 * @throws Error when the text doesn't match the hash that both signed.
 */
export async function readCopy(
  tx: Tx,
  { workspaceId, evaluationId }: CopyRef,
): Promise<EvaluationCopyFacts | null> {
  const evaluation = await tx.evaluation.findUnique({
    where: { workspaceId_id: { workspaceId, id: evaluationId } },
    include: {
      copies: true,
      agreementVersion: { select: { currency: true } },
      signatures: { orderBy: { signedAt: 'asc' } },
      events: { orderBy: { sequence: 'asc' } },
    },
  });
  if (!evaluation || evaluation.copies.length > 0) return null;
  const { canonicalJson, documentHash, closedAt, round, signatures, events, agreementVersion } = evaluation;
  if (!canonicalJson || !documentHash || !closedAt) return null;
  const closed = events.findIndex(({ kind }) => kind === 'closed');
  return {
    evaluationId,
    document: thaw(canonicalJson, documentHash),
    canonicalJson,
    documentHash,
    closedAt,
    currency: agreementVersion.currency,
    signatures: signatures.filter((signature) => signature.round === round),
    events: events.slice(0, closed + 1),
  };
}

/** Records the sealed PDF as the evaluation's copy, and mails it to both. Once, however often it is tried. */
export async function handOut(
  tx: Tx,
  { workspaceId, evaluationId }: CopyRef,
  sealed: SealedCopy,
): Promise<void> {
  await lockEvaluation(tx, { workspaceId, id: evaluationId });
  if ((await tx.evaluationCopy.count({ where: { workspaceId, evaluationId } })) > 0) return;
  const evaluation = await tx.evaluation.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: evaluationId } },
    select: { workspaceId: true, id: true, engagementId: true, number: true, dueAt: true },
  });
  const { engagementId, number, dueAt } = evaluation;
  const { stored, certificate } = sealed;
  const { sha256 } = stored;
  const sides = await findSides(tx, evaluation);
  const name = cleanFileName(`Evaluation ${number}, ${sides.business.name} and ${sides.assistantName}.pdf`);
  const at = now();
  const file = { ...stored, name, contentType: CONTENT_TYPE };
  const fileId = await recordFile(tx, { workspaceId, engagementId, stored: file, uploadedById: null });
  await tx.evaluationCopy.createMany({
    data: { workspaceId, id: newId(), engagementId, evaluationId, fileId, sha256, createdAt: at },
  });
  await keepCertificate(tx, certificate);
  await appendEvents(tx, evaluation, [
    { kind: 'sealed', actorUserId: null, at, payload: sealInChain(sealed) },
    { kind: 'sent', actorUserId: null, at, payload: { sha256 } },
  ]);
  const notification = {
    kind: 'evaluation.closed',
    factId: evaluationId,
    at,
    moment: dueAt,
    attachments: [{ fileName: name, sha256, contentType: CONTENT_TYPE }],
    write: (words: Parameters<typeof closedMail>[0]) =>
      closedMail(words, { sha256, checkAt: absolute(addresses.verify()) }),
  } as const;
  await notifyAssistant(tx, evaluation, sides, notification);
  await notifyStaff(tx, evaluation, sides, notification);
}

/**
 * Records that a party has taken their copy, the first time each does. Does nothing when the file isn't such a copy.
 */
export async function noteDownload(
  tx: Tx,
  {
    workspaceId,
    fileId,
    userId,
  }: { readonly workspaceId: string; readonly fileId: string; readonly userId: string },
): Promise<void> {
  const copy = await tx.evaluationCopy.findFirst({
    where: { workspaceId, fileId },
    select: { evaluationId: true, engagementId: true, sha256: true },
  });
  if (!copy) return;
  const { evaluationId: id, engagementId, sha256 } = copy;
  // being able to find it is permission enough; an assistant whose engagement has ended may read it and write nothing
  await become(tx, { kind: 'workspace', workspaceId });
  await lockEvaluation(tx, { workspaceId, id });
  const before = { workspaceId, evaluationId: id, kind: 'downloaded', actorUserId: userId } as const;
  if ((await tx.evaluationEvent.count({ where: before })) > 0) return;
  await appendEvents(tx, { workspaceId, engagementId, id }, [
    { kind: 'downloaded', actorUserId: userId, at: now(), payload: { sha256 } },
  ]);
}
