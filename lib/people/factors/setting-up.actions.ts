'use server';

import { randomBytes } from 'node:crypto';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { hasSecondFactor } from '@/lib/platform/auth/beginning';
import { decideFresh, lastStaleAt } from '@/lib/platform/auth/fresh';
import { BY_FIRST_STEP_ALONE } from '@/lib/platform/auth/how-proven';
import { sealed } from '@/lib/platform/auth/sealed';
import type { SignedIn } from '@/lib/platform/auth/signed-in';
import { hashRecoveryCode } from '@/lib/platform/auth/tokens';
import { isPublicDemo } from '@/lib/platform/env/env';
import { newId } from '@/lib/platform/ids';
import { demand, notFound, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { Nothing } from '../schema';
import { newAppSecret, recoveryCodeIn, recoveryCodeOf } from './codes.rules';
import { changeFactor } from './notifying';
import { beginAdding, finishAdding } from './passkeys';
import { AddPasskey, ConfirmAuthenticator, RemovePasskey } from './schema';
import { APP_SECRETS, takeAppCode } from './taking-codes';

/** How many recovery codes are made at once. */
const RECOVERY_CODES = 8;

/** Makes a secret for an app, which isn't asked for until a first code has confirmed it. */
export const beginAuthenticator = defineAction({
  name: 'people.beginAuthenticator',
  locksSession: true,
  input: Nothing,
  async run({ tx, me: { userId }, signedIn, now }) {
    requireMayAdd(signedIn, now);
    await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } });
    const sealedSecret = sealed(newAppSecret(), APP_SECRETS, userId);
    const made = await tx.authenticator.createMany({
      data: { id: newId(), userId, sealedSecret, lastStep: 0, madeAt: now },
      skipDuplicates: true,
    });
    if (made.count === 0)
      throw refused('in_use', 'An app is set up already. Turn it off before you set up another.');
  },
});

/** Turns an app on, by its first code. From then on signing in asks for one. */
export const confirmAuthenticator = defineAction({
  name: 'people.confirmAuthenticator',
  locksSession: true,
  input: ConfirmAuthenticator,
  limit: 'proof',
  once: DONE_AS_BEFORE,
  async run({ input, tx, me: { userId }, signedIn, now }) {
    requireMayAdd(signedIn, now);
    await changeFactor(tx, { userId, news: 'app_on', at: now }, async () => {
      await takeAppCode(tx, userId, input.code, now, { isConfirmed: false });
      await askOthersAgain(tx, signedIn, now);
    });
  },
});

/** Turns an app off, or abandons setting one up. */
export const removeAuthenticator = defineAction({
  name: 'people.removeAuthenticator',
  locksSession: true,
  input: Nothing,
  async run({ tx, me: { userId }, signedIn, now }) {
    requireFresh(signedIn, now);
    await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } });
    const on = await tx.authenticator.findUnique({ where: { userId }, select: { id: true } });
    if (!on) return;
    await changeFactor(tx, { userId, news: 'app_off', at: now }, async () => {
      await tx.authenticator.deleteMany({ where: { userId } });
      await forgetRecoveryOfNothing(tx, userId);
    });
  },
});

/** Makes recovery codes, replacing the previous ones. They are shown once, here; only their hashes are kept. */
export const makeRecoveryCodes = defineAction({
  name: 'people.makeRecoveryCodes',
  locksSession: true,
  input: Nothing,
  async run({ tx, me: { userId }, signedIn, now }) {
    requireMayAdd(signedIn, now);
    if (!(await hasSecondFactor(tx, userId)))
      throw refused('no_factor', 'Set up an app or a passkey first: there is nothing to recover yet.');
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(16)));
    await changeFactor(tx, { userId, news: 'recovery_made', at: now }, async () => {
      await tx.recoveryCode.deleteMany({ where: { userId } });
      await tx.recoveryCode.createMany({
        data: codes.map((code) => ({
          id: newId(),
          userId,
          madeAt: now,
          codeHash: hashRecoveryCode(userId, recoveryCodeIn(code) ?? code),
        })),
      });
    });
    return { codes };
  },
});

/** Asks the browser to make a passkey. */
export const beginPasskey = defineAction({
  name: 'people.beginPasskey',
  locksSession: true,
  input: Nothing,
  skipsRevalidation: true,
  async run({ tx, signedIn, now }) {
    requireMayAdd(signedIn, now);
    return beginAdding(tx, signedIn, now);
  },
});

/** Accepts the passkey that the browser has made. From then on signing in asks for one, or for a code. */
export const addPasskey = defineAction({
  name: 'people.addPasskey',
  locksSession: true,
  input: AddPasskey,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me: { userId }, signedIn, now }) {
    requireMayAdd(signedIn, now);
    await changeFactor(tx, { userId, news: 'passkey_added', at: now }, async () => {
      await finishAdding(tx, userId, input, now);
      await askOthersAgain(tx, signedIn, now);
    });
  },
});

/** Removes a passkey, which then no longer works. */
export const removePasskey = defineAction({
  name: 'people.removePasskey',
  locksSession: true,
  input: RemovePasskey,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me: { userId }, signedIn, now }) {
    requireFresh(signedIn, now);
    await changeFactor(tx, { userId, news: 'passkey_removed', at: now }, async () => {
      const removed = await tx.passkey.deleteMany({ where: { id: input.passkeyId, userId } });
      if (removed.count === 0) throw notFound('passkey');
      await forgetRecoveryOfNothing(tx, userId);
    });
  },
});

/**
 * The shared people of a demo that others can reach have no second step: anybody who set one up would lock all others
 * out.
 */
function requireMayAdd(signedIn: SignedIn, now: Date): void {
  if (isPublicDemo())
    throw refused(
      'shared_account',
      'Everybody who looks around here shares this account, so it has no second step.',
    );
  requireFresh(signedIn, now);
}

/**
 * A second step counts from now on: other sessions, which a mailed link or Google alone began, aren't fresh any more.
 * Otherwise whoever reads the person's mail could still sign, pay or remove the step for ten minutes (adr/0143).
 */
async function askOthersAgain(tx: Tx, { userId, sessionId }: SignedIn, now: Date): Promise<void> {
  const stale = lastStaleAt(now);
  await tx.session.updateMany({
    where: {
      userId,
      id: { not: sessionId },
      authenticatedBy: { in: [...BY_FIRST_STEP_ALONE] },
      authenticatedAt: { gt: stale },
    },
    data: { authenticatedAt: stale },
  });
}

function requireFresh(signedIn: SignedIn, now: Date): void {
  demand(decideFresh(signedIn.authenticatedAt, now, 'change how you sign in'));
}

/** Without a second step, its recovery codes have no use. */
async function forgetRecoveryOfNothing(tx: Tx, userId: string): Promise<void> {
  if (!(await hasSecondFactor(tx, userId))) await tx.recoveryCode.deleteMany({ where: { userId } });
}
