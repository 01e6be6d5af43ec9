import { z } from 'zod';
import { severalOf } from '@/lib/platform/actions/several';
import { idOr } from '@/lib/platform/ids';

/**
 * What a form sends for an input of files: nothing, one, several, or, where it was left alone, an empty one, which a
 * browser names '' and React's own way of sending "undefined".
 * @returns all that somebody chose; what isn't a file is left for the schema to refuse.
 */
export function chosenFiles(sent: unknown): readonly unknown[] {
  return severalOf(sent).filter((file) => !isLeftAlone(file));
}

function isLeftAlone(sent: unknown): boolean {
  return sent === '' || (sent instanceof File && sent.size === 0 && ['', 'undefined'].includes(sent.name));
}

/**
 * @param most how many go with one form
 * @returns what a form may say of files that have arrived before it: the ids of their uploads, each once.
 */
export function arrivedFiles(most: number) {
  return z
    .preprocess(
      severalOf,
      z.array(idOr('A file is still on its way. Wait until it has arrived, or remove it.')),
    )
    .pipe(z.array(z.string()).max(most, `At most ${most} files at once.`))
    .transform((ids) => [...new Set(ids)]);
}
