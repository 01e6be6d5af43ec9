/**
 * Kept in memory for each file under way; the size of a piece that browsers send, and more than a bucket's minimum for
 * a part.
 */
const CHUNK_BYTES = 8 * 1024 * 1024;

/** How a source ended: `tooLong` when there was more than allowed; the rest is then not read. */
type Ended = { readonly how: 'whole' | 'tooLong' } | { readonly how: 'broken'; readonly error: unknown };

/**
 * Gathers bytes from outside into chunks that can be stored one by one; the last may be shorter. If the connection
 * breaks, what had arrived is a chunk too.
 * @param atMost the limit in bytes
 */
export async function* chunksOf(
  source: AsyncIterable<Uint8Array>,
  atMost: number,
): AsyncGenerator<Buffer, Ended> {
  const pieces = source[Symbol.asyncIterator]();
  let gathered: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  for (;;) {
    // anything from outside may break off at any moment
    const next = await pieces.next().catch((error: unknown) => ({ error }));
    if ('error' in next || next.done) {
      if (length > 0) yield Buffer.concat(gathered, length);
      return 'error' in next ? { how: 'broken', error: next.error } : { how: 'whole' };
    }
    total += next.value.length;
    if (total > atMost) {
      await pieces.return?.();
      return { how: 'tooLong' };
    }
    gathered.push(next.value);
    length += next.value.length;
    if (length < CHUNK_BYTES) continue;
    let all = Buffer.concat(gathered, length);
    for (; all.length >= CHUNK_BYTES; all = all.subarray(CHUNK_BYTES)) yield all.subarray(0, CHUNK_BYTES);
    gathered = [all];
    length = all.length;
  }
}
