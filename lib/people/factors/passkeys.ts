import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { env } from '@/lib/platform/env/env';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/logging/log';
import { type Refused, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { MadePasskey, ShownPasskey } from './schema';

/** EdDSA, ES256 and RS256 (IANA, COSE algorithms): what today's devices sign with. */
const ALGORITHMS = [-8, -7, -257];
/** How long a person has to find their device. */
const MINUTES = 5;
/** More devices than anybody has; an unlimited list would be one more thing to fill. */
export const MOST_PASSKEYS = 20;

type Someone = { readonly userId: string; readonly email: string; readonly name: string };
type Purpose = 'add' | 'prove';

/** @returns what a browser needs to make a passkey, and the challenge's id. */
export async function beginAdding(tx: Tx, { userId, email, name }: Someone, at: Date) {
  const known = await knownTo(tx, userId);
  if (known.length >= MOST_PASSKEYS)
    throw refused('too_many_passkeys', 'Remove a passkey that you no longer use first.');
  const options = await generateRegistrationOptions({
    rpName: 'Handover',
    rpID: site().id,
    userName: email,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(userId)),
    excludeCredentials: [...known],
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return { ceremony: await ask(tx, userId, 'add', options.challenge, at), options };
}

/** Adds the passkey that a browser has made. @throws Refused when it answers another challenge, or is invalid. */
export async function finishAdding(
  tx: Tx,
  userId: string,
  {
    ceremony,
    answer,
    name,
  }: { readonly ceremony: string; readonly answer: MadePasskey; readonly name: string },
  at: Date,
): Promise<void> {
  const expectedChallenge = await takeChallenge(tx, { userId, ceremony, purpose: 'add' }, at);
  const { id, response } = answer;
  const made = await checked(() =>
    verifyRegistrationResponse({
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      expectedChallenge,
      expectedOrigin: site().origin,
      expectedRPID: site().id,
      supportedAlgorithmIDs: ALGORITHMS,
      requireUserVerification: true,
    }),
  );
  if (!made?.verified) throw wrongPasskey();
  const { credential } = made.registrationInfo;
  const added = await tx.passkey.createMany({
    data: {
      id: newId(),
      userId,
      name,
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: response.transports,
      addedAt: at,
    },
    skipDuplicates: true,
  });
  if (added.count === 0) throw refused('known', 'This passkey is in use already.');
}

/** @returns what a browser needs to present one of this person's passkeys, and the challenge's id. */
export async function beginProving(tx: Tx, userId: string, at: Date) {
  const known = await knownTo(tx, userId);
  if (known.length === 0) throw refused('no_passkey', 'You have no passkey here. Use a code instead.');
  const options = await generateAuthenticationOptions({
    rpID: site().id,
    allowCredentials: [...known],
    userVerification: 'required',
  });
  return { ceremony: await ask(tx, userId, 'prove', options.challenge, at), options };
}

/**
 * Verifies a passkey's answer. It must be this person's, have verified them by a finger, a face or a PIN, answer this
 * very challenge, and have counted on since it was last used (W3C Web Authentication, 7.2).
 * @throws Refused (`wrong_passkey`)
 */
export async function finishProving(
  tx: Tx,
  userId: string,
  { ceremony, answer }: { readonly ceremony: string; readonly answer: ShownPasskey },
  at: Date,
): Promise<void> {
  const expectedChallenge = await takeChallenge(tx, { userId, ceremony, purpose: 'prove' }, at);
  const passkey = await tx.passkey.findFirst({ where: { userId, credentialId: answer.id } });
  if (!passkey) throw wrongPasskey();
  const { id, response } = answer;
  const { counter } = passkey;
  const shown = await checked(() =>
    verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      expectedChallenge,
      expectedOrigin: site().origin,
      expectedRPID: site().id,
      credential: { id, publicKey: Uint8Array.from(passkey.publicKey), counter: Number(counter) },
      requireUserVerification: true,
    }),
  );
  if (!shown?.verified) throw wrongPasskey();
  const seen = await tx.passkey.updateMany({
    where: { id: passkey.id, counter },
    data: { counter: shown.authenticationInfo.newCounter, lastUsedAt: at },
  });
  if (seen.count === 0) throw wrongPasskey();
}

/** Where passkeys are valid: at the address that people open, and nowhere else. */
function site(): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(env().NEXTAUTH_URL);
  return { id: hostname, origin };
}

async function knownTo(tx: Tx, userId: string) {
  const known = await tx.passkey.findMany({
    where: { userId },
    select: { credentialId: true, transports: true },
    orderBy: { addedAt: 'asc' },
  });
  return known.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
}

async function ask(tx: Tx, userId: string, purpose: Purpose, challenge: string, at: Date): Promise<string> {
  const id = newId();
  const expiresAt = new Date(at.getTime() + MINUTES * 60_000);
  await tx.passkeyChallenge.deleteMany({ where: { userId, expiresAt: { lt: at } } });
  await tx.passkeyChallenge.createMany({ data: { id, userId, purpose, challenge, expiresAt } });
  return id;
}

type Question = { readonly userId: string; readonly ceremony: string; readonly purpose: Purpose };

/** A challenge is answered once: of two answers at the same moment, one finds the row. */
async function takeChallenge(tx: Tx, { userId, ceremony, purpose }: Question, at: Date): Promise<string> {
  const where = { id: ceremony, userId, purpose, expiresAt: { gt: at } };
  const stored = await tx.passkeyChallenge.findFirst({ where, select: { challenge: true } });
  const taken = await tx.passkeyChallenge.deleteMany({ where });
  if (!stored || taken.count === 0) throw refused('too_late', 'That took too long. Try again.');
  return stored.challenge;
}

/** The library throws for anything wrong with an answer; the details only help the operator. */
async function checked<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message : 'unknown' }, 'a passkey was refused');
    return null;
  }
}

function wrongPasskey(): Refused {
  return refused(
    'wrong_passkey',
    'That passkey isn’t one of yours here, or it didn’t answer rightly. Try again.',
  );
}
