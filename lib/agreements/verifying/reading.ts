import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { markFinder } from './marks';

/** What is asked about a file: nothing else about it leaves the person's device. */
export type FileFacts = {
  readonly sha256: string;
  /** whether it carries a sealed copy's marks */
  readonly isMarked: boolean;
};

/**
 * Reads a file piece by piece, however large, in a browser or anywhere else. Not with `crypto.subtle`: that wants the
 * whole file in memory, and isn't available on a page without https.
 */
export async function readFile(pieces: AsyncIterable<Uint8Array>): Promise<FileFacts> {
  const hash = sha256.create();
  const look = markFinder();
  let isMarked = false;
  for await (const piece of pieces) {
    hash.update(piece);
    isMarked = look(piece);
  }
  return { sha256: bytesToHex(hash.digest()), isMarked };
}
