import { recordFile } from '@/lib/platform/files/storing';
import { type StoredFile, storeFile } from '@/lib/platform/files/storing-file';
import { demand, notFound, refused } from '@/lib/platform/result';
import { type ActorAccess, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { stillArriving } from '@/lib/uploads/rules';
import type { By } from './files';
import { loadBrief } from './loading';
import { decide } from './rules';

type DraftRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };
type Person = { readonly userId: string };

/**
 * Stores the files sent with the editor's own form. Nothing is written to disk for somebody who may not write the
 * draft.
 */
export async function storeFiles(
  form: DraftRef & { readonly files: readonly File[]; readonly addRow?: string | undefined },
  { userId }: Person,
): Promise<readonly StoredFile[]> {
  if (form.files.length === 0 || form.addRow !== undefined) return [];
  await withActor({ kind: 'user', userId }, (tx, me) => requireWriter(tx, { ...me, userId }, form));
  const stored: StoredFile[] = [];
  for (const file of form.files) stored.push(await storeFile(file));
  return stored;
}

/**
 * Anybody who may write a draft may put files into it; before its first save, anybody who may write one for this
 * assistant.
 * @throws Refused (`not_found`, `wrong_state`)
 */
export async function requireWriter(tx: Tx, me: ActorAccess & Person, draft: DraftRef): Promise<void> {
  const { workspaceId, id, engagementId } = draft;
  if (staffRole(me, workspaceId) === null) throw notFound('brief');
  const where = { workspaceId_id: { workspaceId, id } };
  if (await tx.brief.findUnique({ where, select: { id: true } })) {
    const { facts, actor } = await loadBrief(tx, me, draft);
    demand(decide(facts, 'save', actor));
  }
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { id: true },
  });
  if (!engagement) throw notFound('assistant');
}

/**
 * Refuses to hand over a brief while a file that its writer added is still uploading.
 * @throws Refused (`still_arriving`)
 */
export async function requireArrived(
  tx: Tx,
  { workspaceId, id, uploads }: Omit<DraftRef, 'engagementId'> & { readonly uploads: readonly string[] },
): Promise<void> {
  if (uploads.length === 0) return;
  const where = { workspaceId, draftOf: id, id: { in: [...uploads] } };
  const upload = await tx.upload.findFirst({ where, select: { name: true } });
  if (!upload) return;
  throw refused('still_arriving', stillArriving(upload.name), 'files');
}

/** Records that stored files were put into a draft. @returns their ids. */
export async function recordFiles(
  tx: Tx,
  { workspaceId, id, engagementId }: DraftRef,
  files: readonly StoredFile[],
  { userId: uploadedById }: By,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const file of files) {
    ids.push(await recordFile(tx, { workspaceId, engagementId, ...file, uploadedById, draftOf: id }));
  }
  return ids;
}
