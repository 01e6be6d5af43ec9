import { isSameFiles, type KeptFile, type SentFiles } from '@/lib/platform/files/same-files';
import { sha256 } from '@/lib/platform/record/canonical';

/** A message as it is stored, whether it was delivered or still waits to be. */
export type StoredMessage = {
  readonly authorId: string;
  /** its text, and its texts before edits; nothing if it was deleted, or taken back while it waited */
  readonly texts: readonly string[];
  /** of its first text, where that was replaced while it waited; null: it wasn't */
  readonly firstSha256: string | null;
  readonly quotedId: string | null;
  readonly files: readonly KeptFile[];
};

/** What a form says that is posted under a stored message's key. */
export type PostedMessage = {
  readonly authorId: string;
  /** empty if only files are sent */
  readonly body: string;
  readonly quotedId: string | null;
  readonly files: SentFiles;
};

/** @returns the text of a message that only has files. */
export function textForFiles(names: readonly string[]): string {
  return names.join(', ');
}

/** @returns whether a form is the one that its stored message came from, however that was edited since. */
export function isSameMessage(kept: StoredMessage, saying: PostedMessage): boolean {
  const words = saying.body || textForFiles(kept.files.map(({ name }) => name));
  return (
    kept.authorId === saying.authorId &&
    kept.quotedId === saying.quotedId &&
    (kept.texts.includes(words) || kept.firstSha256 === sha256(words)) &&
    isSameFiles(kept.files, saying.files)
  );
}
