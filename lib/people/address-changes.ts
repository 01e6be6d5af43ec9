import { underFormerAddress } from '@/lib/platform/auth/how-proven';
import { findLeftAddress } from '@/lib/platform/auth/left-addresses';
import { hashLinkToken, linkHashes, newSecret } from '@/lib/platform/auth/tokens';
import { type Refused, refused, requireSame } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { addressLinkEnd, undoEnd } from './address.rules';
import { takeFactorsBack } from './factors/changes';

// These all run as 'auth'.

export type AskedChange = {
  readonly userId: string;
  readonly id: string;
  readonly sessionId: string;
  readonly fromAddress: string;
  readonly toAddress: string;
};

/**
 * Records that somebody wants another address; an earlier, unfinished request is dropped.
 * @returns the token for the new address, and whether another account has that: then the token does nothing; null when
 * the same was requested under this id before, and the token already mailed stays valid.
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

/**
 * @returns the address that a link is for, and the one of the account that asked; null when it was used, has expired, or
 * never existed.
 */
export async function findAskedAddress(
  tx: Tx,
  token: string,
  at: Date,
): Promise<Pick<AskedChange, 'fromAddress' | 'toAddress'> | null> {
  return tx.addressChange.findFirst({
    where: { tokenHash: { in: linkHashes(token) }, changedAt: null, expiresAt: { gt: at } },
    select: { fromAddress: true, toAddress: true },
  });
}

/**
 * Gives an account its new address, once. All its other sessions end, and the one that goes on says from now on that it
 * began under the former address.
 * @returns what was changed, with the token that reverts it; null when the link isn't good.
 * @throws Refused (`link_gone`) when another account has the address, or can still get it back.
 */
export async function moveToAddress(tx: Tx, token: string, at: Date) {
  const change = await tx.addressChange.findFirst({
    where: { tokenHash: { in: linkHashes(token) }, changedAt: null, expiresAt: { gt: at } },
  });
  if (!change) return null;
  const { userId, id, fromAddress, toAddress, sessionId } = change;
  const left = await findLeftAddress(tx, toAddress, at);
  if (left && left.userId !== userId) throw addressLinkIsGone();
  const undo = newSecret();
  const spent = await tx.addressChange.updateMany({
    where: { userId, id, changedAt: null },
    data: { changedAt: at, undoHash: hashLinkToken(undo), undoUntil: undoEnd(at) },
  });
  if (spent.count === 0) return null;
  await setAddress(tx, { userId, from: fromAddress, to: toAddress }, at);
  await endSessions(tx, userId, sessionId);
  await noteFormerAddress(tx, sessionId);
  return { userId, id, fromAddress, toAddress, undo, undoUntil: undoEnd(at) };
}

/** @returns the address that a link would restore; null when it was used, has expired, or never existed. */
export async function findFormerAddress(tx: Tx, token: string, at: Date): Promise<string | null> {
  const change = await tx.addressChange.findFirst({
    where: { undoHash: { in: linkHashes(token) }, undoneAt: null, undoUntil: { gt: at } },
    select: { fromAddress: true },
  });
  return change?.fromAddress ?? null;
}

/**
 * Reverts a change, and every later one: the person with the old address had the account first. All sessions end.
 * Whatever was created since the change (tokens, a calendar’s link, a second step) is removed by the database, the
 * second step from before it is restored, and a deletion scheduled since is cancelled.
 * @returns whose account it is; null when the link isn't good.
 * @throws Refused (`link_gone`) when another account has the old address meanwhile.
 */
export async function takeAddressBack(tx: Tx, token: string, at: Date) {
  const change = await tx.addressChange.findFirst({
    where: { undoHash: { in: linkHashes(token) }, undoneAt: null, undoUntil: { gt: at } },
  });
  if (!change?.changedAt) return null;
  const { userId, id, fromAddress } = change;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  // first, since sessions, and sign-ins under way, could create something that is looked for next
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

/** Sign-in links already mailed to the old address stop working: they would start another account. */
async function setAddress(tx: Tx, { userId, from, to }: Move, at: Date): Promise<void> {
  if (await isTaken(tx, to)) throw addressLinkIsGone();
  const moved = await tx.user.updateMany({
    where: { id: userId, email: from, deletedAt: null },
    data: { email: to, emailVerifiedAt: at },
  });
  if (moved.count === 0) throw addressLinkIsGone();
  await tx.signInLink.deleteMany({ where: { email: from } });
}

/** What is signed in that session must not claim that its sign-in had verified the new address (adr/0200). */
async function noteFormerAddress(tx: Tx, sessionId: string): Promise<void> {
  const [session] = await tx.$queryRaw<{ authenticatedBy: string }[]>`
    SELECT authenticated_by AS "authenticatedBy" FROM sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
  if (!session) return;
  const authenticatedBy = underFormerAddress(session.authenticatedBy);
  await tx.session.updateMany({ where: { id: sessionId }, data: { authenticatedBy } });
}

/** Ends an account's half sign-ins, and then its sessions: a second step may just be turning one into the other. */
export async function endSessions(tx: Tx, userId: string, butSessionId: string | null): Promise<void> {
  await tx.halfSignIn.deleteMany({ where: { userId } });
  await tx.session.deleteMany({ where: { userId, ...(butSessionId && { NOT: { id: butSessionId } }) } });
}

async function isTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.user.count({ where: { email } })) > 0;
}

/** The same words whatever the cause: nobody may learn that another account has the address. */
export function addressLinkIsGone(): Refused {
  return refused('link_gone', 'This link has been used, has expired or no longer applies.');
}
