import { beforeEach, describe, expect, it } from 'vitest';
import { getFactors, getSecondStep } from '@/lib/people/factors/queries';
import {
  beginSecondStep,
  passSecondStep,
  passSecondStepByPasskey,
} from '@/lib/people/factors/second-step.actions';
import { signOut } from '@/lib/people/signing-in/signing-in.actions';
import { endAllOtherSessions } from '@/lib/people/yourself.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, type Fields, refusalOf } from '@/tests/support/browser/forms';
import { codeAt, givenApp, givenPasskey, givenRecoveryCodes } from '@/tests/support/factors';
import { asPerson, givenPerson, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { afterLink, givenBrowser, whoIs } from '@/tests/support/signing-in';

const AUTH = { kind: 'auth' } as const;
const NEXT_CODE = () => new Date(Date.now() + 30_000);

/** Adr/0170. */
describe('a second step whose answer was lost', () => {
  givenDatabase();
  let maria: Person;
  beforeEach(async () => {
    const email = `${newId()}@inbox.example`;
    maria = await givenPerson({ name: 'Maria Santos', email, zone: 'Asia/Manila' });
  });

  /** Posts a form, of whose answer nothing reaches the browser. @returns the session that it has opened. */
  async function lost(browser: TestBrowser, action: FormAction<{ to: string }>, form: Fields) {
    const before = new Map(browser.cookies);
    await browser.post(action, form);
    const session = await whoIs(browser);
    browser.cookies.clear();
    for (const [name, value] of before) browser.cookies.set(name, value);
    return session;
  }

  const sessions = () => withActor(AUTH, (tx) => tx.session.count({ where: { userId: maria.userId } }));

  async function asked(browser: TestBrowser) {
    const { ceremony, options } = doneOf((await browser.post(beginSecondStep)).answer);
    return { ceremony, challenge: options.challenge };
  }

  it.each([
    ['a code', async (code: string) => code],
    ['a recovery code', async () => (await givenRecoveryCodes(maria))[0]],
  ])('by %s can be sent again and opens the same session, without another code', async (_, chosen) => {
    const code = await chosen(codeAt(await givenApp(maria), new Date()));
    const { browser } = await afterLink(maria);
    const press = { code, to: '/inbox', once: newId() };
    const first = await lost(browser, passSecondStep, press);
    const before = [await sessions(), (await getFactors(maria)).recoveryCodesLeft];

    const { leadsTo } = await browser.post(passSecondStep, press);

    expect(leadsTo).toBe('/inbox');
    expect(await whoIs(browser)).toEqual(first);
    expect(browser.cookies.has('handover.half')).toBe(false);
    expect([await sessions(), (await getFactors(maria)).recoveryCodesLeft]).toEqual(before);
  });

  it('by a passkey can be sent again, and so can another answer of the passkey', async () => {
    const passkey = await givenPasskey(maria);
    const { browser } = await afterLink(maria);
    const shown = async (counter: number) => {
      const { ceremony, challenge } = await asked(browser);
      return { ceremony, answer: passkey.shown(challenge, { counter }), to: '/inbox', once: newId() };
    };
    const press = await shown(2);
    const first = await lost(browser, passSecondStepByPasskey, press);
    const second = await lost(browser, passSecondStepByPasskey, press);
    const third = await lost(browser, passSecondStepByPasskey, await shown(3));

    expect(first).toMatchObject({ email: maria.email, authenticatedBy: 'email_link_and_passkey' });
    for (const again of [second, third]) expect(again?.sessionId).toBe(first?.sessionId);
  });

  it('sent twice at the same moment opens one session for both', async () => {
    const code = codeAt(await givenApp(maria), new Date());
    const { browser } = await afterLink(maria);
    const other = givenBrowser();
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const before = await sessions();
    const press = { code, once: newId() };

    const both = await Promise.all([browser, other].map((each) => each.post(passSecondStep, press)));

    expect(both.map(({ leadsTo }) => leadsTo)).toEqual(['/start', '/start']);
    expect(await sessions()).toBe(before + 1);
  });

  it('leaves the half sign-in good for another code, within five minutes', async () => {
    const secret = await givenApp(maria);
    const { browser } = await afterLink(maria);
    const first = await lost(browser, passSecondStep, { code: codeAt(secret, new Date()), once: newId() });

    const late = new Date(Date.now() + 5 * 60_000);
    expect(await atTime(late, () => browser.within(getSecondStep))).toBeNull();
    const other = { code: codeAt(secret, NEXT_CODE()), once: newId() };
    await browser.post(passSecondStep, other);

    expect((await whoIs(browser))?.sessionId).toBe(first?.sessionId);
  });

  it('helps nobody else: not with another half sign-in, another press, no key, or later', async () => {
    const code = codeAt(await givenApp(maria), new Date());
    const { browser } = await afterLink(maria);
    const thief = await afterLink(maria);
    const press = { code, once: newId() };
    await lost(browser, passSecondStep, press);
    const opened = await sessions();
    const late = new Date(Date.now() + 5 * 60_000);

    const answers = [
      await thief.browser.post(passSecondStep, press),
      await givenBrowser().post(passSecondStep, press),
      await browser.post(passSecondStep, { ...press, once: newId() }),
      await browser.post(passSecondStep, { code }),
      await browser.post(passSecondStep, { ...press, code: '000000' }),
      await atTime(late, () => browser.post(passSecondStep, press)),
    ];

    const codes = ['wrong_code', 'link_gone', 'wrong_code', 'wrong_code', 'wrong_code', 'link_gone'];
    expect(answers.map(({ answer }) => refusalOf(answer).code)).toEqual(codes);
    expect(await sessions()).toBe(opened);
    for (const each of [browser, thief.browser]) expect(await whoIs(each)).toBeNull();
  });

  it.each(['in that browser', 'from elsewhere'])(
    'brings nobody back who was signed out meanwhile: %s',
    async (where) => {
      const code = codeAt(await givenApp(maria), new Date());
      const { browser } = await afterLink(maria);
      const stolen = new Map(browser.cookies);
      const press = { code, once: newId() };
      await browser.post(passSecondStep, press);

      if (where === 'in that browser') await browser.post(signOut);
      else doneOf(await asPerson(maria, () => endAllOtherSessions({ status: 'idle' }, new FormData())));
      for (const [name, value] of stolen) browser.cookies.set(name, value);
      const again = await browser.post(passSecondStep, press);

      expect(refusalOf(again.answer).code).toBe('link_gone');
      expect(await whoIs(browser)).toBeNull();
    },
  );

  it('leads to one session, whatever SQL is tried', async () => {
    const code = codeAt(await givenApp(maria), new Date());
    const { browser } = await afterLink(maria);
    await browser.post(passSecondStep, { code, once: newId() });

    const set = (column: string, value: string) =>
      withActor(AUTH, (tx) =>
        tx.$executeRawUnsafe(
          `UPDATE half_sign_ins SET ${column} = $1::uuid WHERE user_id = $2::uuid`,
          value,
          maria.userId,
        ),
      );

    await expect(set('session_id', maria.sessionId)).rejects.toThrow('a half sign-in leads to one session');
    await expect(set('user_id', maria.userId)).rejects.toThrow('permission denied');
  });
});
