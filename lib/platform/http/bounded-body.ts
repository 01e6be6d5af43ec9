/**
 * Reads a request's body as text, up to a limit: nothing unauthenticated may fill the memory first.
 * @param maxBytes the limit
 * @returns the text, or null when there was more; the rest is then not read.
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
