/** How long encoding one picture may take: one of a hundred megapixels takes some seconds, an endless animation minutes. */
export const MOST_SECONDS = 30;

let underWay: Promise<unknown> = Promise.resolve();

/**
 * Has pictures encoded one after the other in a process. Unfolded, one of a hundred megapixels takes almost half a gigabyte; and each
 * that is encoded holds one of the four threads on which Node also reads files and looks up names.
 * @returns what `encode` returns. @throws what it throws, which is nothing to whoever is next.
 */
export function oneAtATime<T>(encode: () => Promise<T>): Promise<T> {
  const encoded = underWay.then(encode);
  underWay = encoded.catch(() => undefined);
  return encoded;
}
