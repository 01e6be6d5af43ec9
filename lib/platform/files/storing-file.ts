import { putFile, readWhole } from '@/lib/platform/storage';
import { contentTypeOf } from './content-type';
import { encodeAnew } from './pictures';
import { MAX_FILE_BYTES, type StoredUpload, storeUpload } from './storing';

/** What every form calls the files that people choose for something: refusals name it. */
const FIELD = 'files';

/** A stored file; if it is a picture, it can be shown. */
export type StoredFile = {
  readonly stored: StoredUpload;
  readonly picture: { readonly width: number; readonly height: number } | null;
};

/**
 * Stores one file: a picture is re-encoded, anything else is kept as it came.
 * @throws Refused (`empty_file`, `file_too_large`, `no_picture`)
 */
export async function storeFile(file: File): Promise<StoredFile> {
  const picture = await encodeAnew(file, await contentTypeOf(file), FIELD);
  const kept = picture ? new File([picture.bytes], file.name) : file;
  const stored = await storeUpload(kept, FIELD);
  return { stored, picture: picture && { width: picture.width, height: picture.height } };
}

/**
 * As `storeFile`, for a file whose bytes came in pieces and are stored already. A picture too large for memory isn't
 * shown, and is kept as it came.
 * @throws Refused (`no_picture`)
 */
export async function storeArrived(arrived: StoredUpload): Promise<StoredFile> {
  const { name, contentType, sha256, sizeBytes } = arrived;
  const isPicture = contentType.startsWith('image/') && sizeBytes <= MAX_FILE_BYTES;
  const bytes = isPicture ? await readWhole(sha256) : null;
  const picture = bytes && (await encodeAnew(new File([new Uint8Array(bytes)], name), contentType, FIELD));
  if (!picture) return { stored: arrived, picture: null };
  const anew = await putFile(picture.bytes, { maxBytes: MAX_FILE_BYTES });
  return {
    stored: { name, contentType, ...anew },
    picture: { width: picture.width, height: picture.height },
  };
}
