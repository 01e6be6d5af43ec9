import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { beginProof, proveByCode, proveByPasskey } from '@/lib/people/factors/proving.actions';
import { passSecondStep } from '@/lib/people/factors/second-step.actions';
import { addPasskey } from '@/lib/people/factors/setting-up.actions';
import { atTime } from '@/lib/platform/clock';
import { closeRateLimits, takeFrom } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { codeAt, givenApp, givenPasskey, givenQuestion } from '@/tests/support/factors';
import { asPerson, givenSession, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { afterLink, signedInBrowser } from '@/tests/support/signing-in';

const AUTH = { kind: 'auth' } as const;
/** lib/platform/http/rate-limit: tries at a second step per hour. */
const TRIES = 8;

describe('proving again who one is', () => {
  givenDatabaseWithPeople();
  let here: Person;
  let there: Person;
  beforeEach(async () => {
    const nia = { name: 'Nia Lopes', email: `${newId()}@inbox.example`, zone: 'Europe/Lisbon' };
    [here, there] = [(await givenSession(nia)).person, (await givenSession(nia)).person];
  });
  afterAll(closeRateLimits);

  const proofs = (secret: string) => ({ code: codeAt(secret, new Date()), to: '/inbox' });
  const provenBy = ({ sessionId: id }: Person) =>
    withActor(AUTH, (tx) => tx.session.findUniqueOrThrow({ where: { id } }));
  const uses = async (tries: number) => {
    for (let used = 0; used < tries; used += 1) await takeFrom('proof', here.userId);
  };

  it('makes the session in which it is done fresh, and no other of theirs', async () => {
    const secret = await givenApp(here);
    const longAgo = new Date(Date.now() - 60 * 60_000);
    await withActor(AUTH, (tx) =>
      tx.session.updateMany({ where: { userId: here.userId }, data: { authenticatedAt: longAgo } }),
    );

    doneOf(await asPerson(here, () => submit(proveByCode, proofs(secret))));

    const shown = await provenBy(here);
    expect(shown.authenticatedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(shown.authenticatedBy).toBe('code');
    expect(await provenBy(there)).toMatchObject({ authenticatedAt: longAgo, authenticatedBy: 'email_link' });
  });

  it('in a session that has ended is refused, and uses nothing up', async () => {
    const secret = await givenApp(here);
    await withActor(AUTH, (tx) => tx.session.deleteMany({ where: { id: here.sessionId } }));

    const late = await asPerson(here, () => submit(proveByCode, proofs(secret)));

    expect(refusalOf(late).code).toBe('not_found');
    doneOf(await asPerson(there, () => submit(proveByCode, proofs(secret))));
  });

  it('allows eight tries an hour by a code, as many again once one was right, and a passkey, which nobody can guess, all the same', async () => {
    const browser = await signedInBrowser(here.email);
    const secret = await givenApp(here);
    const passkey = await givenPasskey(here);
    await uses(TRIES - 1);
    expect((await browser.post(proveByCode, proofs(secret))).leadsTo).toBe('/inbox');

    await uses(TRIES);

    expect(refusalOf((await browser.post(proveByCode, proofs(secret))).answer).code).toBe('too_many');
    const { ceremony, options } = doneOf((await browser.post(beginProof)).answer);
    const shown = { ceremony, answer: passkey.shown(options.challenge, { counter: 2 }), to: '/inbox' };
    expect((await browser.post(proveByPasskey, shown)).leadsTo).toBe('/inbox');
  });

  it('by signing in gives the tries back as well', async () => {
    const secret = await givenApp(here);
    const { browser } = await afterLink(here);
    await uses(TRIES - 1);

    expect((await browser.post(passSecondStep, proofs(secret))).leadsTo).toBe('/inbox');

    await expect(uses(TRIES)).resolves.toBeUndefined();
  });

  describe('by a passkey', () => {
    const asks = (person: Person) => asPerson(person, async () => doneOf(await submit(beginProof)));
    const shows = (person: Person, ceremony: string, answer: string, at = new Date()) =>
      atTime(at, () => asPerson(person, () => submit(proveByPasskey, { ceremony, answer, to: '/inbox' })));

    it('remembers its last counter, so that a copy of it is noticed', async () => {
      const passkey = await givenPasskey(here);
      const shown = async (counter: number) => {
        const { ceremony, options } = await asks(here);
        return shows(here, ceremony, passkey.shown(options.challenge, { counter }));
      };

      doneOf(await shown(2));
      expect(refusalOf(await shown(2)).code).toBe('wrong_passkey');
      doneOf(await shown(3));
    });

    it('answers the challenge that was given, within five minutes, and none about adding one', async () => {
      const passkey = await givenPasskey(here);
      const { ceremony, options } = await asks(here);
      const answer = passkey.shown(options.challenge, { counter: 2 });
      const late = new Date(Date.now() + 5 * 60_000 + 1_000);
      const adding = await givenQuestion(here);

      expect(refusalOf(await shows(here, ceremony, answer, late)).code).toBe('too_late');
      const other = passkey.shown(adding.challenge, { counter: 2 });
      expect(refusalOf(await shows(here, adding.ceremony, other)).code).toBe('too_late');
      doneOf(await shows(here, ceremony, answer));
    });

    it("that somebody has added can't be added by anybody else", async () => {
      const passkey = await givenPasskey(here);
      const someone = { name: 'Somebody else', email: `${newId()}@inbox.example`, zone: 'UTC' };
      const { person: other } = await givenSession(someone);
      const { ceremony, challenge } = await givenQuestion(other);

      const form = { ceremony, answer: passkey.made(challenge), name: 'Phone' };
      expect(refusalOf(await asPerson(other, () => submit(addPasskey, form))).code).toBe('known');
    });
  });
});
