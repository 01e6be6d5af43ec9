import { now } from '@/lib/platform/clock';
import { REFERENCE_FILE } from '@/lib/platform/record/names';
import { keepCertificate } from '@/lib/platform/record/sealing';
import { putFile } from '@/lib/platform/storage';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { readReference, referenceText } from './reading';

/** A working life with hundreds of evaluations stays well below it. */
const MAX_BYTES = 50 * 1024 * 1024;

type ReferenceRequest = { readonly id: string; readonly userId: string };

/**
 * Makes a requested reference: reads the record as its person, renders and seals it, and keeps it for them alone. All
 * steps but the last leave nothing visible. If a business has withdrawn its permission meanwhile, the last one fails (a
 * database constraint), and the next run reads without it.
 */
export async function sealReference({ id, userId }: ReferenceRequest): Promise<void> {
  const actor = { kind: 'user', userId } as const;
  const at = now();
  const reference = await withActor(actor, async (tx) => {
    if (!(await isWaiting(tx, id))) return null;
    const found = await readReference(tx, userId, at);
    if (found.parts.length > 0) return found;
    await tx.referenceFile.updateMany({ where: { id }, data: { droppedAt: at } });
    return null;
  });
  if (!reference) return;
  // loaded here, in the worker: a web process never needs them
  const { renderReference } = await import('./reference-pdf');
  const { sealPdf } = await import('@/lib/platform/seal/sealing');
  const sealed = await sealPdf(await renderReference(reference.record, at), {
    attachments: [
      {
        name: REFERENCE_FILE,
        mimeType: 'application/json',
        description: 'Engagements, their facts and what was written in signed evaluations, as canonical JSON',
        text: referenceText(reference.record),
      },
    ],
    reason: 'Sealed by Handover, from the record',
    at,
  });
  const { sha256, sizeBytes } = await putFile(sealed.bytes, { maxBytes: MAX_BYTES });
  await withActor(actor, async (tx) => {
    if (!(await isWaiting(tx, id))) return;
    await keepCertificate(tx, sealed.certificate);
    await tx.referencePart.createMany({
      data: reference.parts.map((part) => ({ ...part, referenceId: id, userId })),
    });
    await tx.referenceFile.updateMany({
      where: { id },
      data: { sha256, sizeBytes: BigInt(sizeBytes), sealedAt: at },
    });
  });
}

/** Locks what was requested. @returns whether it is still to be made, and is the actor's. */
async function isWaiting(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM reference_files WHERE id = ${id}::uuid AND sealed_at IS NULL AND dropped_at IS NULL FOR UPDATE`;
  return rows.length > 0;
}
