import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { againSince } from './sent-again';
import { hashLinkToken, hashPress, linkHashes, newSecret } from './tokens';

/** security.md: a sign-in link is good for 15 minutes. */
const LINK_MINUTES = 15;
/** The very first link waits in a terminal until somebody looks there. */
const FIRST_LINK_MINUTES = 24 * 60;

/** Takes the place of an address in the one link made before anybody exists. It can't be an address: it has no @. */
export const FIRST_OWNER = 'first-owner';

/** One filled-in form of the link's page: its posting key, and the address that it signs in. */
export type Press = { readonly key: string | null; readonly email: string };

/** A link that was just used, or used before by the same press. */
export type SpentLink = {
  readonly id: string;
  /** how we know the address: the link was mailed to it, it was typed beside it, or an operator named it */
  readonly address: 'mailed' | 'typed' | 'named';
  /** the session that the press began when it was first sent; null if it began none */
  readonly sessionId: string | null;
};

export type MadeLink = {
  readonly email: string;
  readonly expiresAt: Date;
  readonly isForFirstOwner: boolean;
  readonly isSpent: boolean;
};

/**
 * Makes a single-use sign-in link, in the transaction that also queues its mail, and sweeps away expired links. `tx`
 * acts as 'auth'.
 * @param byOperator whether an operator hands it over, instead of a mail
 * @returns the token; only its hash is kept.
 */
export async function makeLinkToken(tx: Tx, email: string, at: Date, byOperator = false): Promise<string> {
  const token = newSecret();
  await tx.signInLink.deleteMany({ where: { expiresAt: { lt: at } } });
  await tx.signInLink.createMany({
    data: {
      id: newId(),
      email,
      tokenHash: hashLinkToken(token),
      expiresAt: linkEnd(email, at),
      createdAt: at,
      byOperator,
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
 * Looks at a link without using it up. `tx` acts as 'auth'. @returns null when it has expired or never existed; one that
 * was used is good only for the press that used it.
 */
export async function findLink(tx: Tx, token: string, at: Date): Promise<MadeLink | null> {
  const link = await tx.signInLink.findFirst({
    where: { tokenHash: { in: linkHashes(token) } },
    select: { email: true, expiresAt: true, spentAt: true },
  });
  if (!link || link.expiresAt <= at) return null;
  const { email, expiresAt, spentAt } = link;
  return { email, expiresAt, isSpent: spentAt !== null, isForFirstOwner: email === FIRST_OWNER };
}

/**
 * Uses up a link. If two try at once, one gets it: marking the row as spent is what uses it. The same press sent again
 * within five minutes gets the same answer, since its first may have been lost on its way. `tx` acts as 'auth'. The
 * first owner's link takes the address typed beside it, and only while nobody exists.
 * @param hash of the link's token
 * @returns null when the link isn't good.
 */
export async function spendLink(tx: Tx, hash: string, press: Press, at: Date): Promise<SpentLink | null> {
  const good = { tokenHash: hash, expiresAt: { gt: at } };
  const pressHash = press.key === null ? null : hashPress(press.key, press.email);
  const spend = async (email: string) => {
    const unspent = { ...good, email, spentAt: null };
    const [spent] = await tx.signInLink.updateManyAndReturn({
      where: unspent,
      data: { spentAt: at, pressHash },
    });
    return spent && asSpent(spent);
  };
  const spent = await spend(press.email);
  if (spent) return spent;
  const first = (await tx.user.count()) === 0 ? await spend(FIRST_OWNER) : undefined;
  if (first) return first;
  if (pressHash === null) return null;

  const again = await tx.signInLink.findFirst({
    where: { ...good, spentAt: { gt: againSince(at) }, pressHash },
  });
  return again && asSpent(again);
}

type LinkRow = {
  readonly id: string;
  readonly email: string;
  readonly sessionId: string | null;
  readonly byOperator: boolean;
};

function asSpent({ id, email, sessionId, byOperator }: LinkRow): SpentLink {
  if (email === FIRST_OWNER) return { id, sessionId, address: 'typed' };
  return { id, sessionId, address: byOperator ? 'named' : 'mailed' };
}

/** Notes which session a link has begun: the link goes with it, so nobody comes back by it once signed out (adr/0170). */
export async function noteSessionOf(tx: Tx, linkId: string, sessionId: string): Promise<void> {
  await tx.signInLink.updateMany({ where: { id: linkId, sessionId: null }, data: { sessionId } });
}
