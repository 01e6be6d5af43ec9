import { sealCertificates } from '@/lib/agreements/verifying/queries';

export const dynamic = 'force-dynamic';

/** Every certificate that copies were sealed with, for checking a seal with one's own tools. */
export async function GET(): Promise<Response> {
  return new Response(await sealCertificates(), {
    headers: { 'content-type': 'application/x-pem-file', 'cache-control': 'no-cache' },
  });
}
