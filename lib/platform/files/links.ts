import { z } from 'zod';
import { deriveSecret, isDerived } from '@/lib/platform/auth/tokens';
import { Id } from '@/lib/platform/ids';
import { DAY_MS, MINUTE_MS } from '@/lib/platform/time/lengths';

/** Time in which to begin a download. */
const GOOD_FOR_MS = 2 * MINUTE_MS;
/** Time in which one that broke off can ask for the rest. */
const GOES_ON_FOR_MS = DAY_MS;

/** A file, and the person whose rights a link to it carries: row level security is asked again when it is used. */
export type LinkedFile = {
  readonly workspaceId: string;
  readonly fileId: string;
  readonly userId: string;
  /** the session or the API token in which it was made, and with which it ends */
  readonly signedInBy: string;
};

const PURPOSE = 'file-links';

const Address = z.object({
  of: z.tuple([Id, Id, Id, Id]),
  until: z.string().regex(/^\d{1,14}$/),
  signature: z.string().regex(/^[\w-]{43}$/),
});

/** @returns a query string, with its question mark, that hands out one file to anybody who has it, for two minutes. */
export function signLink({ workspaceId, fileId, userId, signedInBy }: LinkedFile, now: Date): string {
  const of = `${workspaceId}.${fileId}.${userId}.${signedInBy}`;
  const until = String(now.getTime() + GOOD_FOR_MS);
  const signature = deriveSecret(PURPOSE, saidBy(of, until)).toString('base64url');
  return `?${new URLSearchParams({ of, until, signature })}`;
}

export type ReadLink = LinkedFile & {
  readonly madeAt: Date;
  /** whether nothing can be begun with it any more: it is good only for the rest of what was begun */
  readonly isForTheRest: boolean;
};

/** @returns what a link is for, and when it was made; null when it has expired or isn't ours. */
export function readLink(search: URLSearchParams, now: Date): ReadLink | null {
  const parsed = Address.safeParse({
    of: search.get('of')?.split('.'),
    until: search.get('until'),
    signature: search.get('signature'),
  });
  if (!parsed.success) return null;
  const { of, until, signature } = parsed.data;
  const isOurs = isDerived(Buffer.from(signature, 'base64url'), PURPOSE, saidBy(of.join('.'), until));
  const madeAt = new Date(Number(until) - GOOD_FOR_MS);
  const age = now.getTime() - madeAt.getTime();
  if (!isOurs || age >= GOES_ON_FOR_MS) return null;
  const [workspaceId, fileId, userId, signedInBy] = of;
  return { workspaceId, fileId, userId, signedInBy, madeAt, isForTheRest: age >= GOOD_FOR_MS };
}

/** Everything a link stands for: for another file, person or expiry the signature is another one. */
function saidBy(of: string, until: string): string {
  return `${of} ${until}`;
}
