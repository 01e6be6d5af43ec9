/** Kinds of picture that are shown small in a page. */
const SHOWN: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
/** Larger files are only to be saved: they are read whole for being made small. */
const MOST_BYTES = 25 * 1024 * 1024;

/** A file, as far as decides about showing it. */
export type Previewed = { readonly contentType: string; readonly sizeBytes: number };

/** @returns whether a file, by its content, is a picture that a page may show small. */
export function hasPreview({ contentType, sizeBytes }: Previewed): boolean {
  return SHOWN.includes(contentType) && sizeBytes <= MOST_BYTES;
}
