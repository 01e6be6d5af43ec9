import { findFile } from '@/lib/files/queries';
import { withActor } from '@/lib/platform/tenancy';

type Asked = {
  readonly workspaceId: string;
  readonly fileId: string;
  /** the files that what was read names */
  readonly named: readonly ({ readonly id: string } | null)[];
};

/** @returns a file that something names, as it is handed out; null when it names no such file, or it isn't theirs. */
export async function findNamedFile(userId: string, { workspaceId, fileId, named }: Asked) {
  const id = fileId.toLowerCase();
  if (!named.some((file) => file?.id === id)) return null;
  const found = await withActor({ kind: 'user', userId }, (tx) => findFile(tx, { workspaceId, id }));
  return found && { ...found, workspaceId };
}
