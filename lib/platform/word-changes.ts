import { diffArrays } from 'diff';

/** A stretch of text that both have, or only the one before, or only the one after. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * Words as people who read the script would count them (Unicode TR29; by a dictionary where words aren't set apart, as in
 * Chinese or Thai), with the blanks and signs between them. A letter is never parted from its marks.
 */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/** Beyond so many changed words two texts have nothing to do with each other, and looking on costs more than it tells. */
const MOST_CHANGES = 2_000;

/**
 * Compares two texts word by word.
 * @returns pieces in reading order: those that aren't added make the text before, those that aren't removed the text
 * after, to the last sign. What was removed stands before what was added in its place.
 */
export function compareWords(before: string, after: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_CHANGES });
  if (!changes) return tidy([piece('removed', before), piece('added', after)]);
  return tidy(
    changes.map(({ value, added, removed }) =>
      piece(added ? 'added' : removed ? 'removed' : 'same', value.join('')),
    ),
  );
}

/** @returns one side of a comparison, as it was given. */
export function sideOf(pieces: readonly Piece[], side: 'before' | 'after'): string {
  const other = side === 'before' ? 'added' : 'removed';
  return pieces.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
}

/** @returns whether anything differs. */
export function differs(pieces: readonly Piece[]): boolean {
  return pieces.some(({ kind }) => kind !== 'same');
}

function wordsOf(text: string): string[] {
  return Array.from(WORDS.segment(text), ({ segment }) => segment);
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text };
}

/** Nothing to read on its own: "the quick" → "a slow" is one change, not two with a blank between them. */
const BLANK = /^[^\S\n]*$/u;

/**
 * Gathers changes that only blanks keep apart, removed before added, so that a changed phrase reads as one.
 */
function tidy(pieces: readonly Piece[]): readonly Piece[] {
  const tidied: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') tidied.push(piece('removed', removed));
    if (added !== '') tidied.push(piece('added', added));
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const isBetween = removed !== '' && added !== '' && index < pieces.length - 1;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween && BLANK.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      if (text !== '') tidied.push(piece('same', text));
    }
  }
  flush();
  return tidied;
}
