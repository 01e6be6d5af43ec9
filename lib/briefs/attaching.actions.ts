'use server';

import { z } from 'zod';
import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { recordFile } from '@/lib/platform/files/storing';
import { storeFile } from '@/lib/platform/files/storing-file';
import { Id } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { requireWriter } from './attaching';

/** One file for a draft, which needn't be saved yet. */
const AttachFile = z.object({
  workspaceId: Id,
  id: Id,
  engagementId: Id,
  /** made where it was dropped: the same file sent twice over a bad line is one file */
  fileId: Id,
  file: z.instanceof(File, { error: 'Choose a file from your device.' }),
});

/**
 * Puts a file into a draft. It is the owner's side's alone, and only there once the draft is saved with it: until then
 * nothing says that it goes with the brief.
 */
export const attachFile = definePreparedAction({
  name: 'briefs.attach',
  input: AttachFile,
  limit: 'upload',
  async prepare(input, { userId }) {
    await withActor({ kind: 'user', userId }, (tx, me) => requireWriter(tx, { ...me, userId }, input));
    return storeFile(input.file, 'file');
  },
  async run({ input, tx, me }, { stored, picture }) {
    await requireWriter(tx, me, input);
    const { workspaceId, engagementId, id, fileId } = input;
    await recordFile(tx, {
      workspaceId,
      engagementId,
      id: fileId,
      draftOf: id,
      stored,
      picture,
      uploadedById: me.userId,
    });
    return { id: fileId, name: stored.name, sizeBytes: stored.sizeBytes, picture };
  },
});
