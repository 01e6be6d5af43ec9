import { beforeEach, describe, expect, it } from 'vitest';
import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { beginProof, proveByPasskey } from '@/lib/people/factors/proving.actions';
import { getFactorChange, getFactors } from '@/lib/people/factors/queries';
import { passSecondStep } from '@/lib/people/factors/second-step.actions';
import {
  addPasskey,
  beginPasskey,
  makeRecoveryCodes,
  removeAuthenticator,
} from '@/lib/people/factors/setting-up.actions';
import { undoFactorChange } from '@/lib/people/factors/taking-back.actions';
import { hashApiToken } from '@/lib/platform/auth/tokens';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { findApiToken } from '@/lib/platform/tenancy/find-api-token';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { codeAt, givenApp, givenPasskey, givenRecoveryCodes } from '@/tests/support/factors';
import { SoftPasskey } from '@/tests/support/passkeys';
import { asPerson, givenPerson, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { afterLink, givenBrowser, newestMailTo, whoIs } from '@/tests/support/signing-in';

const AUTH = { kind: 'auth' } as const;

describe('a second step that was changed', () => {
  givenDatabase();
  let maria: Person;
  beforeEach(async () => {
    maria = await givenPerson({
      name: 'Maria Santos',
      email: `${newId()}@inbox.example`,
      zone: 'Asia/Manila',
    });
  });

  const backToken = async () =>
    /\/second-step\/back\/([\w-]+)/.exec((await newestMailTo(maria.email)).text)?.[1] ?? '';
  const takesBack = (token: string, at = new Date()) =>
    atTime(at, () => givenBrowser().post(undoFactorChange, { token }));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

  it('by an intruder in her session is restored by the button of the mail’s link, and nobody stays signed in', async () => {
    const secret = await givenApp(maria);
    const codes = await givenRecoveryCodes(maria);
    await settled();
    const thief = await signedInBrowserOf(secret);
    doneOf((await thief.post(removeAuthenticator)).answer);
    const token = await backToken();
    const passkey = new SoftPasskey();
    const { ceremony, options } = doneOf((await thief.post(beginPasskey)).answer);
    const form = { ceremony, answer: passkey.made(options.challenge), name: 'Not hers' };
    doneOf((await thief.post(addPasskey, form)).answer);
    doneOf((await thief.post(makeRecoveryCodes)).answer);
    const api = doneOf(
      (await thief.post(makeToken, { id: newId(), name: 'His', scopes: ['briefs:read'], days: '30' })).answer,
    );
    // opening the link changes nothing
    expect((await getFactorChange(token))?.news).toBe('app_off');
    expect(await whoIs(thief)).not.toBeNull();

    expect((await takesBack(token)).leadsTo).toBe('/second-step/done');

    expect(await whoIs(thief)).toBeNull();
    expect(await findApiToken(hashApiToken(api.token), new Date())).toBeNull();
    expect(await getFactors(maria)).toMatchObject({
      app: { state: 'on' },
      passkeys: [],
      recoveryCodesLeft: 8,
    });
    expect((await newestMailTo(maria.email)).subject).toContain('Your second step is as it was before');
    const { browser } = await afterLink(maria);
    expect((await browser.post(passSecondStep, { code: codes[0], to: '/inbox' })).leadsTo).toBe('/inbox');
    expect(refusalOf((await takesBack(token)).answer).code).toBe('link_gone');
  });

  it('stays used if it was used since', async () => {
    await givenApp(maria);
    const [code = ''] = await givenRecoveryCodes(maria);
    doneOf(await asPerson(maria, () => submit(makeRecoveryCodes)));
    const before = await backToken();
    // the change before that is the one that is undone
    const passkey = await givenPasskey(maria);
    const token = await backToken();
    const again = await asPerson(maria, () => submit(beginProof));
    const { ceremony, options } = doneOf(again);
    doneOf(
      await asPerson(maria, () =>
        submit(proveByPasskey, { ceremony, answer: passkey.shown(options.challenge, { counter: 7 }) }),
      ),
    );
    const [fresh = ''] = await givenRecoveryCodes(maria);

    expect((await takesBack(token)).leadsTo).toBe('/second-step/done');

    expect(await getFactors(maria)).toMatchObject({
      app: { state: 'on' },
      passkeys: [],
      recoveryCodesLeft: 8,
    });
    const { browser } = await afterLink(maria);
    for (const dead of [code, fresh])
      expect(refusalOf((await browser.post(passSecondStep, { code: dead })).answer).code).toBe('wrong_code');
    expect((await takesBack(before)).leadsTo).toBe('/second-step/done');
    const { browser: other } = await afterLink(maria);
    expect((await other.post(passSecondStep, { code, to: '/inbox' })).leadsTo).toBe('/inbox');
  });

  it("can't be undone a week later, nor once its person has signed in with it", async () => {
    const secret = await givenApp(maria);
    const token = await backToken();
    expect(refusalOf((await takesBack(token, inDays(8))).answer).code).toBe('link_gone');
    expect(await atTime(inDays(6), () => getFactorChange(token))).not.toBeNull();

    const { browser } = await afterLink(maria);
    await browser.post(passSecondStep, { code: codeAt(secret, new Date()), to: '/inbox' });

    expect(await getFactorChange(token)).toBeNull();
    expect(refusalOf((await takesBack(token)).answer).code).toBe('link_gone');
    expect(await getFactors(maria)).toMatchObject({ app: { state: 'on' } });
  });

  it('is kept without any secret that its tables don’t have', async () => {
    const secret = await givenApp(maria);
    const codes = await givenRecoveryCodes(maria);
    await givenPasskey(maria);

    const kept = JSON.stringify(await withActor(AUTH, (tx) => tx.factorChange.findMany()));

    expect(kept).toContain('sealed_secret');
    for (const told of [secret, ...codes.map((each) => each.replaceAll('-', ''))])
      expect(kept).not.toContain(told);
  });

  /** As if she had set it up long ago. */
  async function settled(): Promise<void> {
    await withActor(AUTH, (tx) => tx.factorChange.deleteMany({ where: { userId: maria.userId } }));
  }

  async function signedInBrowserOf(secret: string): Promise<TestBrowser> {
    const { browser } = await afterLink(maria);
    await browser.post(passSecondStep, { code: codeAt(secret, new Date()) });
    return browser;
  }
});
