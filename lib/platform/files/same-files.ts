import type { StoredFile } from './storing-file';

/** A file as some row keeps it. */
export type KeptFile = { readonly name: string; readonly sha256: string };

/** Files that come with a form. */
export type SentFiles = {
  /** those whose bytes are at hand, now that the form is posted again */
  readonly stored: readonly StoredFile[];
  /** how many it names; files uploaded before the form were taken by its first posting and aren't at hand any more */
  readonly count: number;
};

/**
 * @returns whether the files that come with a form are the ones already kept: the same number, and each one at hand
 * among them.
 */
export function isSameFiles(kept: readonly KeptFile[], { stored, count }: SentFiles): boolean {
  const isKept = ({ stored: { name, sha256 } }: StoredFile) =>
    kept.some((file) => file.name === name && file.sha256 === sha256);
  return kept.length === count && stored.every(isKept);
}
