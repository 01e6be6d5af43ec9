import { saysOnly } from '@/lib/platform/files/serving';

export const dynamic = 'force-dynamic';

/** What isn't there is said in words: a page can't say it, since below /api none has a policy (lib/platform/http/before-pages.ts). */
function serve(): Response {
  return saysOnly(404, 'There is nothing at this address.');
}

export const GET = serve;
export const POST = serve;
export const PUT = serve;
export const PATCH = serve;
export const DELETE = serve;
