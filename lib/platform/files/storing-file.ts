import { contentTypeOf } from './content-type';
import { encodeAnew } from './pictures';
import { type StoredUpload, storeUpload } from './storing';

/** A file whose bytes are stored; a picture among them can be shown. */
export type StoredFile = {
  readonly stored: StoredUpload;
  readonly picture: { readonly width: number; readonly height: number } | null;
};

/**
 * Stores one file: a picture is encoded anew, anything else is kept as it came.
 * @throws Refused (`empty_file`, `file_too_large`, `no_picture`)
 */
export async function storeFile(file: File, field: string): Promise<StoredFile> {
  const picture = await encodeAnew(file, await contentTypeOf(file), field);
  const kept = picture ? new File([picture.bytes], file.name) : file;
  const stored = await storeUpload(kept, field);
  return { stored, picture: picture && { width: picture.width, height: picture.height } };
}
