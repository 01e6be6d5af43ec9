/**
 * @param name made by us: only letters, digits, dots and dashes
 * @returns a response that a browser saves as a file.
 */
export function savedFile(
  content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  name: string,
  contentType: string,
): Response {
  return new Response(content, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
