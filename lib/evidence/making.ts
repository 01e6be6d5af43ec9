import { now } from '@/lib/platform/clock';
import { recordFile } from '@/lib/platform/files/storing';
import { RECORD_FILE } from '@/lib/platform/record/names';
import { keepCertificate } from '@/lib/platform/record/sealing';
import type { Attachment } from '@/lib/platform/seal/pdf';
import { putFile, readWhole } from '@/lib/platform/storage';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type EngagementRecord, readRecord, recordText } from './reading';

/** A record of years with many agreements stays well below it. */
const MAX_BYTES = 200 * 1024 * 1024;

type Asked = { readonly workspaceId: string; readonly id: string; readonly userId: string };

/**
 * Makes a file that was asked for: reads the record as its asker, renders and seals it, and keeps it for them alone. All
 * but the last step leave nothing that anybody can see, so whatever runs twice ends with one file.
 */
export async function sealEvidence({ workspaceId, id, userId }: Asked): Promise<void> {
  const actor = { kind: 'user', userId } as const;
  const at = now();
  const record = await withActor(actor, async (tx) => {
    const asked = await findAsked(tx, { workspaceId, id });
    return asked && readRecord(tx, { workspaceId, engagementId: asked.engagementId }, at);
  });
  if (!record) return;
  // loaded here, in the worker: a web process never needs them
  const { renderEvidence } = await import('./evidence-pdf');
  const { sealPdf } = await import('@/lib/platform/seal/sealing');
  const attachments = await attachmentsOf(record);
  const rendered = await renderEvidence(record, at);
  const sealed = await sealPdf(rendered, {
    attachments,
    reason: 'Sealed by Handover, as both sides had it on record',
    at,
  });
  const stored = await putFile(sealed.bytes, { maxBytes: MAX_BYTES });
  await withActor(actor, async (tx) => {
    const asked = await findAsked(tx, { workspaceId, id });
    if (!asked) return;
    const { engagementId } = asked;
    const fileId = await recordFile(tx, {
      ...{ workspaceId, engagementId, uploadedById: null, heldForId: userId },
      stored: {
        ...stored,
        name: `record-${at.toISOString().slice(0, 10)}.pdf`,
        contentType: 'application/pdf',
      },
    });
    await keepCertificate(tx, sealed.certificate);
    await tx.evidenceFile.updateMany({
      where: { workspaceId, id, sealedAt: null },
      data: { fileId, sha256: stored.sha256, sealedAt: at },
    });
  });
}

/** Waits for, and takes, what was asked for. @returns null when it is made already, or isn't the actor's. */
async function findAsked(tx: Tx, { workspaceId, id }: Pick<Asked, 'workspaceId' | 'id'>) {
  await tx.$queryRaw`
    SELECT id FROM evidence_files WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.evidenceFile.findFirst({
    where: { workspaceId, id, sealedAt: null },
    select: { engagementId: true },
  });
}

/** The record as it is hashed, and each agreement as both hold it: its sealed copy, and the file that was signed elsewhere. */
async function attachmentsOf(record: EngagementRecord): Promise<readonly Attachment[]> {
  const copies: Attachment[] = [];
  for (const { name, sha256 } of record.copies) {
    const bytes = await readWhole(sha256);
    if (!bytes) throw new Error('an agreement is not in the storage');
    copies.push({
      name,
      mimeType: 'application/pdf',
      description: `An agreement as both hold it, SHA-256 ${sha256}`,
      bytes,
    });
  }
  return [
    {
      name: RECORD_FILE,
      mimeType: 'application/json',
      description:
        'Agreements, briefs and their changes, time, what was owed and paid, the books and the messages, as canonical JSON',
      text: recordText(record),
    },
    ...copies,
  ];
}
