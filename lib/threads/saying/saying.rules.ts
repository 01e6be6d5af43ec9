import { isSameFiles, type KeptFile, type SentFiles } from '@/lib/platform/files/same-files';

/** A message as it is kept. */
export type KeptSaying = {
  readonly authorId: string;
  /** its text, and its texts before edits; nothing if it was deleted, or taken back while it waited */
  readonly texts: readonly string[];
  readonly quotedId: string | null;
  readonly files: readonly KeptFile[];
};

/** What a form says that was posted under that message's key. */
export type Saying = {
  readonly authorId: string;
  /** empty if only files are sent */
  readonly body: string;
  readonly quotedId: string | null;
  readonly files: SentFiles;
};

/** @returns the text of a message that only has files. */
export function wordsForFiles(names: readonly string[]): string {
  return names.join(', ');
}

/** @returns whether a form says what was said under its key, however that was edited since. */
export function isSaid(kept: KeptSaying, saying: Saying): boolean {
  const words = saying.body || wordsForFiles(kept.files.map(({ name }) => name));
  return (
    kept.authorId === saying.authorId &&
    kept.quotedId === saying.quotedId &&
    kept.texts.includes(words) &&
    isSameFiles(kept.files, saying.files)
  );
}
