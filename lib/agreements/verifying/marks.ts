import { RECORD_FILE, REFERENCE_FILE } from '@/lib/platform/record/names';
import { SEALED_FILES } from '../sealed-records.rules';

/**
 * The names of the files inside mark a sealed copy, even a changed one. Each appears in the file by itself and in plain
 * letters, so that one change can't remove them all.
 */
const MARKS = [...SEALED_FILES, RECORD_FILE, REFERENCE_FILE].map((name) => new TextEncoder().encode(name));
const LONGEST = Math.max(...MARKS.map((mark) => mark.length));

/** Looks for a copy's marks in a file that comes in pieces. @returns a function to call with each piece, in order. */
export function markFinder(): (piece: Uint8Array) => boolean {
  let tail: Uint8Array = new Uint8Array();
  let isMarked = false;
  return (piece) => {
    if (isMarked) return true;
    // a mark may begin in one piece and end in the next
    const seam = new Uint8Array(tail.length + Math.min(piece.length, LONGEST));
    seam.set(tail);
    seam.set(piece.subarray(0, LONGEST), tail.length);
    isMarked = MARKS.some((mark) => has(seam, mark) || has(piece, mark));
    tail = (piece.length < LONGEST ? seam : piece).slice(-LONGEST);
    return isMarked;
  };
}

function has(bytes: Uint8Array, mark: Uint8Array): boolean {
  const [first = 0] = mark;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}
