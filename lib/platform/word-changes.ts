import { diffArrays } from 'diff';

/** A stretch of text that both have, or only the one before, or only the one after. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * Words as people who read the script would count them (Unicode TR29; by a dictionary where words aren't set apart, as in
 * Chinese or Thai), with the blanks and signs between them. A letter is never parted from its marks.
 */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Beyond so many changed words a text has been written anew: marks at every other word tell a reader nothing, and the time
 * to find them grows with their square.
 */
const MOST_CHANGES = 300;

/**
 * Compares two texts word by word, or line by line where a text has been written anew.
 * @returns pieces in reading order: those that aren't added make the text before, those that aren't removed the text
 * after, to the last sign. What was removed stands before what was added in its place.
 */
export function compareWords(before: string, after: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const pieces = compareParts(wordsOf(before), wordsOf(after)) ??
    compareParts(linesOf(before), linesOf(after)) ?? [piece('removed', before), piece('added', after)];
  return tidy(pieces);
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

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** @returns null when more has changed than is worth telling apart. */
function compareParts(before: string[], after: string[]): readonly Piece[] | null {
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES });
  if (!changes) return null;
  return changes.map(({ value, added, removed }) =>
    piece(added ? 'added' : removed ? 'removed' : 'same', value.join('')),
  );
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
