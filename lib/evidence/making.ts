import { now } from '@/lib/platform/clock';
import { recordFile } from '@/lib/platform/files/storing';
import { log } from '@/lib/platform/logging/log';
import { RECORD_FILE } from '@/lib/platform/record/names';
import { keepCertificate } from '@/lib/platform/record/sealing';
import type { Attachment } from '@/lib/platform/seal/pdf';
import { putFile, readWhole } from '@/lib/platform/storage';
import { asOfOneMoment, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { type EngagementRecord, readRecord, recordText } from './reading';

/** A record of years with many agreements stays well below it. */
const MAX_BYTES = 200 * 1024 * 1024;

type EvidenceRequest = { readonly workspaceId: string; readonly id: string; readonly userId: string };

/**
 * Makes a requested file: reads the record as the person who asked, renders and seals it, and keeps it for them alone.
 * All steps but the last leave nothing visible, so whatever runs twice ends with one file. If a sealed copy that
 * belongs in it is missing from the storage, retrying won't help: that is recorded instead.
 */
export async function sealEvidence({ workspaceId, id, userId }: EvidenceRequest): Promise<void> {
  const actor = { kind: 'user', userId } as const;
  const at = now();
  const record = await asOfOneMoment(actor, async (tx, me) => {
    const requested = await findAsked(tx, { workspaceId, id });
    if (!requested) return null;
    const { engagementId } = requested;
    const isFormers = staffRole(me, workspaceId) === null && me.pastEngagementIds.includes(engagementId);
    return readRecord(tx, { workspaceId, engagementId }, { at, isFormers });
  });
  if (!record) return;
  const { found, lacking } = await readCopies(record);
  if (lacking.length > 0) {
    log.error({ lacking: lacking.map(({ sha256 }) => sha256) }, 'sealed copies are not in the storage');
    const stopped = { stoppedAt: at, lacks: lacking.map(({ name }) => name).join('\n') };
    await withActor(actor, (tx) =>
      tx.evidenceFile.updateMany({ where: { workspaceId, id, ...WAITING }, data: stopped }),
    );
    return;
  }
  // loaded here, in the worker: a web process never needs them
  const { renderEvidence } = await import('./evidence-pdf');
  const { sealPdf } = await import('@/lib/platform/seal/sealing');
  const attachments = attachmentsOf(record, found);
  const rendered = await renderEvidence(record, at);
  const sealed = await sealPdf(rendered, {
    attachments,
    reason: 'Sealed by Handover, as both sides had it on record',
    at,
  });
  const stored = await putFile(sealed.bytes, { maxBytes: MAX_BYTES });
  await withActor(actor, async (tx) => {
    const requested = await findAsked(tx, { workspaceId, id });
    if (!requested) return;
    const { engagementId } = requested;
    const fileId = await recordFile(tx, {
      workspaceId,
      engagementId,
      uploadedById: null,
      heldForId: userId,
      stored: {
        ...stored,
        name: `record-${at.toISOString().slice(0, 10)}.pdf`,
        contentType: 'application/pdf',
      },
    });
    await keepCertificate(tx, sealed.certificate);
    await tx.evidenceFile.updateMany({
      where: { workspaceId, id, ...WAITING },
      data: { fileId, sha256: stored.sha256, sealedAt: at },
    });
  });
}

/** Neither made nor found to be impossible. */
const WAITING = { sealedAt: null, stoppedAt: null } as const;

/** Locks what was requested. @returns null when that is already settled, or isn't the actor's. */
async function findAsked(tx: Tx, { workspaceId, id }: Pick<EvidenceRequest, 'workspaceId' | 'id'>) {
  await tx.$queryRaw`
    SELECT id FROM evidence_files WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.evidenceFile.findFirst({
    where: { workspaceId, id, ...WAITING },
    select: { engagementId: true },
  });
}

type Copy = EngagementRecord['copies'][number];

/**
 * Reads each agreement as both hold it: its sealed copy, and the file that was signed elsewhere; and reports missing
 * ones.
 */
async function readCopies({ copies }: EngagementRecord) {
  const found: (Copy & { readonly bytes: Buffer })[] = [];
  const lacking: Copy[] = [];
  for (const copy of copies) {
    const bytes = await readWhole(copy.sha256);
    if (bytes) found.push({ ...copy, bytes });
    else lacking.push(copy);
  }
  return { found, lacking };
}

/** The record as it is hashed, and the agreements. */
function attachmentsOf(
  record: EngagementRecord,
  found: Awaited<ReturnType<typeof readCopies>>['found'],
): readonly Attachment[] {
  const copies = found.map(({ name, sha256, bytes }) => ({
    name,
    mimeType: 'application/pdf',
    description: `An agreement as both hold it, SHA-256 ${sha256}`,
    bytes,
  }));
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
