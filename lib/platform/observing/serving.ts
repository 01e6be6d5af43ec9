import { createHash } from 'node:crypto';
import { isSameSecret } from '@/lib/platform/auth/tokens';
import { env } from '@/lib/platform/env/env';
import { measure } from './measures';

const NEVER_KEPT = { 'cache-control': 'no-store' };

/**
 * @param authorization the header of that name (`Bearer …`, RFC 6750)
 * @returns the metrics; 401 without the token, and 404 if nothing is measured.
 */
export async function measurementsFor(authorization: string | null): Promise<Response> {
  const { METRICS_TOKEN } = env();
  const measures = measure();
  if (METRICS_TOKEN === undefined || !measures)
    return new Response(null, { status: 404, headers: NEVER_KEPT });
  if (!isSameSecret(hashed(authorization ?? ''), hashed(`Bearer ${METRICS_TOKEN}`)))
    return new Response(null, { status: 401, headers: { ...NEVER_KEPT, 'www-authenticate': 'Bearer' } });
  const { text, contentType } = await measures.told();
  return new Response(text, { headers: { ...NEVER_KEPT, 'content-type': contentType } });
}

/** Hashed to one length, whatever was sent. */
function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
