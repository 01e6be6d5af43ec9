import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { firstOwnerLink } from '@/lib/people/invitations/first-owner';
import { signOut, spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { endAllOtherSessions } from '@/lib/people/yourself.actions';
import { hashPress } from '@/lib/platform/auth/tokens';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, mailedToken, signedInBrowser, whoIs } from '@/tests/support/signing-in';

const AUTH = { kind: 'auth' } as const;

/** Adr/0161. */
describe('a press on a sign-in link whose answer was lost', () => {
  givenDatabase();

  it('can be sent again by the first owner, with no other address', async () => {
    const token = (await firstOwnerLink())?.split('/').at(-1);
    const press = { token, email: 'ruth@adeyemi-ceramics.example', once: v7() };
    await givenBrowser().post(spendSignInLink, press);

    const browser = givenBrowser();
    const other = await browser.post(spendSignInLink, { ...press, email: 'mallory@elsewhere.example' });
    const again = await browser.post(spendSignInLink, press);

    expect(refusalOf(other.answer).code).toBe('link_gone');
    expect(again.leadsTo).toBe('/start');
    expect(await whoIs(browser)).toMatchObject({ email: press.email });
    const people = await withActor(AUTH, (tx) => tx.user.findMany());
    expect(people).toEqual([expect.objectContaining({ email: press.email, emailVerifiedAt: null })]);
  });

  it('opens the same session when it is sent again, in place of the answer that was lost', async () => {
    const [first, second] = [givenBrowser(), givenBrowser()];
    const press = { token: await mailedToken(first, 'lost@inbox.example'), once: v7() };
    await first.post(spendSignInLink, press);
    const before = await whoIs(first);

    const { leadsTo } = await second.post(spendSignInLink, { ...press, to: '/inbox' });

    expect(leadsTo).toBe('/inbox');
    expect((await whoIs(second))?.sessionId).toBe(before?.sessionId);
    expect(await whoIs(first)).toBeNull();
  });

  it.each(['in that browser', 'from elsewhere'])(
    'brings nobody back who was signed out meanwhile: %s',
    async (where) => {
      const browser = givenBrowser();
      const email = `out-${v7()}@inbox.example`;
      const press = { token: await mailedToken(browser, email), once: v7() };
      const desk = await signedInBrowser(email);
      await browser.post(spendSignInLink, press);

      if (where === 'in that browser') await browser.post(signOut);
      else doneOf((await desk.post(endAllOtherSessions)).answer);
      const again = await browser.post(spendSignInLink, press);

      expect(refusalOf(again.answer).code).toBe('link_gone');
      expect(await whoIs(browser)).toBeNull();
    },
  );

  it('signs in although the server died between spending the link and beginning the session', async () => {
    const browser = givenBrowser();
    const email = 'died@inbox.example';
    const press = { token: await mailedToken(browser, email), once: v7() };
    const pressHash = hashPress(press.once, email);
    await withActor(AUTH, (tx) =>
      tx.signInLink.updateMany({ where: { email }, data: { spentAt: new Date(), pressHash } }),
    );

    await browser.post(spendSignInLink, press);

    expect(await whoIs(browser)).toMatchObject({ email });
  });

  it('is refused from another press, without its key, and five minutes later', async () => {
    const browser = givenBrowser();
    const press = { token: await mailedToken(browser, 'late@inbox.example'), once: v7() };
    await browser.post(spendSignInLink, press);

    const other = givenBrowser();
    const answers = [
      await other.post(spendSignInLink, { ...press, once: v7() }),
      await other.post(spendSignInLink, { token: press.token }),
      await atTime(new Date(Date.now() + 5 * 60_000), () => other.post(spendSignInLink, press)),
    ];

    expect(answers.map(({ answer }) => refusalOf(answer).code)).toEqual(Array(3).fill('link_gone'));
    expect(await whoIs(other)).toBeNull();
  });

  it.each(['spent_at = NULL, press_hash = NULL', "press_hash = 'of another press'"])(
    'leaves the link spent, whatever SQL is tried: %s',
    async (change) => {
      const browser = givenBrowser();
      const email = `freed-${v7()}@inbox.example`;
      await browser.post(spendSignInLink, { token: await mailedToken(browser, email), once: v7() });

      const freed = withActor(AUTH, (tx) =>
        tx.$executeRawUnsafe(`UPDATE sign_in_links SET ${change} WHERE email = $1`, email),
      );

      await expect(freed).rejects.toThrow('a spent link stays spent');
    },
  );

  it('has a moment at which it came', async () => {
    const email = 'unspent@inbox.example';
    await mailedToken(givenBrowser(), email);

    const pressed = withActor(
      AUTH,
      (tx) => tx.$executeRaw`UPDATE sign_in_links SET press_hash = 'of a press' WHERE email = ${email}`,
    );

    await expect(pressed).rejects.toThrow('sign_in_links_pressed');
  });
});
