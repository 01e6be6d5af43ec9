import { beforeEach, describe, expect, it } from 'vitest';
import { beginProof, proveByCode } from '@/lib/people/factors/proving.actions';
import { getFactors, getSecondStep } from '@/lib/people/factors/queries';
import {
  beginSecondStep,
  passSecondStep,
  passSecondStepByPasskey,
} from '@/lib/people/factors/second-step.actions';
import {
  addPasskey,
  makeRecoveryCodes,
  removeAuthenticator,
  removePasskey,
} from '@/lib/people/factors/setting-up.actions';
import { spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { isFresh } from '@/lib/platform/auth/fresh';
import { atTime } from '@/lib/platform/clock';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { evidenceOf } from '@/lib/platform/record/evidence';
import { withActor } from '@/lib/platform/tenancy';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { codeAt, givenApp, givenPasskey, givenQuestion, givenRecoveryCodes } from '@/tests/support/factors';
import { SoftPasskey } from '@/tests/support/passkeys';
import { asPerson, givenPerson, type Person, REQUEST } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import {
  afterLink,
  givenBrowser,
  mailedToken,
  newestMailTo,
  signedInBrowser,
  whoIs,
} from '@/tests/support/signing-in';

const AUTH = { kind: 'auth' } as const;
const ELEVEN_MINUTES_AGO = () => new Date(Date.now() - 11 * 60_000);

describe('the second step', () => {
  givenDatabase();
  let maria: Person;
  beforeEach(async () => {
    maria = await givenPerson({
      name: 'Maria Santos',
      email: `${newId()}@inbox.example`,
      zone: 'Asia/Manila',
    });
  });

  async function asked(browser: TestBrowser) {
    const { answer } = await browser.post(beginSecondStep);
    const { ceremony, options } = doneOf(answer);
    return { ceremony, challenge: options.challenge };
  }

  it('isn’t asked of those who have set up none', async () => {
    const { browser, leadsTo } = await afterLink(maria);

    expect(leadsTo).toBe('/inbox');
    expect(await whoIs(browser)).toMatchObject({ email: maria.email, authenticatedBy: 'email_link' });
  });

  it('comes between the link and the session, and a code completes it', async () => {
    const secret = await givenApp(maria);

    const { browser, leadsTo } = await afterLink(maria);
    const before = await whoIs(browser);
    const { leadsTo: then } = await browser.post(passSecondStep, {
      code: codeAt(secret, new Date()),
      to: '/inbox',
    });

    expect(leadsTo).toBe('/sign-in/second?to=%2Finbox');
    expect(before).toBeNull();
    expect(then).toBe('/inbox');
    expect(await whoIs(browser)).toMatchObject({
      email: maria.email,
      authenticatedBy: 'email_link_and_code',
    });
    expect(browser.cookies.has('handover.half')).toBe(false);
  });

  it('accepts each code once, from one of two who show it at the same moment', async () => {
    const code = codeAt(await givenApp(maria), new Date());
    const one = await afterLink(maria);
    const other = await afterLink(maria);

    const both = await Promise.all([one, other].map(({ browser }) => browser.post(passSecondStep, { code })));
    const later = await other.browser.post(passSecondStep, { code });

    expect(both.filter(({ leadsTo }) => leadsTo !== null)).toHaveLength(1);
    expect(
      [await whoIs(one.browser), await whoIs(other.browser)].filter((each) => each !== null),
    ).toHaveLength(1);
    expect(refusalOf(later.answer).status).toBe('refused');
  });

  it('accepts no code that would make an earlier one valid again, even by raw SQL', async () => {
    await givenApp(maria);
    const back = withActor({ kind: 'user', userId: maria.userId }, async (tx) => {
      await tx.$executeRaw`UPDATE authenticators SET last_step = 5`;
      await tx.$executeRaw`UPDATE authenticators SET last_step = 4`;
    });

    await expect(back).rejects.toThrow(/a code is taken once/);
  });

  it('is refused after eight wrong codes in an hour, wherever they come from', async () => {
    const secret = await givenApp(maria);
    const { browser } = await afterLink(maria);
    for (let tried = 0; tried < 8; tried += 1) {
      const { answer } = await browser.post(passSecondStep, { code: '000000' });
      expect(refusalOf(answer).code).toBe('wrong_code');
    }

    const elsewhere = await afterLink(maria);
    const { answer } = await elsewhere.browser.post(passSecondStep, { code: codeAt(secret, new Date()) });

    expect(refusalOf(answer).code).toBe('too_many');
  });

  it('lets its person in by a passkey or a recovery code, and prove who they are where they are signed in, though somebody else has used up the codes that can be guessed', async () => {
    const desk = await signedInBrowser(maria.email);
    const secret = await givenApp(maria);
    const passkey = await givenPasskey(maria);
    const [recovery = ''] = await givenRecoveryCodes(maria);
    const usedUp = async () => {
      for (let tried = 0; tried < 8; tried += 1) await takeFrom('secondStep', maria.userId);
    };

    await usedUp();
    const proof = { code: codeAt(secret, new Date()), to: '/inbox' };
    expect((await desk.post(proveByCode, proof)).leadsTo).toBe('/inbox');

    const { browser: phone } = await afterLink(maria);
    const { ceremony, challenge } = await asked(phone);
    const shown = { ceremony, answer: passkey.shown(challenge, { counter: 2 }), to: '/inbox' };
    expect((await phone.post(passSecondStepByPasskey, shown)).leadsTo).toBe('/inbox');

    await usedUp();
    const { browser: borrowed } = await afterLink(maria);
    expect((await borrowed.post(passSecondStep, { code: recovery, to: '/inbox' })).leadsTo).toBe('/inbox');
  });

  it('expires after 15 minutes, and nobody is in', async () => {
    const secret = await givenApp(maria);
    const { browser } = await afterLink(maria);
    const late = new Date(Date.now() + 15 * 60_000 + 1_000);

    const { answer } = await atTime(late, () => browser.post(passSecondStep, { code: codeAt(secret, late) }));

    expect(refusalOf(answer).code).toBe('link_gone');
    expect(await atTime(late, () => browser.within(() => getSecondStep()))).toBeNull();
  });

  it('accepts a recovery code, once, and its person is told by mail', async () => {
    await givenApp(maria);
    const [code = ''] = await givenRecoveryCodes(maria);
    const { browser } = await afterLink(maria);

    const { leadsTo } = await browser.post(passSecondStep, { code: ` ${code.toUpperCase()} `, to: '/inbox' });
    const again = await (await afterLink(maria)).browser.post(passSecondStep, { code });

    expect(leadsTo).toBe('/inbox');
    expect(await whoIs(browser)).toMatchObject({ authenticatedBy: 'email_link_and_recovery_code' });
    expect(refusalOf(again.answer).code).toBe('wrong_code');
    expect((await getFactors(maria)).recoveryCodesLeft).toBe(7);
    const mails = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findMany({ where: { toAddress: maria.email } }),
    );
    expect(mails.map(({ subject }) => subject).join()).toContain(
      'A recovery code was used to sign in as you',
    );
  });

  it('accepts a passkey that has asked its person for a finger, a face or a PIN', async () => {
    const passkey = await givenPasskey(maria);
    const { browser } = await afterLink(maria);
    const unverified = await asked(browser);
    const verified = await asked(browser);

    const first = await browser.post(passSecondStepByPasskey, {
      ceremony: unverified.ceremony,
      answer: passkey.shown(unverified.challenge, { isVerified: false, counter: 2 }),
    });
    const second = await browser.post(passSecondStepByPasskey, {
      ceremony: verified.ceremony,
      answer: passkey.shown(verified.challenge, { counter: 2 }),
      to: '/inbox',
    });

    expect(refusalOf(first.answer).code).toBe('wrong_passkey');
    expect(second.leadsTo).toBe('/inbox');
    expect(await whoIs(browser)).toMatchObject({ authenticatedBy: 'email_link_and_passkey' });
  });

  it.each([
    ['of another site', { origin: 'https://handover.evil.example', counter: 2 }],
    ['for another site', { site: 'evil.example', counter: 2 }],
    ['whose counter has not gone on, as a copy’s', { counter: 1 }],
  ])('is refused to a passkey %s', async (_, otherwise) => {
    const passkey = await givenPasskey(maria);
    const { browser } = await afterLink(maria);
    const { ceremony, challenge } = await asked(browser);

    const { answer } = await browser.post(passSecondStepByPasskey, {
      ceremony,
      answer: passkey.shown(challenge, otherwise),
    });

    expect(refusalOf(answer).code).toBe('wrong_passkey');
    expect(await whoIs(browser)).toBeNull();
  });

  it("is refused to somebody else's passkey, to an answer that was given before, and to one for another challenge", async () => {
    await givenPasskey(maria);
    const own = await givenPasskey(maria);
    const dewi = await givenPerson({
      name: 'Dewi Lestari',
      email: `${newId()}@inbox.example`,
      zone: 'Asia/Jakarta',
    });
    const others = await givenPasskey(dewi);
    const { browser } = await afterLink(maria);
    const [one, two] = [await asked(browser), await asked(browser)];

    const tries = [
      { ceremony: one.ceremony, answer: others.shown(one.challenge, { counter: 2 }) },
      { ceremony: two.ceremony, answer: own.shown(one.challenge, { counter: 2 }) },
      { ceremony: two.ceremony, answer: own.shown(two.challenge, { counter: 2 }) },
    ];

    // a refusal also rolls back the use of its challenge, so that a mistaken try doesn't cost it
    const codes = [];
    for (const form of tries) codes.push((await browser.post(passSecondStepByPasskey, form)).answer.status);
    expect(codes).toEqual(['refused', 'refused', 'idle']);
    const again = await (await afterLink(maria)).browser.post(passSecondStepByPasskey, tries[2]);
    expect(refusalOf(again.answer).code).toBe('too_late');
  });

  it('lets nobody add a passkey whose device asked for nothing, or for another site', async () => {
    for (const otherwise of [
      { isVerified: false },
      { origin: 'https://evil.example' },
      { site: 'evil.example' },
    ]) {
      const { ceremony, challenge } = await givenQuestion(maria);
      const form = { ceremony, answer: new SoftPasskey().made(challenge, otherwise), name: 'Phone' };

      const answer = await asPerson(maria, () => submit(addPasskey, form));

      expect(refusalOf(answer).code).toBe('wrong_passkey');
    }
  });

  it('can be shown again in the same session, which is then fresh, and the evidence of a signature names it', async () => {
    const secret = await givenApp(maria);
    const stale = { ...maria, authenticatedAt: ELEVEN_MINUTES_AGO() };
    await withActor(AUTH, (tx) =>
      tx.session.update({
        where: { id: maria.sessionId },
        data: { authenticatedAt: stale.authenticatedAt },
      }),
    );

    doneOf(
      await asPerson(stale, () => submit(proveByCode, { code: codeAt(secret, new Date()), to: '/inbox' })),
    );

    const session = await withActor(AUTH, (tx) =>
      tx.session.findUniqueOrThrow({ where: { id: maria.sessionId } }),
    );
    expect([stale, session].map(({ authenticatedAt }) => isFresh(authenticatedAt, new Date()))).toEqual([
      false,
      true,
    ]);
    expect(evidenceOf({ ...maria, ...session }, REQUEST).authMethod).toBe('code');
  });

  it('is set up, changed and turned off only by somebody who signed in within ten minutes', async () => {
    await givenApp(maria);
    await givenPasskey(maria);
    const stale = { ...maria, authenticatedAt: ELEVEN_MINUTES_AGO() };
    const { passkeys } = await getFactors(maria);

    const answers = await asPerson(stale, async () => [
      await submit(removeAuthenticator),
      await submit(makeRecoveryCodes),
      await submit(removePasskey, { passkeyId: passkeys[0]?.id }),
    ]);

    for (const answer of answers) expect(refusalOf(answer).code).toBe('sign_in_again');
    expect(await getFactors(maria)).toMatchObject({ app: { state: 'on' }, passkeys: [{ name: 'Phone' }] });
  });

  it('that is turned off is no longer asked for, and its person is told by mail', async () => {
    await givenApp(maria);
    await givenRecoveryCodes(maria);

    doneOf(await asPerson(maria, () => submit(removeAuthenticator)));

    expect((await newestMailTo(maria.email)).subject).toContain('no longer asks for a code of your app');
    expect((await getFactors(maria)).recoveryCodesLeft).toBe(0);
    expect((await afterLink(maria)).leadsTo).toBe('/inbox');
  });

  it('is kept so that neither the app’s secret nor a recovery code can be read from the database', async () => {
    const secret = await givenApp(maria);
    const codes = await givenRecoveryCodes(maria);

    const rows = await withActor(AUTH, async (tx) => [
      await tx.authenticator.findMany({ omit: { lastStep: true } }),
      await tx.recoveryCode.findMany(),
    ]);

    const kept = JSON.stringify(rows);
    for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(kept).not.toContain(told);
  });

  it("leaves a browser's existing session alone until it is completed", async () => {
    const browser = await signedInBrowser(maria.email);
    await givenApp(maria);
    const before = await whoIs(browser);

    await browser.post(spendSignInLink, { token: await mailedToken(browser, maria.email) });

    expect((await whoIs(browser))?.sessionId).toBe(before?.sessionId);
    expect(refusalOf((await givenBrowser().post(beginSecondStep)).answer).code).toBe('link_gone');
    expect(refusalOf(await asPerson(maria, () => submit(beginProof))).code).toBe('no_passkey');
  });
});
