import { join } from 'node:path';
import { Font } from '@react-pdf/renderer';

const FILES = join(process.cwd(), 'node_modules/@fontsource/noto-sans/files');

/**
 * Noto Sans comes as one file per script. In this order each letter is looked for, so names in any of them can be read:
 * Western and Eastern European, Filipino, Vietnamese, Cyrillic, Greek, Devanagari. Only letters used are embedded.
 */
const SCRIPTS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'devanagari',
] as const;

const FACES = [
  { fontWeight: 400, fontStyle: 'normal' },
  { fontWeight: 400, fontStyle: 'italic' },
  { fontWeight: 600, fontStyle: 'normal' },
  { fontWeight: 600, fontStyle: 'italic' },
] as const;

/** What `fontFamily` of the copy's styles is: the files in the order above. */
export const FACE: string[] = SCRIPTS.map((script) => `Noto Sans ${script}`);

let registered: Promise<void> | undefined;

/** Makes the fonts known to the renderer, once per process. */
export function registerFonts(): Promise<void> {
  registered ??= register();
  return registered;
}

async function register(): Promise<void> {
  for (const script of SCRIPTS) {
    const family = `Noto Sans ${script}`;
    Font.register({
      family,
      fonts: FACES.map(({ fontWeight, fontStyle }) => ({
        src: join(FILES, `noto-sans-${script}-${fontWeight}-${fontStyle}.woff`),
        fontWeight,
        fontStyle,
      })),
    });
    for (const face of FACES) await ready({ fontFamily: family, ...face }, script);
  }
  // a contract is read and quoted: no word is cut in two
  Font.registerHyphenationCallback((word) => [word]);
}

/**
 * Two things that fonts kept for the life of a process need.
 *
 * The files of one face all carry the same PostScript name, and pdfkit, which keeps fonts by that name, would embed a
 * file anew each time the script changes: a hundred fonts in a page with two scripts.
 *
 * fontkit keeps a glyph as it was first met. One met as a part of another ("A" in "Á") knows no letter, and whoever
 * copies or searches the text of a later document would not find it; so it learns its letter once it is met by one.
 */
async function ready(face: Parameters<typeof Font.load>[0], script: string): Promise<void> {
  await Font.load(face);
  const font = Font.getFont(face)?.data;
  if (!font || !('postscriptName' in font)) throw new Error(`the font for ${script} can't be read`);
  Object.defineProperty(font, 'postscriptName', { value: `${font.postscriptName}-${script}` });
  const find = font.getGlyph.bind(font);
  const getGlyph = (id: number, letters: number[] = []) => {
    const glyph = find(id, letters);
    if (glyph.codePoints.length === 0) glyph.codePoints = letters;
    return glyph;
  };
  Object.defineProperty(font, 'getGlyph', { value: getGlyph });
}
