import { saysOnly } from '@/lib/platform/files/serving';

export const dynamic = 'force-dynamic';

/**
 * Answers an unknown address below /api in plain text: a page can't, since no page there gets a policy
 * (lib/platform/http/before-pages.ts).
 */
function serve(): Response {
  return saysOnly(404, 'There is nothing at this address.');
}

export const GET = serve;
export const POST = serve;
export const PUT = serve;
export const PATCH = serve;
export const DELETE = serve;
