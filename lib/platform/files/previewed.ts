/** Picture formats that get a small preview in a page. */
const SHOWN: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
/** Larger files can only be saved: making a preview reads the whole file. */
const MOST_BYTES = 25 * 1024 * 1024;

/** What decides whether a file gets a preview. */
export type Previewed = { readonly contentType: string; readonly sizeBytes: number };

/** @returns whether a file, by its content, is a picture that gets a preview. */
export function hasPreview({ contentType, sizeBytes }: Previewed): boolean {
  return SHOWN.includes(contentType) && sizeBytes <= MOST_BYTES;
}
