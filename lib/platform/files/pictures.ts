import sharp from 'sharp';
import { refused } from '@/lib/platform/result';
import { cleanFileName } from './names';
import { MOST_SECONDS, oneAtATime } from './one-picture';

/** Kinds of picture that every browser shows, and that can be encoded anew here. */
const SHOWN = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' } as const;

/** A picture of a few kilobytes can unfold into gigabytes; this is more than any camera makes. */
const MOST_PIXELS = 100_000_000;
/** Nobody reads a page with more; a longer side is made this long. */
const LONGEST_SIDE = 3_000;

export type Picture = {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

/**
 * Encodes a picture anew, upright and without its metadata (where it was taken, by whom, with what): only such a one is
 * shown in a page (security.md, "Files").
 * @param contentType as its content says, not its name
 * @returns null for what isn't a picture that browsers show: that is kept as it is, to be saved.
 * @throws Refused (`no_picture`) when the bytes don't hold what they claim.
 */
export async function encodeAnew(file: File, contentType: string, field?: string): Promise<Picture | null> {
  const format = Object.entries(SHOWN).find(([type]) => type === contentType)?.[1];
  if (format === undefined) return null;
  const bytes = Buffer.from(await file.arrayBuffer());
  try {
    const { data, info } = await oneAtATime(() => encode(bytes, format));
    return { bytes: Buffer.from(data), width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    // sharp throws plain errors for whatever it can't read
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
