import type { StoredUpload } from '@/lib/platform/files/storing';
import { changedMeanwhile, Refused } from '@/lib/platform/result';
import { fileStore } from '@/lib/platform/storage';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { columnsOf, type UploadGoal } from './goals';
import { stillArriving } from './rules';

type Place = { readonly workspaceId: string; readonly goal: UploadGoal };

/**
 * Makes a person's uploads ready to be part of a delivery, a draft or a message: every byte there, and found by its hash.
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
      throw new Refused({ code: 'file_gone', message, field });
    }
    const { name, sha256, contentType } = row;
    if (sha256 === null || contentType === null) {
      throw new Refused({ code: 'still_arriving', message: stillArriving(name), field });
    }
    if (!(await fileStore().keep(id, sha256))) {
      const message = `“${name}” got lost in the storage. Remove it, and choose it again.`;
      throw new Refused({ code: 'file_gone', message, field });
    }
    ready.push({ name, contentType, sha256, sizeBytes: Number(row.sizeBytes) });
  }
  return ready;
}

/**
 * From here on they are files of what they were for.
 * @throws Refused (`changed_meanwhile`) when one was used or removed meanwhile.
 */
export async function endUploads(
  tx: Tx,
  { workspaceId, into }: { readonly workspaceId: string; readonly into: 'delivery' | 'message' },
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const ended = await tx.upload.deleteMany({ where: { workspaceId, id: { in: [...ids] } } });
  if (ended.count !== ids.length) throw changedMeanwhile(into);
}
