/**
 * Reads a request's body as text, as long as it isn't longer than allowed: what isn't proven to come from a friend may
 * not fill the memory first.
 * @param maxBytes how much may come at most
 * @returns the text, or null when more came; the rest is then not read.
 */
export async function readBounded(
  request: { readonly body: AsyncIterable<Uint8Array> | null },
  maxBytes: number,
): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
