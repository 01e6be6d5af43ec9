import { describe, expect, it } from 'vitest';
import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { makeCalendarLink } from '@/lib/calendar/linking.actions';
import { getCalendarLink } from '@/lib/calendar/queries';
import { deleteAccount } from '@/lib/deletion/account.actions';
import { getAccountDeletion } from '@/lib/deletion/queries';
import { getAskedAddress, getFormerAddress } from '@/lib/people/address.queries';
import { createWorkspace } from '@/lib/people/business/workspaces.actions';
import {
  askForOtherAddress,
  spendAddressLink,
  undoAddressChange,
} from '@/lib/people/changing-address.actions';
import { getFactors } from '@/lib/people/factors/queries';
import {
  beginAuthenticator,
  confirmAuthenticator,
  makeRecoveryCodes,
} from '@/lib/people/factors/setting-up.actions';
import { endAllOtherSessions, endSession } from '@/lib/people/yourself.actions';
import { hashApiToken } from '@/lib/platform/auth/tokens';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { findApiToken } from '@/lib/platform/tenancy/find-api-token';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { codeAt } from '@/tests/support/factors';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, newestMailTo, signedInBrowser, whoIs } from '@/tests/support/signing-in';
import { givenHolder } from '@/tests/support/waiting';

const database = givenDatabase();

