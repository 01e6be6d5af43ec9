import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { goodSecrets } from '@/lib/platform/auth/tokens';
import { env } from '@/lib/platform/env';
import { Id } from '@/lib/platform/ids';

/** Time to begin a download in; a longer one goes on. */
const GOOD_FOR_MS = 2 * 60 * 1000;

/** A file, and the person whose rights a link to it has: row level security is asked again when it is used. */
export type LinkedFile = { readonly workspaceId: string; readonly fileId: string; readonly userId: string };

const Address = z.object({
  of: z.tuple([Id, Id, Id]),
  until: z.string().regex(/^\d{1,14}$/),
  signature: z.string().regex(/^[\w-]{43}$/),
});

/** @returns the end of an address, with its question mark, that hands out one file to whoever has it, for two minutes. */
export function signLink({ workspaceId, fileId, userId }: LinkedFile, now: Date): string {
  const of = `${workspaceId}.${fileId}.${userId}`;
  const until = String(now.getTime() + GOOD_FOR_MS);
  return `?${new URLSearchParams({ of, until, signature: signatureOf(env().NEXTAUTH_SECRET, of, until).toString('base64url') })}`;
}

/** @returns what a link is for, and when it was made, or null when it is over, or not one of ours. */
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
  const shown = Buffer.from(signature, 'base64url');
  const isOurs = goodSecrets().some((secret) =>
    timingSafeEqual(signatureOf(secret, of.join('.'), until), shown),
  );
  if (!isOurs || Number(until) <= now.getTime()) return null;
  const [workspaceId, fileId, userId] = of;
  return { workspaceId, fileId, userId, madeAt: new Date(Number(until) - GOOD_FOR_MS) };
}

function signatureOf(secret: string, of: string, until: string): Buffer {
  return createHmac('sha256', linkKey(secret)).update(`${of} ${until}`).digest();
}

/** A key of its own, so that no other signature of this installation can pass for a link (RFC 5869). */
function linkKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'handover file links v1', 32));
}
