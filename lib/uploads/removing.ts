import { notFound } from '@/lib/platform/result';
import { fileStore } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import type { UploadRef } from './loading';

/** Removes an upload that its person no longer wants. @throws Refused (`not_found`) */
export async function removeUpload(userId: string, ref: UploadRef): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx) => {
    const removed = await tx.upload.deleteMany({ where: ref });
    if (removed.count === 0) throw notFound('file');
  });
  await fileStore().forget(ref.id);
}
