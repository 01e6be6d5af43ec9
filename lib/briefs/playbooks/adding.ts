import { type StoredFile, storeArrived, storeFile } from '@/lib/platform/files/storing-file';
import { notFound } from '@/lib/platform/result';
import { staffRole, withActor } from '@/lib/platform/tenancy';
import { readyUploads } from '@/lib/uploads/taking';

type AddedFiles = {
  readonly workspaceId: string;
  readonly id: string;
  readonly versionId: string;
  /** sent with the form */
  readonly files: readonly File[];
  /** uploaded before it */
  readonly uploads: readonly string[];
  readonly addRow?: string | undefined;
};

/**
 * Stores the files that a playbook's form adds. Nothing is written to disk for somebody who may not write one. A
 * version saved before has its files already, including those uploaded for it.
 * @throws Refused (`not_found`, `still_arriving`, `file_gone`, `empty_file`, `file_too_large`, `no_picture`)
 */
export async function storePlaybookFiles(
  userId: string,
  { workspaceId, id, versionId, files, uploads, addRow }: AddedFiles,
): Promise<readonly StoredFile[]> {
  if (files.length + uploads.length === 0 || addRow !== undefined) return [];
  const version = { workspaceId, playbookId: id, id: versionId };
  const countSaved = () =>
    withActor({ kind: 'user', userId }, async (tx, me) => {
      if (staffRole(me, workspaceId) === null) throw notFound('playbook');
      return tx.playbookVersion.count({ where: version });
    });
  await countSaved();
  const goal = { kind: 'playbook', playbookId: id } as const;
  try {
    const stored: StoredFile[] = [];
    for (const each of await readyUploads(userId, { workspaceId, goal }, uploads, 'files'))
      stored.push(await storeArrived(each));
    for (const file of files) stored.push(await storeFile(file));
    return stored;
  } catch (error) {
    if ((await countSaved()) > 0) return [];
    throw error;
  }
}
