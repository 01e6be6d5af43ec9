import { readiness } from '@/lib/platform/readiness';

export const dynamic = 'force-dynamic';

/** Ready: for a load balancer, which sends nobody here while this answers 503. */
export async function GET(): Promise<Response> {
  const { isReady, ...facts } = await readiness();
  return Response.json(
    { status: isReady ? 'ready' : 'not ready', ...facts },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
