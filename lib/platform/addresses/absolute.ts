import { env } from '@/lib/platform/env/env';

/** @returns a page's absolute URL, for mails and links to copy. */
export function absolute(path: string): string {
  return new URL(path, env().NEXTAUTH_URL).href;
}