describe('another address', () => {
  const link = /\/address\/(?:back\/)?([\w-]+)/;
  const tokenTo = async (address: string) => link.exec((await newestMailTo(address)).text)?.[1] ?? '';
  const asks = async (browser: TestBrowser, email: string) =>
    (await browser.post(askForOtherAddress, { id: newId(), email })).answer;
  const spends = async (address: string) =>
    givenBrowser().post(spendAddressLink, { token: await tokenTo(address) });

  it('becomes an account’s once its link is used with a button, once, and ends what is signed in elsewhere', async () => {
    const desk = await signedInBrowser('before@inbox.example');
    const phone = await signedInBrowser('before@inbox.example');
    const { userId } = (await whoIs(desk)) ?? {};
    expect(doneOf(await asks(desk, 'After@inbox.example'))).toEqual({ email: 'after@inbox.example' });
    const token = await tokenTo('after@inbox.example');
    expect(await getAskedAddress(token)).toEqual({
      fromAddress: 'before@inbox.example',
      toAddress: 'after@inbox.example',
    });
    // opening the link has changed nothing
    expect((await whoIs(desk))?.email).toBe('before@inbox.example');

    expect((await spends('after@inbox.example')).leadsTo).toBe('/address/done?now=changed');

    expect(await whoIs(desk)).toMatchObject({ userId, email: 'after@inbox.example' });
    expect(await whoIs(phone)).toBeNull();
    expect(await getAskedAddress(token)).toBeNull();
    expect(refusalOf((await spends('after@inbox.example')).answer).code).toBe('link_gone');
    expect((await whoIs(await signedInBrowser('after@inbox.example')))?.userId).toBe(userId);
    expect((await newestMailTo('before@inbox.example')).kind).toBe('people.address_moved');
  });

  it('is asked for once, however often its form comes: the link in the mail that was sent works', async () => {
    const browser = await signedInBrowser('unanswered@inbox.example');
    const form = { id: newId(), email: 'answered@inbox.example' };
    const post = async (said: object) =>
      (await browser.post(askForOtherAddress, { ...form, ...said })).answer;
    doneOf(await post({}));
    const token = await tokenTo('answered@inbox.example');

    expect(doneOf(await post({}))).toEqual({ email: 'answered@inbox.example' });
    expect(refusalOf(await post({ email: 'another@inbox.example' })).code).toBe('sent_before');

    expect(await tokenTo('answered@inbox.example')).toBe(token);
    expect((await spends('answered@inbox.example')).leadsTo).toBe('/address/done?now=changed');
  });

  it.each([
    ['signed out everywhere else', (browser: TestBrowser) => browser.post(endAllOtherSessions)],
    [
      'ended that browser’s sign-in',
      (browser: TestBrowser, sessionId: string) => browser.post(endSession, { sessionId }),
    ],
  ] as const)('asked for in a browser is nobody’s once its person has %s', async (way, ends) => {
    const email = `${newId()}@inbox.example`;
    const [mine, thief] = [await signedInBrowser(email), await signedInBrowser(email)];
    const { userId = '', sessionId: own } = (await whoIs(mine)) ?? {};
    const wanted = `${newId()}@evil.example`;
    doneOf(await asks(thief, wanted));

    const { answer } = await ends(mine, (await whoIs(thief))?.sessionId ?? '');

    expect(answer.status).toBe('done');
    expect(refusalOf((await spends(wanted)).answer).code).toBe('link_gone');
    expect(await whoIs(mine)).toMatchObject({ userId, sessionId: own, email });
    // what they have asked for here stays
    const theirs = `${newId()}@inbox.example`;
    doneOf(await asks(mine, theirs));
    doneOf((await mine.post(endAllOtherSessions)).answer);
    expect((await spends(theirs)).leadsTo, way).toBe('/address/done?now=changed');
  });

  it('is answered the same whether or not another account has it, and then does nothing', async () => {
    const [theirs, mine] = [
      await signedInBrowser('theirs@inbox.example'),
      await signedInBrowser('mine@inbox.example'),
    ];

    const answers = [await asks(mine, 'nobodys@inbox.example'), await asks(mine, 'theirs@inbox.example')];

    expect(answers.map((answer) => Object.keys(doneOf(answer)))).toEqual([['email'], ['email']]);
    const told = await newestMailTo('theirs@inbox.example');
    expect(told.kind).toBe('people.other_address');
    expect(told.text.replaceAll(/\s+/g, ' ')).toContain('an account of its own');
    expect(link.test(told.text)).toBe(false);
    // an earlier request ends with the next
    expect(refusalOf((await spends('nobodys@inbox.example')).answer).code).toBe('link_gone');
    expect(await Promise.all([theirs, mine].map(async (each) => (await whoIs(each))?.email))).toEqual([
      'theirs@inbox.example',
      'mine@inbox.example',
    ]);
  });

  it('isn’t taken from an account that has got it meanwhile', async () => {
    const mine = await signedInBrowser('slow@inbox.example');
    doneOf(await asks(mine, 'wanted@inbox.example'));
    const token = await tokenTo('wanted@inbox.example');
    await signedInBrowser('wanted@inbox.example');

    const { answer } = await givenBrowser().post(spendAddressLink, { token });

    expect(refusalOf(answer).code).toBe('link_gone');
    expect((await whoIs(mine))?.email).toBe('slow@inbox.example');
  });

  it('is undone by the holder of the old one, with everything that came after, and nobody stays signed in', async () => {
    const thief = await signedInBrowser('stolen@inbox.example');
    const { userId } = (await whoIs(thief)) ?? {};
    doneOf(await asks(thief, 'thief@evil.example'));
    expect((await spends('thief@evil.example')).leadsTo).toBe('/address/done?now=changed');
    const back = await tokenTo('stolen@inbox.example');
    doneOf(await asks(thief, 'thief-again@evil.example'));
    expect((await spends('thief-again@evil.example')).leadsTo).toBe('/address/done?now=changed');
    expect(await getFormerAddress(back)).toBe('stolen@inbox.example');

    const undo = (at: Date) => atTime(at, () => givenBrowser().post(undoAddressChange, { token: back }));
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(refusalOf((await undo(inDays(8))).answer).code).toBe('link_gone');
    expect((await undo(inDays(6))).leadsTo).toBe('/address/done?now=taken_back');

    expect(await whoIs(thief)).toBeNull();
    expect((await whoIs(await signedInBrowser('stolen@inbox.example')))?.userId).toBe(userId);
    const again = { token: await tokenTo('thief@evil.example') };
    expect(refusalOf((await givenBrowser().post(undoAddressChange, again)).answer).code).toBe('link_gone');
  });

  it('is noted in the log of its person’s business, and so is that it was taken back; neither names an address', async () => {
    const browser = await signedInBrowser('noted@inbox.example');
    const business = { id: newId(), name: 'Noted Kilns', timeZone: 'UTC', currency: 'USD' };
    await browser.post(createWorkspace, business);
    doneOf(await asks(browser, 'noted-anew@inbox.example'));
    await spends('noted-anew@inbox.example');
    await givenBrowser().post(undoAddressChange, { token: await tokenTo('noted@inbox.example') });

    const noted = await onConnection(database().ownerUrl, (owner) =>
      owner.query(
        `SELECT action, data FROM audit_events WHERE workspace_id = $1 AND action LIKE 'person.%' ORDER BY at, id`,
        [business.id],
      ),
    );

    expect(noted.rows).toEqual([
      { action: 'person.address_changed', data: {} },
      { action: 'person.address_taken_back', data: {} },
    ]);
  });

  it('when undone, ends what was let in since: a token, a calendar’s link, a second step that only the other has', async () => {
    const thief = await signedInBrowser('robbed@inbox.example');
    const { userId = '' } = (await whoIs(thief)) ?? {};
    const makesToken = async (name: string) =>
      doneOf(
        (await thief.post(makeToken, { id: newId(), name, scopes: ['briefs:read'], days: '30' })).answer,
      );
    const before = await makesToken('made before');
    doneOf(await asks(thief, 'robber@evil.example'));
    expect((await spends('robber@evil.example')).leadsTo).toBe('/address/done?now=changed');
    const since = await makesToken('made since');
    doneOf((await thief.post(makeCalendarLink)).answer);
    doneOf((await thief.post(beginAuthenticator)).answer);
    const { app } = await getFactors({ userId, email: 'robber@evil.example' });
    const code = codeAt(app.state === 'pending' ? app.secret : '', new Date());
    doneOf((await thief.post(confirmAuthenticator, { code })).answer);
    doneOf((await thief.post(makeRecoveryCodes)).answer);
    const works = async ({ token }: { readonly token: string }) =>
      (await findApiToken(hashApiToken(token), new Date())) !== null;
    expect([await works(before), await works(since)]).toEqual([true, true]);

    const back = { token: await tokenTo('robbed@inbox.example') };
    expect((await givenBrowser().post(undoAddressChange, back)).leadsTo).toBe('/address/done?now=taken_back');

    expect([await works(before), await works(since)]).toEqual([true, false]);
    expect(await getCalendarLink(userId)).toBeNull();
    expect(await getFactors({ userId, email: 'robbed@inbox.example' })).toEqual({
      app: { state: 'off' },
      passkeys: [],
      recoveryCodesLeft: 0,
    });
    expect((await whoIs(await signedInBrowser('robbed@inbox.example')))?.userId).toBe(userId);
  });

  describe('and what is let in at the very moment in which it is undone', () => {
    const { holder, somebodyWaits } = givenHolder(database);

    const makesToken = (browser: TestBrowser) =>
      browser.post(makeToken, { id: newId(), name: 'in time', scopes: ['briefs:read'], days: '30' });

    it('ends with it', async () => {
      const thief = await signedInBrowser('raced@inbox.example');
      doneOf(await asks(thief, 'racer@evil.example'));
      await spends('racer@evil.example');
      const back = { token: await tokenTo('raced@inbox.example') };
      await holder().query('BEGIN');
      await holder().query('LOCK TABLE mails IN SHARE MODE');
      const made = makesToken(thief);
      await somebodyWaits();
      const taken = givenBrowser().post(undoAddressChange, back);
      await Promise.race([taken, somebodyWaits(2)]);
      await holder().query('COMMIT');

      const { token } = doneOf((await made).answer);
      expect((await taken).leadsTo).toBe('/address/done?now=taken_back');

      expect(await findApiToken(hashApiToken(token), new Date())).toBeNull();
    });

    it('is refused once the session is ended, even to somebody who was in when they asked', async () => {
      const thief = await signedInBrowser('ended@inbox.example');
      const { userId = '' } = (await whoIs(thief)) ?? {};
      await holder().query('BEGIN');
      await holder().query('DELETE FROM sessions WHERE user_id = $1', [userId]);
      const made = makesToken(thief);
      await Promise.race([made, somebodyWaits()]);
      await holder().query('COMMIT');

      expect(refusalOf((await made).answer).code).toBe('signed_out');
    });
  });

  it('when undone, keeps an account that was set to be deleted since, the mails about which went to the other address', async () => {
    const thief = await signedInBrowser('erased@inbox.example');
    const { userId = '' } = (await whoIs(thief)) ?? {};
    doneOf(await asks(thief, 'eraser@evil.example'));
    expect((await spends('eraser@evil.example')).leadsTo).toBe('/address/done?now=changed');
    const confirmation = 'eraser@evil.example';
    doneOf((await thief.post(deleteAccount, { id: newId(), confirmation })).answer);
    expect((await getAccountDeletion(userId)).dueAt).not.toBeNull();

    const back = { token: await tokenTo('erased@inbox.example') };
    expect((await givenBrowser().post(undoAddressChange, back)).leadsTo).toBe('/address/done?now=taken_back');

    expect((await getAccountDeletion(userId)).dueAt).toBeNull();
  });

  it("needs a sign-in younger than ten minutes, and an address that isn't already one's own", async () => {
    const browser = await signedInBrowser('stale@inbox.example');

    const late = await atTime(new Date(Date.now() + 11 * 60_000), () =>
      asks(browser, 'elsewhere@inbox.example'),
    );

    expect(refusalOf(late)).toMatchObject({
      code: 'sign_in_again',
      values: { email: ['elsewhere@inbox.example'] },
    });
    expect(refusalOf(await asks(browser, 'stale@inbox.example')).fieldErrors.email).toContain(
      'your address already',
    );
  });
});
