'use server';

import { z } from 'zod';
import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { recordFile } from '@/lib/platform/files/storing';
import { storeArrived } from '@/lib/platform/files/storing-file';
import { Id } from '@/lib/platform/ids';
import { changedMeanwhile } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { readyUploads } from '@/lib/uploads/taking';
import { requireWriter } from '../attaching';
import { listDraftFiles } from '../files';

/** A file uploaded for a draft that may not be saved yet. */
const AttachFile = z.object({
  workspaceId: Id,
  id: Id,
  engagementId: Id,
  /** the upload's */
  fileId: Id,
});

/**
 * Puts an uploaded file into a draft. Only the owner's side can reach it, and only once the draft has been saved with
 * it: until then nothing says that it goes with the brief. A repeat after a lost answer finds it done already.
 */
export const attachFile = definePreparedAction({
  name: 'briefs.attach',
  input: AttachFile,
  async prepare(input, { userId }) {
    const { workspaceId, id: briefId, engagementId, fileId } = input;
    const isThere = await withActor({ kind: 'user', userId }, async (tx, me) => {
      await requireWriter(tx, { ...me, userId }, input);
      return (await listDraftFiles(tx, input, fileId)).length > 0;
    });
    if (isThere) return null;
    const goal = { kind: 'draft', briefId, engagementId } as const;
    const [stored] = await readyUploads(userId, { workspaceId, goal }, [fileId], 'files');
    return stored ? storeArrived(stored) : null;
  },
  async run({ input, tx, me }, file) {
    await requireWriter(tx, me, input);
    const { workspaceId, engagementId, id: draftOf, fileId: id } = input;
    const [attached] = await listDraftFiles(tx, input, id);
    if (attached) return attached;
    const ended = await tx.upload.deleteMany({ where: { workspaceId, id, draftOf } });
    if (!file || ended.count === 0) throw changedMeanwhile('file');
    await recordFile(tx, { workspaceId, engagementId, id, draftOf, ...file, uploadedById: me.userId });
    return { id, name: file.stored.name, sizeBytes: file.stored.sizeBytes, picture: file.picture };
  },
});
