import { z } from 'zod';
import { deriveSecret, isDerived } from '@/lib/platform/auth/tokens';
import { Id } from '@/lib/platform/ids';

/** Time in which to begin a download; a download under way goes on. */
const GOOD_FOR_MS = 2 * 60 * 1000;

/** A file, and the person whose rights a link to it carries: row level security is asked again when it is used. */
export type LinkedFile = { readonly workspaceId: string; readonly fileId: string; readonly userId: string };

const PURPOSE = 'file-links';

const Address = z.object({
  of: z.tuple([Id, Id, Id]),
  until: z.string().regex(/^\d{1,14}$/),
  signature: z.string().regex(/^[\w-]{43}$/),
});

/** @returns a query string, with its question mark, that hands out one file to anybody who has it, for two minutes. */
export function signLink({ workspaceId, fileId, userId }: LinkedFile, now: Date): string {
  const of = `${workspaceId}.${fileId}.${userId}`;
  const until = String(now.getTime() + GOOD_FOR_MS);
  const signature = deriveSecret(PURPOSE, saidBy(of, until)).toString('base64url');
  return `?${new URLSearchParams({ of, until, signature })}`;
}

/** @returns what a link is for, and when it was made; null when it has expired or isn't ours. */
export function readLink(
  search: URLSearchParams,
  now: Date,
): (LinkedFile & { readonly madeAt: Date }) | null {
  const parsed = Address.safeParse({
    of: search.get('of')?.split('.'),
    until: search.get('until'),
    signature: search.get('signature'),
  });
  if (!parsed.success) return null;
  const { of, until, signature } = parsed.data;
  const isOurs = isDerived(Buffer.from(signature, 'base64url'), PURPOSE, saidBy(of.join('.'), until));
  if (!isOurs || Number(until) <= now.getTime()) return null;
  const [workspaceId, fileId, userId] = of;
  return { workspaceId, fileId, userId, madeAt: new Date(Number(until) - GOOD_FOR_MS) };
}

/** Everything a link stands for: for another file, person or expiry the signature is another one. */
function saidBy(of: string, until: string): string {
  return `${of} ${until}`;
}
