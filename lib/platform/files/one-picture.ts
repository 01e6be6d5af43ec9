/** How long encoding one picture may take: a hundred megapixels take some seconds, an endless animation minutes. */
export const MOST_SECONDS = 30;

let underWay: Promise<unknown> = Promise.resolve();

/**
 * Encodes pictures one at a time per process. Decoded, a hundred megapixels take almost half a gigabyte, and each
 * encoding holds one of the four threads on which Node also reads files and looks up names.
 * @returns what `encode` returns. @throws what it throws; the next in line isn't affected.
 */
export function oneAtATime<T>(encode: () => Promise<T>): Promise<T> {
  const encoded = underWay.then(encode);
  underWay = encoded.catch(() => undefined);
  return encoded;
}
