import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { hashLinkToken, newSecret } from './tokens';

/** security.md: a sign-in link is good for 15 minutes. */
const LINK_MINUTES = 15;
/** The very first link waits in a terminal until somebody looks there. */
const FIRST_LINK_MINUTES = 24 * 60;

/** Takes the place of an address in the one link made before anybody exists. It can't be an address: it has no @. */
export const FIRST_OWNER = 'first-owner';

export type OpenLink = {
  readonly email: string;
  readonly expiresAt: Date;
  readonly isForFirstOwner: boolean;
};

/**
 * Makes a single-use sign-in link, in the transaction that also queues its mail, and sweeps away expired links. `tx`
 * acts as 'auth'.
 * @returns the token; only its hash is kept.
 */
export async function makeLinkToken(tx: Tx, email: string, at: Date): Promise<string> {
  const token = newSecret();
  await tx.signInLink.deleteMany({ where: { expiresAt: { lt: at } } });
  await tx.signInLink.createMany({
    data: {
      id: newId(),
      email,
      tokenHash: hashLinkToken(token),
      expiresAt: linkEnd(email, at),
      createdAt: at,
    },
  });
  return token;
}

/** @returns the last instant of a link that is made at `at`. */
export function linkEnd(email: string, at: Date): Date {
  const minutes = email === FIRST_OWNER ? FIRST_LINK_MINUTES : LINK_MINUTES;
  return new Date(at.getTime() + minutes * 60_000);
}

/**
 * Looks at a link without using it up. `tx` acts as 'auth'. @returns null when it was used, has expired or never
 * existed.
 */
export async function findLink(tx: Tx, token: string, at: Date): Promise<OpenLink | null> {
  const link = await tx.signInLink.findUnique({
    where: { tokenHash: hashLinkToken(token) },
    select: { email: true, expiresAt: true },
  });
  if (!link || link.expiresAt <= at) return null;
  return { ...link, isForFirstOwner: link.email === FIRST_OWNER };
}

/**
 * Uses up a link. If two try at once, one gets it: deleting the row is what uses it. `tx` acts as 'auth'. The first
 * owner's link takes the address typed beside it, and only while nobody exists.
 * @returns how we know the address: the link was `mailed` to it, or it was `typed`; null when the link isn't good.
 */
export async function spendLink(
  tx: Tx,
  hash: string,
  email: string,
  at: Date,
): Promise<'mailed' | 'typed' | null> {
  const open = { tokenHash: hash, expiresAt: { gt: at } };
  const mailed = await tx.signInLink.deleteMany({ where: { ...open, email } });
  if (mailed.count === 1) return 'mailed';
  if ((await tx.user.count()) > 0) return null;
  const typed = await tx.signInLink.deleteMany({ where: { ...open, email: FIRST_OWNER } });
  return typed.count === 1 ? 'typed' : null;
}
