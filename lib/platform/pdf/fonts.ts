import { join } from 'node:path';
import { Font } from '@react-pdf/renderer';

const FILES = join(process.cwd(), 'node_modules/@fontsource/noto-sans/files');

/**
 * Noto Sans comes as one file per script. Each letter is looked for in this order, so names in any of them can be read:
 * Western and Eastern European, Filipino, Vietnamese, Cyrillic, Greek, Devanagari. Only the letters used are embedded.
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

/** The `fontFamily` of the copy's styles: the files in the order above. */
export const FACE: string[] = SCRIPTS.map((script) => `Noto Sans ${script}`);

let registered: Promise<ReadonlySet<number>> | undefined;

/**
 * Registers the fonts with the renderer, once per process.
 * @returns the code points that they have letters for.
 */
export function registerFonts(): Promise<ReadonlySet<number>> {
  registered ??= register();
  return registered;
}

async function register(): Promise<ReadonlySet<number>> {
  const letters = new Set<number>();
  for (const script of SCRIPTS) {
    const family = `Noto Sans ${script}`;
    // fonts are registered once per process, while this module may be loaded more than once in it
    if (!Font.getRegisteredFontFamilies().includes(family)) Font.register({ family, fonts: facesOf(script) });
    for (const face of FACES) {
      const { characterSet } = await repairFont({ fontFamily: family, ...face }, script);
      for (const codePoint of characterSet) letters.add(codePoint);
    }
  }
  Font.registerHyphenationCallback(piecesOf);
  return letters;
}

/** How many of the widest letters fit on a line of the narrowest column. */
const LONGEST_WORD = 40;
/** A hash has narrow letters, so it fits, and it is compared as it stands. */
const HASH = /^[0-9a-f]{64}$/;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A contract is read and quoted: no word is cut in two unless its end might run off the page. Non-breaking spaces are
 * treated like any other space, and a word without one is cut where the line ends.
 */
function piecesOf(word: string): string[] {
  if (word.length <= LONGEST_WORD || HASH.test(word)) return [word];
  const parts = word.split(/(\s)/).filter((part) => part !== '');
  return parts.flatMap((part) => {
    if (part.trim() === '') return [' '];
    if (part.length <= LONGEST_WORD) return [part];
    return Array.from(SEGMENTER.segment(part), ({ segment }) => segment);
  });
}

const facesOf = (script: string) =>
  FACES.map(({ fontWeight, fontStyle }) => ({
    src: join(FILES, `noto-sans-${script}-${fontWeight}-${fontStyle}.woff`),
    fontWeight,
    fontStyle,
  }));

/** What we patch in a fontkit font; it comes untyped. */
type Fontkit = {
  readonly postscriptName: string;
  readonly characterSet: readonly number[];
  readonly getGlyph: (id: number, characters?: readonly number[]) => object | null;
  readonly _getTableStream: (tag: string) => { pos: number } | null;
  /** the whole file */
  readonly stream: object;
  readonly _glyphs: Record<number, object>;
};

async function repairFont(face: Parameters<typeof Font.load>[0], script: string): Promise<Fontkit> {
  await Font.load(face);
  const font: unknown = Font.getFont(face)?.data;
  if (!isFontkit(font)) throw new Error(`the font for ${script} can't be read`);
  // a font that we have renamed has its own name property; an untouched one inherits it from its class
  if (Object.hasOwn(font, 'postscriptName')) return font;
  nameApart(font, script);
  keepCharactersApart(font);
  inflateOnce(font);
  return font;
}

/**
 * All files of one face carry the same PostScript name, and pdfkit, which keeps fonts by that name, would embed a file
 * again each time the script changes: a hundred fonts in a page with two scripts.
 */
function nameApart(font: Fontkit, script: string): void {
  Object.defineProperty(font, 'postscriptName', { value: `${font.postscriptName}-${script}` });
}

/**
 * fontkit keeps one glyph per id, with the characters it first stood for. A glyph first met as part of another, such as
 * A in Á, stands for none, and from then on the renderer leaves that letter out of every text, in later documents too.
 * Here glyphs are kept by id and characters, so that none depends on what was written before.
 */
function keepCharactersApart(font: Fontkit): void {
  const makeGlyph = font.getGlyph.bind(font);
  const made = new Map<string, object | null>();
  const getGlyph: Fontkit['getGlyph'] = (id, characters = []) => {
    const key = `${id}:${characters.join()}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    delete font._glyphs[id];
    const glyph = makeGlyph(id, characters);
    made.set(key, glyph);
    return glyph;
  };
  Object.defineProperty(font, 'getGlyph', { value: getGlyph });
}

/**
 * Tables of a WOFF file are compressed, and fontkit decompresses all outlines again for each letter it draws. Here each
 * table is decompressed once and read from its beginning each time, as fontkit reads an uncompressed file.
 */
function inflateOnce(font: Fontkit): void {
  const open = font._getTableStream.bind(font);
  const unpacked = new Map<string, { pos: number }>();
  const getTableStream: Fontkit['_getTableStream'] = (tag) => {
    const stream = unpacked.get(tag) ?? open(tag);
    if (stream === null || stream === font.stream) return stream;
    unpacked.set(tag, stream);
    stream.pos = 0;
    return stream;
  };
  Object.defineProperty(font, '_getTableStream', { value: getTableStream });
}

function isFontkit(font: unknown): font is Fontkit {
  return (
    typeof font === 'object' &&
    font !== null &&
    'postscriptName' in font &&
    'characterSet' in font &&
    'getGlyph' in font &&
    '_glyphs' in font &&
    '_getTableStream' in font &&
    'stream' in font
  );
}
