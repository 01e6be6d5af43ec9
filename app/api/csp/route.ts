import { requestFacts } from '@/lib/platform/auth/from-request';
import { countedNetwork } from '@/lib/platform/auth/request-facts';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { violationsIn } from '@/lib/platform/http/content-policy-reports';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { log } from '@/lib/platform/logging/log';

export const dynamic = 'force-dynamic';

/** A browser's report holds a page's address and a few words; anything longer isn't one. */
const MAX_BYTES = 32_000;

/**
 * Receives browsers' reports on a page's policy (W3C CSP3, 5; Reporting API). Anybody can post here, so little is
 * believed and less is kept: which rule, and the origin that was refused. Page addresses hold secrets, and are left
 * out.
 */
export async function POST(request: Request): Promise<Response> {
  const { ip } = await requestFacts();
  const refused = await tooOften('policyReport', ip === null ? 'anywhere' : countedNetwork(ip));
  if (refused) return refused;
  const body = await readBounded(request, MAX_BYTES);
  for (const violation of violationsIn(body ?? '')) log.warn(violation, 'a page’s policy refused something');
  return new Response(null, { status: 204 });
}
