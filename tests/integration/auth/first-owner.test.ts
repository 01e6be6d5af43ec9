import { describe, expect, it } from 'vitest';
import { proveByCode } from '@/lib/people/factors/proving.actions';
import { firstOwnerLink } from '@/lib/people/invitations/first-owner';
import { getSignInLink } from '@/lib/people/queries';
import { requestSignInLink, spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { atTime } from '@/lib/platform/clock';
import { evidenceOf } from '@/lib/platform/record/evidence';
import { withActor } from '@/lib/platform/tenancy';
import { TestBrowser } from '@/tests/support/browser/browser';
import { refusalOf } from '@/tests/support/browser/forms';
import { codeAt, forgetFactors, givenApp } from '@/tests/support/factors';
import { REQUEST } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { mailedToken, whoIs } from '@/tests/support/signing-in';

const tokenIn = (link: string | null) => link?.split('/').at(-1) ?? '';
const HOURS = 60 * 60_000;

describe('the first owner of a new installation', () => {
  givenDatabase();
  const browser = new TestBrowser('192.0.2.1');

  it('is asked for an address, at the field', async () => {
    const token = tokenIn(await firstOwnerLink());

    const none = await browser.post(spendSignInLink, { token });
    const wrong = await browser.post(spendSignInLink, { token, email: 'ruth' });

    expect(refusalOf(none.answer).fieldErrors).toEqual({ email: 'Type an e-mail address.' });
    expect(Object.keys(refusalOf(wrong.answer).fieldErrors)).toEqual(['email']);
  });

  it('has a day for it', async () => {
    const token = tokenIn(await firstOwnerLink());

    const late = await atTime(new Date(Date.now() + 24 * HOURS), () =>
      browser.post(spendSignInLink, { token, email: 'ruth@adeyemi-ceramics.example' }),
    );

    expect(refusalOf(late.answer).code).toBe('link_gone');
  });

  it('signs in by the printed link, with an address that no mail has verified', async () => {
    const [first, second] = [tokenIn(await firstOwnerLink()), tokenIn(await firstOwnerLink())];

    const { leadsTo } = await browser.post(spendSignInLink, {
      token: first,
      email: ' Ruth@Adeyemi-Ceramics.example',
    });

    const session = await browser.within(() => sessionFromRequest());
    expect(leadsTo).toBe('/start');
    expect(session).toMatchObject({
      email: 'ruth@adeyemi-ceramics.example',
      authenticatedBy: 'operator_link',
    });
    const user = await withActor({ kind: 'auth' }, (tx) => tx.user.findFirstOrThrow());
    expect(user.emailVerifiedAt).toBeNull();
    // and with that, the other printed link no longer works
    const late = await new TestBrowser('192.0.2.2').post(spendSignInLink, {
      token: second,
      email: 'mallory@elsewhere.example',
    });
    expect(refusalOf(late.answer).code).toBe('link_gone');
    expect(await getSignInLink(second)).toBeNull();
  });

  it('gets no more links once somebody exists', async () => {
    expect(await firstOwnerLink()).toBeNull();
  });

  it('signs as somebody whom no mail has reached, also once they have shown a second step', async () => {
    const signedIn = await whoIs(browser);
    if (!signedIn) throw new Error('nobody is signed in');
    expect(evidenceOf(signedIn, REQUEST)).toMatchObject({ authMethod: 'operator_link' });

    const secret = await givenApp(signedIn);
    await browser.post(proveByCode, { code: codeAt(secret, new Date()), to: '/start' });

    const shown = await whoIs(browser);
    expect(shown && evidenceOf(shown, REQUEST)).toMatchObject({ authMethod: 'operator_then_code' });
    await forgetFactors(signedIn);
  });

  it('verifies the address later, by a mailed link', async () => {
    const token = await mailedToken(browser, 'ruth@adeyemi-ceramics.example');

    await browser.post(spendSignInLink, { token });

    const user = await withActor({ kind: 'auth' }, (tx) => tx.user.findFirstOrThrow());
    expect(user.emailVerifiedAt).not.toBeNull();
    expect(await whoIs(browser)).toMatchObject({ authenticatedBy: 'email_link' });
  });
});

describe('an address that looks like the first owner’s marker', () => {
  givenDatabase();

  it('is refused', async () => {
    const { answer } = await new TestBrowser('192.0.2.3').post(requestSignInLink, { email: 'first-owner' });

    expect(refusalOf(answer).fieldErrors).toHaveProperty('email');
  });
});
