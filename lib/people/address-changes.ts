import { hashLinkToken, newSecret } from '@/lib/platform/auth/tokens';
import { type Refused, refused, requireSame } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { addressLinkEnd, undoEnd } from './address.rules';
import { takeFactorsBack } from './factors/changes';

// Each of these acts as 'auth'.

export type AskedChange = {
  readonly userId: string;
  readonly id: string;
  readonly sessionId: string;
  readonly fromAddress: string;
  readonly toAddress: string;
};

/**
 * Notes that somebody wants another address; what they wanted before and didn't do is forgotten.
 * @returns the token for the new address, and whether another account has that: then the token will do nothing; null when the
 *   same was asked for under this id before, and the token that was mailed for it stays good.
 * @throws Refused (`sent_before`) when another address was
 */
export async function askForAddress(tx: Tx, asked: AskedChange, at: Date) {
  const { userId, id, toAddress } = asked;
  const before = await tx.addressChange.findUnique({
    where: { userId_id: { userId, id } },
    select: { toAddress: true },
  });
  if (before) {
    requireSame(before.toAddress === toAddress);
    return null;
  }
  const token = newSecret();
  await tx.addressChange.deleteMany({ where: { userId, changedAt: null } });
  await tx.addressChange.createMany({
    data: { ...asked, tokenHash: hashLinkToken(token), askedAt: at, expiresAt: addressLinkEnd(at) },
  });
  return { token, isTaken: await isTaken(tx, toAddress), expiresAt: addressLinkEnd(at) };
}

/** @returns the address that a link is for; null when it was used, is over, or never was. */
export async function findAskedAddress(tx: Tx, token: string, at: Date): Promise<string | null> {
  const change = await tx.addressChange.findFirst({
    where: { tokenHash: hashLinkToken(token), changedAt: null, expiresAt: { gt: at } },
    select: { toAddress: true },
  });
  return change?.toAddress ?? null;
}

/**
 * Gives an account its new address, once. Whoever is signed in elsewhere isn't any more.
 * @returns what was changed, with the token that takes it back; null when the link isn't good.
 * @throws Refused (`link_gone`) when another account has the address.
 */
export async function moveToAddress(tx: Tx, token: string, at: Date) {
  const change = await tx.addressChange.findFirst({
    where: { tokenHash: hashLinkToken(token), changedAt: null, expiresAt: { gt: at } },
  });
  if (!change) return null;
  const { userId, id, fromAddress, toAddress, sessionId } = change;
  const undo = newSecret();
  const spent = await tx.addressChange.updateMany({
    where: { userId, id, changedAt: null },
    data: { changedAt: at, undoHash: hashLinkToken(undo), undoUntil: undoEnd(at) },
  });
  if (spent.count === 0) return null;
  await setAddress(tx, { userId, from: fromAddress, to: toAddress }, at);
  await endSessions(tx, userId, sessionId);
  return { userId, id, fromAddress, toAddress, undo, undoUntil: undoEnd(at) };
}

/** @returns the address that a link to it brings back; null when it was used, is over, or never was. */
export async function findFormerAddress(tx: Tx, token: string, at: Date): Promise<string | null> {
  const change = await tx.addressChange.findFirst({
    where: { undoHash: hashLinkToken(token), undoneAt: null, undoUntil: { gt: at } },
    select: { fromAddress: true },
  });
  return change?.fromAddress ?? null;
}

/**
 * Takes a change back, and every one after it: whoever has the old address had the account first. Nobody stays signed in.
 * What was let in since the change (tokens, a calendar’s link, a second step) ends with it, by the database, the second step from
 * before it is there again, and an account that was set to be deleted since is kept.
 * @returns whose account it is; null when the link isn't good.
 * @throws Refused (`link_gone`) when another account has the old address meanwhile.
 */
export async function takeAddressBack(tx: Tx, token: string, at: Date) {
  const change = await tx.addressChange.findFirst({
    where: { undoHash: hashLinkToken(token), undoneAt: null, undoUntil: { gt: at } },
  });
  if (!change?.changedAt) return null;
  const { userId, id, fromAddress } = change;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  // first, since what goes on in them, and who is just coming in, could let something in that is looked for next
  await tx.signInLink.deleteMany({ where: { email: user.email } });
  await endSessions(tx, userId, null);
  await tx.addressChange.deleteMany({ where: { userId, changedAt: null } });
  const undone = await tx.addressChange.updateMany({
    where: { userId, undoneAt: null, changedAt: { gte: change.changedAt } },
    data: { undoneAt: at },
  });
  if (undone.count === 0) return null;
  if (user.email !== fromAddress) await setAddress(tx, { userId, from: user.email, to: fromAddress }, at);
  await takeFactorsBack(tx, userId, change.changedAt, at);
  return { userId, id, fromAddress };
}

type Move = { readonly userId: string; readonly from: string; readonly to: string };

/** Links that are under way to the address before sign nobody in: they would begin another account. */
async function setAddress(tx: Tx, { userId, from, to }: Move, at: Date): Promise<void> {
  if (await isTaken(tx, to)) throw addressLinkIsGone();
  const moved = await tx.user.updateMany({
    where: { id: userId, email: from, deletedAt: null },
    data: { email: to, emailVerifiedAt: at },
  });
  if (moved.count === 0) throw addressLinkIsGone();
  await tx.signInLink.deleteMany({ where: { email: from } });
}

/** Ends what is half signed in to an account, and then what is signed in: the second step may just be making one of the other. */
export async function endSessions(tx: Tx, userId: string, butSessionId: string | null): Promise<void> {
  await tx.halfSignIn.deleteMany({ where: { userId } });
  await tx.session.deleteMany({ where: { userId, ...(butSessionId && { NOT: { id: butSessionId } }) } });
}

async function isTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.user.count({ where: { email } })) > 0;
}

/** The same words whatever is the matter: that another account has the address is nobody's to learn. */
export function addressLinkIsGone(): Refused {
  return refused('link_gone', 'This link has been used, has expired or no longer applies.');
}
