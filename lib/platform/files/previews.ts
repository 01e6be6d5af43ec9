import sharp from 'sharp';
import { log } from '@/lib/platform/logging/log';
import { fileStore, readWhole } from '@/lib/platform/storage';
import { MOST_SECONDS, oneAtATime } from './one-picture';
import { hasPreview, type Previewed } from './previewed';

/** A picture of a few kilobytes can unpack to gigabytes. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 1_200;

/**
 * Makes a small preview of a stored picture: re-encoded, upright, its first frame only, and without its metadata (where
 * it was taken, by whom, with what). The delivered file stays as it is, byte for byte. A preview is made once and kept
 * beside the files; a lost one is made again.
 * @returns WebP, or null when the bytes aren't the picture they begin as.
 */
export async function previewOf(
  file: Previewed & { readonly sha256: string },
): Promise<Buffer<ArrayBuffer> | null> {
  if (!hasPreview(file) || !/^[0-9a-f]{64}$/.test(file.sha256)) return null;
  const kept = await fileStore().readPreview(file.sha256);
  if (kept) return kept;
  const original = await readWhole(file.sha256);
  const made = original && (await oneAtATime(() => makeSmall(original)));
  if (!made) return null;
  await fileStore().writePreview(file.sha256, made);
  return made;
}

async function makeSmall(original: Buffer): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const small = await sharp(original, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer();
    return Buffer.from(small);
  } catch (err) {
    log.info({ err }, 'a picture can’t be made small');
    return null;
  }
}
