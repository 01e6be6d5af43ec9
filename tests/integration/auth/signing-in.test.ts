import { describe, expect, it } from 'vitest';
import { GET as goToGoogle } from '@/app/(site)/sign-in/google/route';
import { GET as comeBack } from '@/app/api/auth/callback/google/route';
import { requestSignInLink, spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, mailedToken, newestMailTo, signedInBrowser, whoIs } from '@/tests/support/signing-in';

const AUTH = { kind: 'auth' } as const;

givenDatabase();

describe('signing in by a link in a mail', () => {
  it('begins with a link that leads to where the person was going', async () => {
    const browser = givenBrowser();
    const token = await mailedToken(browser, 'ruth@adeyemi-ceramics.example', '/w/kiln/briefs?state=open');

    const { leadsTo } = await browser.post(spendSignInLink, { token, to: '/w/kiln/briefs?state=open' });

    expect(leadsTo).toBe('/w/kiln/briefs?state=open');
    expect(await whoIs(browser)).toMatchObject({ email: 'ruth@adeyemi-ceramics.example' });
  });

  it('carries the destination in the mail, but only if it is a page of our own', async () => {
    const browser = givenBrowser();

    await mailedToken(browser, 'to-own@inbox.example', '/inbox');
    await mailedToken(browser, 'to-other@inbox.example', 'https://evil.example/');

    expect((await newestMailTo('to-own@inbox.example')).text).toContain('?to=%2Finbox');
    expect((await newestMailTo('to-other@inbox.example')).text).toContain('?to=%2Fstart');
  });

  it('gives the same answer whether or not the address is known', async () => {
    const known = await signedInBrowser('known@inbox.example').then(givenBrowser);
    const answers = await Promise.all(
      ['known@inbox.example', 'never-seen@inbox.example'].map((email) =>
        known.post(requestSignInLink, { email }),
      ),
    );

    for (const { answer } of answers) expect(Object.keys(doneOf(answer))).toEqual(['email']);
    expect((await newestMailTo('never-seen@inbox.example')).kind).toBe('people.sign_in');
  });

  it('treats an address in capitals as the same person', async () => {
    await signedInBrowser('tomas@adeyemi-ceramics.example');
    await signedInBrowser('Tomas@Adeyemi-Ceramics.Example');

    const people = await withActor(AUTH, (tx) =>
      tx.user.count({ where: { email: 'tomas@adeyemi-ceramics.example' } }),
    );
    expect(people).toBe(1);
  });

  it('works once', async () => {
    const browser = givenBrowser();
    const token = await mailedToken(browser, 'once@inbox.example');
    await browser.post(spendSignInLink, { token });

    const second = await givenBrowser().post(spendSignInLink, { token });

    expect(refusalOf(second.answer).code).toBe('link_gone');
  });

  it('works for one of two who press at once', async () => {
    const [one, other] = [givenBrowser(), givenBrowser()];
    const token = await mailedToken(one, 'race@inbox.example');

    const both = await Promise.all([one, other].map((browser) => browser.post(spendSignInLink, { token })));

    expect(both.filter(({ leadsTo }) => leadsTo !== null)).toHaveLength(1);
    expect([await whoIs(one), await whoIs(other)].filter((session) => session !== null)).toHaveLength(1);
  });

  it('makes one person from two links that a new person uses at once', async () => {
    const [one, other] = [givenBrowser(), givenBrowser()];
    const tokens = [
      await mailedToken(one, 'twice@inbox.example'),
      await mailedToken(one, 'twice@inbox.example'),
    ];

    await Promise.all([
      one.post(spendSignInLink, { token: tokens[0] }),
      other.post(spendSignInLink, { token: tokens[1] }),
    ]);

    expect((await whoIs(one))?.userId).toBe((await whoIs(other))?.userId);
  });

  it('expires after 15 minutes', async () => {
    const browser = givenBrowser();
    const token = await mailedToken(browser, 'late@inbox.example');

    const late = await atTime(new Date(Date.now() + 15 * 60_000), () =>
      browser.post(spendSignInLink, { token }),
    );

    expect(refusalOf(late.answer).code).toBe('link_gone');
    expect(await whoIs(browser)).toBeNull();
  });

  it.each(['', 'nonsense', 'A'.repeat(43), '../../etc/passwd'])('refuses the token %j', async (token) => {
    const { answer } = await givenBrowser().post(spendSignInLink, { token });

    expect(refusalOf(answer).code).toBe('link_gone');
  });

  it("stores neither a link's token nor a session's", async () => {
    const browser = givenBrowser();
    const token = await mailedToken(browser, 'hashed@inbox.example');
    const links = await withActor(AUTH, (tx) => tx.signInLink.findMany());
    await browser.post(spendSignInLink, { token });
    const sessions = await withActor(AUTH, (tx) => tx.session.findMany());

    expect(JSON.stringify(links)).not.toContain(token);
    expect(JSON.stringify(sessions)).not.toContain(browser.cookies.get('handover.session'));
  });

  it('gives the browser a new session each time, and ends the one it had', async () => {
    const browser = await signedInBrowser('rotated@inbox.example');
    const before = new Map(browser.cookies);

    await browser.post(spendSignInLink, { token: await mailedToken(browser, 'rotated@inbox.example') });
    const thief = givenBrowser();
    for (const [name, value] of before) thief.cookies.set(name, value);

    expect(browser.cookies.get('handover.session')).not.toBe(before.get('handover.session'));
    expect(await whoIs(browser)).not.toBeNull();
    expect(await whoIs(thief)).toBeNull();
  });

  it('doesn’t adopt a session that somebody planted', async () => {
    const browser = givenBrowser();
    browser.cookies.set('handover.session', 'planted');

    await browser.post(spendSignInLink, { token: await mailedToken(browser, 'planted@inbox.example') });

    expect(browser.cookies.get('handover.session')).not.toBe('planted');
  });

  it('is the only way in where Google isn’t set up', async () => {
    for (const handler of [goToGoogle, comeBack])
      await expect(givenBrowser().open(handler, '/sign-in/google')).rejects.toThrow(
        'NEXT_HTTP_ERROR_FALLBACK;404',
      );
  });
});
