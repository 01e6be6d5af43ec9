import { beforeEach, describe, expect, it } from 'vitest';
import {
  addPasskey,
  beginAuthenticator,
  beginPasskey,
  confirmAuthenticator,
  makeRecoveryCodes,
  removeAuthenticator,
  removePasskey,
} from '@/lib/people/factors/setting-up.actions';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenApp, givenPasskey, givenRecoveryCodes } from '@/tests/support/factors';
import { SoftPasskey } from '@/tests/support/passkeys';
import { asPerson, givenPerson, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { signedInBrowser, whoIs } from '@/tests/support/signing-in';
import { givenHolder } from '@/tests/support/waiting';

describe("one's way to sign in", () => {
  const { whileSessionEnds } = givenHolder(givenDatabaseWithPeople());
  let nia: Person;
  beforeEach(async () => {
    nia = await givenPerson({
      name: 'Nia Lopes',
      email: `${newId()}@inbox.example`,
      zone: 'Europe/Lisbon',
    });
  });

  const made = () => ({ ceremony: newId(), answer: new SoftPasskey().made('of-nobody'), name: 'Phone' });
  const CHANGES: readonly (readonly [string, (posts: typeof submit) => Promise<FormState>])[] = [
    ['an app that is begun', (posts) => posts(beginAuthenticator)],
    ['an app that is confirmed', (posts) => posts(confirmAuthenticator, { code: '123456' })],
    ['an app that is turned off', (posts) => posts(removeAuthenticator)],
    ['recovery codes', (posts) => posts(makeRecoveryCodes)],
    ['a passkey that is asked for', (posts) => posts(beginPasskey)],
    ['a passkey that is added', (posts) => posts(addPasskey, made())],
    ['a passkey that is removed', (posts) => posts(removePasskey, { passkeyId: newId() })],
  ];

  it.each(CHANGES)('is changed only with a fresh sign-in that hasn’t ended: %s', async (_, change) => {
    const stale = { ...nia, authenticatedAt: new Date(Date.now() - 11 * 60_000) };
    expect(refusalOf(await asPerson(stale, () => change(submit))).code).toBe('sign_in_again');

    const browser = await signedInBrowser(nia.email);
    const session = await whoIs(browser);
    const changed = await whileSessionEnds(session?.sessionId, () =>
      change(async (action, fields) => (await browser.post(action, fields)).answer),
    );

    expect(refusalOf(changed).code).toBe('signed_out');
  });

  it('counts at once: other sessions that a mailed link began can’t take it away before they have shown it', async () => {
    const [one, other] = [await signedInBrowser(nia.email), await signedInBrowser(nia.email)];
    const passkey = new SoftPasskey();
    const { ceremony, options } = doneOf((await one.post(beginPasskey)).answer);
    const form = { ceremony, answer: passkey.made(options.challenge), name: 'Phone' };
    doneOf((await one.post(addPasskey, form)).answer);
    const [added] = await withActor({ kind: 'user', userId: nia.userId }, (tx) => tx.passkey.findMany());

    const refusal = refusalOf((await other.post(removePasskey, { passkeyId: added?.id })).answer);

    expect(refusal.code).toBe('sign_in_again');
    expect(await whoIs(other)).not.toBeNull();
    doneOf((await one.post(removePasskey, { passkeyId: added?.id })).answer);
  });

  it('has recovery codes only while there is something to recover, and only the newest', async () => {
    const left = () =>
      withActor({ kind: 'user', userId: nia.userId }, (tx) => tx.recoveryCode.count({ where: {} }));
    expect(refusalOf(await asPerson(nia, () => submit(makeRecoveryCodes))).code).toBe('no_factor');
    await givenPasskey(nia);
    const first = await givenRecoveryCodes(nia);
    const second = await givenRecoveryCodes(nia);
    expect([new Set([...first, ...second]).size, await left()]).toEqual([16, 8]);

    const [passkey] = await withActor({ kind: 'user', userId: nia.userId }, (tx) => tx.passkey.findMany());
    doneOf(await asPerson(nia, () => submit(removePasskey, { passkeyId: passkey?.id })));

    expect(await left()).toBe(0);
  });

  it('loses no passkey to somebody else, and takes no second app', async () => {
    const someone = { name: 'Somebody else', email: `${newId()}@inbox.example`, zone: 'UTC' };
    const other = await givenPerson(someone);
    await givenPasskey(nia);
    await givenApp(nia);
    const passkeys = () => withActor({ kind: 'user', userId: nia.userId }, (tx) => tx.passkey.findMany());
    const [{ id } = { id: '' }] = await passkeys();

    const removed = await asPerson(other, () => submit(removePasskey, { passkeyId: id }));

    expect(refusalOf(removed).code).toBe('not_found');
    expect(await passkeys()).toHaveLength(1);
    expect(refusalOf(await asPerson(nia, () => submit(beginAuthenticator))).code).toBe('in_use');
  });
});
