import sharp from 'sharp';
import { refused } from '@/lib/platform/result';
import { cleanFileName } from './names';
import { MOST_SECONDS, oneAtATime } from './one-picture';

/** Picture formats that every browser shows, and that we can re-encode. */
const SHOWN = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' } as const;

/** A picture of a few kilobytes can unpack to gigabytes; this is more than any camera makes. */
const MOST_PIXELS = 100_000_000;
/** No reader's screen needs more; a longer side is scaled down to this. */
const LONGEST_SIDE = 3_000;

export type Picture = {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

/**
 * Re-encodes a picture upright and without its metadata (where it was taken, by whom, with what): only such pictures
 * are shown in a page (security.md, "Files").
 * @param contentType from its content, not its name
 * @returns null for anything that isn't a picture browsers show: that is kept as it is, to be saved.
 * @throws Refused (`no_picture`) when the bytes aren't what they claim to be.
 */
export async function encodeAnew(file: File, contentType: string, field?: string): Promise<Picture | null> {
  const format = Object.entries(SHOWN).find(([type]) => type === contentType)?.[1];
  if (format === undefined) return null;
  const bytes = Buffer.from(await file.arrayBuffer());
  try {
    const { data, info } = await oneAtATime(() => encode(bytes, format));
    return { bytes: Buffer.from(data), width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    // sharp throws plain errors for anything it can't read
    if (!(error instanceof Error)) throw error;
    const message = `“${cleanFileName(file.name)}” can’t be read as a picture. Save it again, or choose another.`;
    throw refused('no_picture', message, field);
  }
}

function encode(bytes: Buffer, format: (typeof SHOWN)[keyof typeof SHOWN]) {
  return sharp(bytes, {
    limitInputPixels: MOST_PIXELS,
    animated: format === 'gif' || format === 'webp',
  })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toFormat(format)
    .timeout({ seconds: MOST_SECONDS })
    .toBuffer({ resolveWithObject: true });
}
