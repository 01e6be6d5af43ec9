import { z } from 'zod';
import { findFile } from '@/lib/files/queries';
import { sql, withActor } from '@/lib/platform/tenancy';

/** A file as it appears in what names it: its row, as part of a JSON object of a file `f`. */
export const FILE_OF_ROW = sql`'id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes`;

export const FileOfRow = z.object({ id: z.string(), name: z.string(), sizeBytes: z.number() });

export type AskedFile = {
  readonly workspaceId: string;
  readonly fileId: string;
  /** the files that something names */
  readonly named: readonly ({ readonly id: string } | null)[];
};

/** @returns a file that something names, for downloading; null when it names no such file, or it isn't theirs. */
export async function findNamedFile(userId: string, { workspaceId, fileId, named }: AskedFile) {
  const id = fileId.toLowerCase();
  if (!named.some((file) => file?.id === id)) return null;
  const found = await withActor({ kind: 'user', userId }, (tx) => findFile(tx, { workspaceId, id }));
  return found && { ...found, workspaceId };
}
