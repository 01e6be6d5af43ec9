import type { StoredUpload } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import { changedMeanwhile, refused } from '@/lib/platform/result';
import { fileStore } from '@/lib/platform/storage';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { giveUpUpload } from './giving-up.jobs';
import { columnsOf, type UploadGoal } from './goals';
import { stillArriving, waitsUntil } from './rules';

type Place = { readonly workspaceId: string; readonly goal: UploadGoal };

/**
 * Makes a person's uploads ready for a delivery, a draft, a message or a playbook: every byte there, and found by its
 * hash.
 * @param field the input that a refusal belongs to
 * @returns what `recordFile` takes, in the order asked for.
 * @throws Refused (`still_arriving`, `file_gone`)
 */
export async function readyUploads(
  userId: string,
  { workspaceId, goal }: Place,
  ids: readonly string[],
  field: string,
): Promise<readonly StoredUpload[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.upload.findMany({ where: { workspaceId, ...columnsOf(goal), id: { in: [...ids] } } }),
  );
  const ready: StoredUpload[] = [];
  for (const id of ids) {
    const row = rows.find((each) => each.id === id);
    if (!row) {
      const message =
        'One of these files isn’t here. Wait until it has arrived, or remove it and choose it again.';
      throw refused('file_gone', message, field);
    }
    const { name, sha256, contentType } = row;
    if (sha256 === null || contentType === null) {
      throw refused('still_arriving', stillArriving(name), field);
    }
    if (!(await fileStore().keep(id, sha256))) {
      const message = `“${name}” got lost in the storage. Remove it, and choose it again.`;
      throw refused('file_gone', message, field);
    }
    ready.push({ name, contentType, sha256, sizeBytes: Number(row.sizeBytes) });
  }
  return ready;
}

/**
 * From here on they belong to what they were for.
 * @throws Refused (`changed_meanwhile`) when one was used or removed meanwhile.
 */
export async function endUploads(
  tx: Tx,
  { workspaceId, into }: { readonly workspaceId: string; readonly into: 'delivery' | 'message' | 'playbook' },
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const ended = await tx.upload.deleteMany({ where: { workspaceId, id: { in: [...ids] } } });
  if (ended.count !== ids.length) throw changedMeanwhile(into);
}

type Conversation = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly threadId: string;
};

/**
 * Puts the files of a message that isn't sent after all back beside its draft, as if just uploaded: only their writer
 * can see them, until they are sent or have waited too long. The bytes stay where they are, under their hash.
 * @param fileIds in the order in which they were chosen
 * @returns their names, in that order.
 */
export async function giveBack(
  tx: Tx,
  { workspaceId, engagementId, threadId }: Conversation,
  fileIds: readonly string[],
  { userId: uploadedById, at }: { readonly userId: string; readonly at: Date },
): Promise<readonly string[]> {
  if (fileIds.length === 0) return [];
  const files = await tx.file.findMany({ where: { workspaceId, id: { in: [...fileIds] } } });
  const expiresAt = waitsUntil(at, { isWhole: true, into: 'message' });
  const inOrder = fileIds.flatMap((fileId) => files.find(({ id }) => id === fileId) ?? []);
  for (const { name, contentType, sizeBytes, sha256 } of inOrder) {
    const id = newId();
    const place = { workspaceId, id, engagementId, threadId, uploadedById };
    await tx.upload.createMany({
      data: {
        ...place,
        name,
        contentType,
        sizeBytes,
        sha256,
        receivedBytes: sizeBytes,
        begunAt: at,
        arrivedAt: at,
        expiresAt,
      },
    });
    await enqueue(tx, giveUpUpload, { workspaceId, uploadId: id }, { runAt: expiresAt });
  }
  return inOrder.map(({ name }) => name);
}
