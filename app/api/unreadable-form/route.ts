import { saysOnly } from '@/lib/platform/files/serving';

export const dynamic = 'force-dynamic';

/** Answers a form that no page can read, whatever page it was posted to (lib/platform/http/unreadable-form.ts). */
export function POST(): Response {
  return saysOnly(
    400,
    'This form didn’t arrive as one of our pages sends it, so nothing was done. Go back, load the page again, and send it from there.',
  );
}
