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
    for (const face of FACES) await nameApart({ fontFamily: family, ...face }, script);
  }
  // a contract is read and quoted: no word is cut in two
  Font.registerHyphenationCallback((word) => [word]);
}

/**
 * The files of one face all carry the same PostScript name, and pdfkit, which keeps fonts by that name, would embed a
 * file anew each time the script changes: a hundred fonts in a page with two scripts.
 */
async function nameApart(face: Parameters<typeof Font.load>[0], script: string): Promise<void> {
  await Font.load(face);
  const font = Font.getFont(face)?.data;
  if (!font || !('postscriptName' in font)) throw new Error(`the font for ${script} can't be read`);
  Object.defineProperty(font, 'postscriptName', { value: `${font.postscriptName}-${script}` });
}
