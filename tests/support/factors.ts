import { Secret, TOTP } from 'otpauth';
import { getFactors } from '@/lib/people/factors/queries';
import {
  addPasskey,
  beginAuthenticator,
  beginPasskey,
  confirmAuthenticator,
  makeRecoveryCodes,
} from '@/lib/people/factors/setting-up.actions';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, submit } from './browser/forms';
import { SoftPasskey } from './passkeys';
import { asPerson, type Person } from './people';

/** @returns the code that an app shows at a moment. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** An app that somebody has begun to set up. @returns its secret. */
export async function givenAppBegun(person: Person): Promise<string> {
  doneOf(await asPerson(person, () => submit(beginAuthenticator)));
  const { app } = await getFactors(person);
  if (app.state !== 'pending') throw new Error('the app is not being set up');
  return app.secret;
}

/** An app that somebody is asked for. It was set up a while ago, so none of the current codes is used yet. */
export async function givenApp(person: Person): Promise<string> {
  const secret = await givenAppBegun(person);
  doneOf(await asPerson(person, () => submit(confirmAuthenticator, { code: codeAt(secret, now()) })));
  await withActor({ kind: 'user', userId: person.userId }, async (tx) => {
    const app = await tx.authenticator.findUniqueOrThrow({ where: { userId: person.userId } });
    await tx.authenticator.delete({ where: { id: app.id } });
    await tx.authenticator.createMany({ data: { ...app, lastStep: 0 } });
  });
  return secret;
}

/** @returns a challenge to somebody's passkeys that waits for its answer. */
export async function givenQuestion(person: Person) {
  const { ceremony, options } = doneOf(await asPerson(person, () => submit(beginPasskey)));
  return { ceremony, challenge: options.challenge };
}

/** A passkey of somebody. */
export async function givenPasskey(person: Person): Promise<SoftPasskey> {
  const passkey = new SoftPasskey();
  const { ceremony, challenge } = await givenQuestion(person);
  const form = { ceremony, answer: passkey.made(challenge), name: 'Phone' };
  doneOf(await asPerson(person, () => submit(addPasskey, form)));
  return passkey;
}

export async function givenRecoveryCodes(person: Person): Promise<readonly string[]> {
  return doneOf(await asPerson(person, () => submit(makeRecoveryCodes))).codes;
}

/** Removes whatever somebody has set up, as if they never had. */
export async function forgetFactors({ userId }: Person): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx) => {
    await tx.authenticator.deleteMany({ where: { userId } });
    await tx.passkey.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
  });
}
