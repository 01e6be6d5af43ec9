import { saysOnly } from '@/lib/platform/files/serving';
import { UNREADABLE_WORDS } from '@/lib/platform/http/unreadable-form';

export const dynamic = 'force-dynamic';

/** Answers a form that no page can read, whatever page it was posted to (lib/platform/http/unreadable-form.ts). */
export function POST(): Response {
  return saysOnly(400, UNREADABLE_WORDS);
}
