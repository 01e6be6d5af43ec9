import { z } from 'zod';
import { severalOf } from '@/lib/platform/actions/several';
import { idOr } from '@/lib/platform/ids';

/**
 * What a form sends for a file input: nothing, one, several, or, if left alone, an empty one, which a browser names ''
 * and React's own encoding "undefined".
 * @returns all that somebody chose; anything that isn't a file is left for the schema to refuse.
 */
export function chosenFiles(sent: unknown): readonly unknown[] {
  return severalOf(sent).filter((file) => !isLeftAlone(file));
}

function isLeftAlone(sent: unknown): boolean {
  return sent === '' || (sent instanceof File && sent.size === 0 && ['', 'undefined'].includes(sent.name));
}

/**
 * @param most how many a form takes
 * @returns a schema for files uploaded before their form: the uploads' ids, each once.
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
