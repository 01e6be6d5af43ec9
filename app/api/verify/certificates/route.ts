import { sealCertificates } from '@/lib/agreements/verifying/queries';

export const dynamic = 'force-dynamic';

/** Every certificate that copies were sealed by, for whoever checks a seal with tools of their own. */
export async function GET(): Promise<Response> {
  return new Response(await sealCertificates(), {
    headers: { 'content-type': 'application/x-pem-file', 'cache-control': 'no-cache' },
  });
}
