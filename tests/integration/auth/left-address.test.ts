import { describe, expect, it } from 'vitest';
import {
  askForOtherAddress,
  spendAddressLink,
  undoAddressChange,
} from '@/lib/people/changing-address.actions';
import { getSignInLink } from '@/lib/people/queries';
import { spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { adapterFor } from '@/lib/platform/auth/adapter';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { REQUEST } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, mailedToken, newestMailTo, signedInBrowser, whoIs } from '@/tests/support/signing-in';

/** Adr/0209. */
describe('an address that an account has left', () => {
  givenDatabase();

  const anAddress = () => `${newId()}@inbox.example`;
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const tokenTo = async (address: string) =>
    /\/address\/(?:back\/)?([\w-]+)/.exec((await newestMailTo(address)).text)?.[1] ?? '';
  const asks = async (browser: TestBrowser, email: string) =>
    doneOf((await browser.post(askForOtherAddress, { id: newId(), email })).answer);
  const spends = async (address: string) =>
    givenBrowser().post(spendAddressLink, { token: await tokenTo(address) });

  /** Somebody whose account is moved to another address. @returns the one it had, and where the change is still open. */
  async function givenMoved() {
    const [old, browser] = [anAddress(), givenBrowser()];
    await browser.post(spendSignInLink, { token: await mailedToken(browser, old) });
    const { userId } = (await whoIs(browser)) ?? {};
    const moved = anAddress();
    await asks(browser, moved);
    expect((await spends(moved)).leadsTo).toBe('/address/done?now=changed');
    return { old, moved, userId, browser, back: { token: await tokenTo(old) } };
  }

  it('begins no other account for the week in which it can take its own back: whoever finds themselves shut out tries to sign in first', async () => {
    const { old, userId, back } = await givenMoved();
    const victim = givenBrowser();
    const token = await mailedToken(victim, old);

    const { answer } = await victim.post(spendSignInLink, { token });

    expect(refusalOf(answer)).toMatchObject({
      code: 'address_left',
      message: expect.stringContaining('take it back'),
    });
    expect(await whoIs(victim)).toBeNull();
    expect((await getSignInLink(token))?.leftUntil).toBeInstanceOf(Date);
    expect((await givenBrowser().post(undoAddressChange, back)).leadsTo).toBe('/address/done?now=taken_back');
    expect((await whoIs(await signedInBrowser(old)))?.userId).toBe(userId);
  });

  it('begins none either where nobody has asked first', async () => {
    const { old } = await givenMoved();

    const made = adapterFor(REQUEST, 'email_link').createUser?.({ email: old, emailVerified: new Date() });

    await expect(made).rejects.toThrow('still get this address back');
  });

  it('begins one of its own after that week', async () => {
    const { old, userId } = await givenMoved();
    const newcomer = givenBrowser();

    await atTime(inDays(8), async () => {
      const token = await mailedToken(newcomer, old);
      expect((await getSignInLink(token))?.leftUntil).toBeNull();
      expect((await newcomer.post(spendSignInLink, { token })).leadsTo).toBe('/start');
      expect(await whoIs(newcomer)).toMatchObject({ email: old });
      expect((await whoIs(newcomer))?.userId).not.toBe(userId);
    });
  });

  it('is given to no other account in that week, and back to its own whenever that asks', async () => {
    const { old, browser, back } = await givenMoved();
    const other = await signedInBrowser(anAddress());
    await asks(other, old);

    expect(refusalOf((await spends(old)).answer).code).toBe('link_gone');

    await asks(browser, old);
    expect((await spends(old)).leadsTo).toBe('/address/done?now=changed');
    expect((await whoIs(await signedInBrowser(old)))?.email).toBe(old);
    expect((await givenBrowser().post(undoAddressChange, back)).leadsTo).toBe('/address/done?now=taken_back');
  });
});
