import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { GET as goToGoogle } from '@/app/(site)/sign-in/google/route';
import SignInPage from '@/app/(site)/sign-in/page';
import { GET as comeBack } from '@/app/api/auth/callback/google/route';
import { askForOtherAddress, spendAddressLink } from '@/lib/people/changing-address.actions';
import { passSecondStep } from '@/lib/people/factors/second-step.actions';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { env } from '@/lib/platform/env/env';
import { good } from '@/lib/platform/examining/findings';
import { examineGoogle } from '@/lib/platform/examining/google';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { codeAt, givenApp } from '@/tests/support/factors';
import { type Claims, type Signed, startGoogle } from '@/tests/support/google/stand-in';
import { givenInvitation, givenPeople, givenPerson, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowser, newestMailTo, signedInBrowser, whoIs } from '@/tests/support/signing-in';

const google = await startGoogle('http://localhost:3000/api/auth/callback/google');
// trusted from one proxy, as behind a load balancer
Object.assign(process.env, google.settings, { TRUSTED_PROXY_HOPS: '1' });

givenDatabaseWithPeople();

describe('signing in with Google', () => {
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterAll(async () => {
    await google.close();
    for (const name of [...Object.keys(google.settings), 'TRUSTED_PROXY_HOPS']) delete process.env[name];
  });

  let browser: TestBrowser;
  beforeEach(() => {
    browser = givenBrowser();
  });

  /** @returns where a browser returns to after its person has chosen an account; it isn't there yet. */
  async function chosen(claims: Claims, { to = '/inbox', signed }: { to?: string; signed?: Signed } = {}) {
    const { leadsTo } = await browser.open(goToGoogle, `/sign-in/google?to=${encodeURIComponent(to)}`);
    return google.approve(leadsTo ?? '', claims, signed);
  }

  /** @returns where the whole way leads. */
  async function signIn(...way: Parameters<typeof chosen>): Promise<string | null> {
    return (await browser.open(comeBack, (await chosen(...way)).href)).leadsTo;
  }

  const kept = (email: string): Claims => ({ email, email_verified: true, hd: 'a-workspace.example' });
  const personWith = (email: string) =>
    withActor({ kind: 'auth' }, (tx) => tx.user.findUnique({ where: { email } }));

  it('leads to where somebody was going, in a session that records how', async () => {
    const { ruth } = people;

    const to = await signIn(kept(ruth.email.toUpperCase()), { to: '/w/kiln/briefs?state=open' });

    expect(to).toBe('/w/kiln/briefs?state=open');
    expect(await whoIs(browser)).toMatchObject({ userId: ruth.userId, authenticatedBy: 'google' });
  });

  it('makes an account for a new address, and takes it as verified', async () => {
    const claims = { email: 'new@gmail.com', email_verified: true };
    const [one, first] = [browser, await chosen(claims)];
    browser = givenBrowser();
    const [other, second] = [browser, await chosen(claims)];

    await Promise.all([one.open(comeBack, first.href), other.open(comeBack, second.href)]);

    expect((await whoIs(one))?.userId).toBe((await whoIs(other))?.userId);
    expect((await personWith('new@gmail.com'))?.emailVerifiedAt).toBeInstanceOf(Date);
  });

  it.each([
    ['that Google hasn’t verified', { email_verified: false, hd: 'a-workspace.example' }],
    ['of which Google says nothing', { hd: 'a-workspace.example' }],
    ['that is kept elsewhere', { email_verified: true }],
    ['that is called verified in words', { email_verified: 'true', hd: 'a-workspace.example' }],
  ])('takes over no account by an address %s', async (_, claims) => {
    expect(await signIn({ email: people.ruth.email, ...claims })).toBe(
      '/sign-in?to=%2Finbox&google=unproven',
    );
    expect(await signIn({ email: 'nobody@inbox.example', ...claims })).toContain('google=unproven');

    expect(await whoIs(browser)).toBeNull();
    expect(await personWith('nobody@inbox.example')).toBeNull();
  });

  it.each<readonly [string, Claims, Signed]>([
    ['for another question', { nonce: 'A'.repeat(43) }, 'by Google'],
    ['for another installation', { aud: 'another.apps.example' }, 'by Google'],
    ['of another issuer', { iss: 'https://accounts.google.example' }, 'by Google'],
    ['that is too old', { exp: Math.floor(Date.now() / 1_000) - 60 }, 'by Google'],
    ['by a key that isn’t Google’s', {}, 'by another'],
    ['by nobody', {}, 'by nobody'],
  ])('accepts no token %s', async (_, claims, signed) => {
    const to = await signIn({ ...kept(people.ruth.email), ...claims }, { signed });

    expect(to).toBe('/sign-in?to=%2Finbox&google=failed');
    expect(await whoIs(browser)).toBeNull();
  });

  it('is completed in the browser that began it, once, and as it began', async () => {
    const back = await chosen(kept(people.ruth.email));
    const otherState = new URL(back);
    otherState.searchParams.set('state', 'A'.repeat(43));
    const before = new Map(browser.cookies);

    const elsewhere = givenBrowser();
    expect((await elsewhere.open(comeBack, back.href)).leadsTo).toContain('google=failed');
    expect((await browser.open(comeBack, otherState.href)).leadsTo).toContain('google=failed');
    expect((await browser.open(comeBack, '/api/auth/callback/google?error=access_denied')).leadsTo).toContain(
      'google=failed',
    );
    for (const [name, value] of before) browser.cookies.set(name, value);
    expect((await browser.open(comeBack, back.href)).leadsTo).toBe('/inbox');
    for (const [name, value] of before) browser.cookies.set(name, value);
    expect((await browser.open(comeBack, back.href)).leadsTo).toContain('google=failed');
  });

  it('links nothing to whoever is signed in already: from then on it is somebody else’s session', async () => {
    browser = await signedInBrowser(people.maria.email);
    const before = new Map(browser.cookies);

    await signIn(kept(people.ruth.email));
    const thief = givenBrowser();
    for (const [name, value] of before) thief.cookies.set(name, value);

    expect((await whoIs(browser))?.userId).toBe(people.ruth.userId);
    expect(await whoIs(thief)).toBeNull();
    expect(await personWith(people.maria.email)).toMatchObject({ id: people.maria.userId });
  });

  it('is half a sign-in for somebody who has set up a second step', async () => {
    const secret = await givenApp(people.tomas);

    const to = await signIn(kept(people.tomas.email));
    const before = await whoIs(browser);
    await browser.post(passSecondStep, { code: codeAt(secret, new Date()), to: '/inbox' });

    expect([to, before]).toEqual(['/sign-in/second?to=%2Finbox', null]);
    expect(await whoIs(browser)).toMatchObject({ authenticatedBy: 'google_and_code' });
  });

  it('respects the address of an invitation, as a link does', async () => {
    const { ruth, workspace } = people;
    const invite = () => givenInvitation(ruth, workspace, { name: 'Aroha', email: 'aroha@gmail.com' });
    const { token } = await invite();
    await givenPerson({ name: 'Somebody', email: 'somebody@gmail.com', zone: 'Pacific/Auckland' });
    await givenPerson({ name: 'Aroha', email: 'aroha@gmail.com', zone: 'Pacific/Auckland' });

    await signIn(kept('somebody@gmail.com'));
    const { answer: stranger } = await browser.post(acceptInvitation, { token });
    await signIn(kept('aroha@gmail.com'));
    const { answer: invited, leadsTo } = await browser.post(acceptInvitation, { token });

    expect(refusalOf(stranger).code).toBe('other_address');
    expect(leadsTo ?? doneOf(invited)).toBeTruthy();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'leads to no page of another site, as %s',
    async (to) => {
      expect(await signIn(kept(people.ruth.email), { to })).toBe('/start');

      const back = await chosen(kept(people.ruth.email));
      back.searchParams.set('callbackUrl', to);
      browser.cookies.set('handover.return', encodeURIComponent(to));
      expect((await browser.open(comeBack, back.href)).leadsTo).toMatch(/^\/(start)?$/);
    },
  );

  it('is stopped after thirty from one network, with the time to wait', async () => {
    browser = new TestBrowser('2001:db8:9:9::1');
    const answers = await Promise.all(
      Array.from({ length: 31 }, () => browser.open(comeBack, '/api/auth/callback/google')),
    );

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await browser.open(goToGoogle, '/sign-in/google')).status).toBe(429);
  });

  it('begins no account by an address that another has left, while that can still get it back', async () => {
    const mover = await signedInBrowser('moving@gmail.com');
    doneOf((await mover.post(askForOtherAddress, { id: newId(), email: 'moved@gmail.com' })).answer);
    const [, token = ''] = /\/address\/([\w-]+)/.exec((await newestMailTo('moved@gmail.com')).text) ?? [];
    await givenBrowser().post(spendAddressLink, { token });

    const to = await signIn({ email: 'moving@gmail.com', email_verified: true });

    expect(to).toBe('/sign-in?to=%2Finbox&google=left');
    expect(await whoIs(browser)).toBeNull();
    expect(await personWith('moving@gmail.com')).toBeNull();
  });

  it('is offered on the sign-in page, which says why when Google has let nobody in', async () => {
    const page = await browser.within(() =>
      SignInPage({ searchParams: Promise.resolve({ google: 'unproven' }) }),
    );
    const html = renderToStaticMarkup(page);

    expect(html).toContain('href="/sign-in/google?to=%2Fstart"');
    expect(html).toContain('A link has to show that this address is yours');
  });

  it('is examined: Google answers, and knows this installation', async () => {
    expect(await examineGoogle()).toEqual(
      good('People may sign in by Google, which knows this installation.'),
    );

    const right = env().GOOGLE_CLIENT_SECRET;
    onTestFinished(() => {
      env().GOOGLE_CLIENT_SECRET = right;
    });
    env().GOOGLE_CLIENT_SECRET = 'another';
    expect(await examineGoogle()).toMatchObject({
      level: 'broken',
      says: 'Google answers invalid_client to this installation.',
    });
  });

  it('says so when Google doesn’t answer', async () => {
    const back = await chosen(kept(people.ruth.email));
    await google.close();

    expect(await examineGoogle()).toMatchObject({ level: 'broken' });
    expect((await browser.open(comeBack, back.href)).leadsTo).toBe('/sign-in?to=%2Finbox&google=failed');
    expect((await browser.open(goToGoogle, '/sign-in/google')).leadsTo).toBe(
      '/sign-in?to=%2Fstart&google=failed',
    );
  });
});
