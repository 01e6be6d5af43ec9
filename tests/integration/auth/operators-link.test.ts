import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { passSecondStep } from '@/lib/people/factors/second-step.actions';
import { listWaitingInvitations } from '@/lib/people/invitations/invitations.queries';
import { listSessions } from '@/lib/people/queries';
import { makeOperatorsLink } from '@/lib/people/signing-in/operators-link';
import { spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { codeAt, givenApp } from '@/tests/support/factors';
import { accepts } from '@/tests/support/invitations';
import { givenInvitation, givenPerson, givenWorkspace, type Person } from '@/tests/support/people';
import { program } from '@/tests/support/programs/programs';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, newestMailTo, whoIs } from '@/tests/support/signing-in';

/** Adr/0192. */
describe('a sign-in link that an operator makes', () => {
  givenDatabase();
  let ruth: Person;
  beforeAll(async () => {
    ruth = await givenPerson({ name: 'Ruth Adeyemi', email: 'ruth@adeyemi.example', zone: 'UTC' });
  });

  /** Runs the command as an operator does. */
  const asked = (...words: string[]) =>
    promisify(execFile)(process.execPath, [program('scripts/sign-in-link.ts'), ...words], {
      env: process.env,
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }) => ({ code: Number(code), stdout: String(stdout) }),
    );
  const pressOn = (printed: string) => {
    const [, token = '', query = ''] = /\/sign-in\/([\w-]+)(?:\?(\S+))?/.exec(printed) ?? [];
    return { token, to: new URLSearchParams(query).get('to') ?? '', once: newId() };
  };
  const deeds = () => withActor({ kind: 'operator' }, (tx) => tx.operatorDeed.findMany());

  it('signs in whom it names, once, and everything says how', async () => {
    const { code, stdout } = await asked(' Ruth@Adeyemi.example');
    const press = pressOn(stdout);
    const [browser, other] = [givenBrowser(), givenBrowser()];

    await browser.post(spendSignInLink, press);
    const late = await other.post(spendSignInLink, { ...press, once: newId() });

    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('This signs in as ruth@adeyemi.example, once'),
    ]);
    expect(await whoIs(browser)).toMatchObject({ userId: ruth.userId, authenticatedBy: 'operator_link' });
    expect(refusalOf(late.answer).code).toBe('link_gone');
    expect((await listSessions(ruth.userId))[0]).toMatchObject({ authenticatedBy: 'operator_link' });
    expect(await deeds()).toEqual([
      expect.objectContaining({
        deed: 'link.made',
        byId: null,
        about: 'person',
        aboutId: ruth.userId,
      }),
    ]);
    expect((await newestMailTo(ruth.email)).subject).toMatch(/^A link was made that signs in as you, /);
  });

  it('is good for 15 minutes', async () => {
    const made = new Date();
    const { url, expiresAt } = await makeOperatorsLink(ruth.email, made);

    const late = await atTime(expiresAt, () => givenBrowser().post(spendSignInLink, pressOn(url)));

    expect(expiresAt.getTime() - made.getTime()).toBe(15 * 60_000);
    expect(refusalOf(late.answer).code).toBe('link_gone');
  });

  it('asks for the second step, and says afterwards how both were done', async () => {
    const nia = await givenPerson({ name: 'Nia Lopes', email: 'nia@inbox.example', zone: 'UTC' });
    const secret = await givenApp(nia);
    const browser = givenBrowser();
    const { url } = await makeOperatorsLink(nia.email, new Date());

    const { leadsTo } = await browser.post(spendSignInLink, pressOn(url));
    expect([leadsTo, await whoIs(browser)]).toEqual([addresses.secondStep('/start'), null]);
    await browser.post(passSecondStep, { code: codeAt(secret, new Date()), to: '/inbox' });

    expect((await whoIs(browser))?.authenticatedBy).toBe('operator_link_and_code');
  });

  it('leads somebody who is invited to the invitation, and verifies no address', async () => {
    const workspace = await givenWorkspace(ruth);
    const invited = { name: 'Dewi Lestari', email: 'dewi@inbox.example' };
    const { token, invitationId } = await givenInvitation(ruth, workspace, invited);
    const browser = givenBrowser();

    const press = pressOn((await asked(invited.email)).stdout);
    const { leadsTo } = await browser.post(spendSignInLink, press);

    expect(leadsTo).toBe(`/invitations/${token}`);
    const session = await whoIs(browser);
    if (!session) throw new Error('nobody is signed in');
    const user = await withActor({ kind: 'auth' }, (tx) =>
      tx.user.findUniqueOrThrow({ where: { id: session.userId } }),
    );
    expect([user.email, user.emailVerifiedAt]).toEqual([invited.email, null]);
    expect(await listWaitingInvitations(user.id)).toEqual([]);
    expect((await deeds()).at(-1)).toMatchObject({ about: 'invitation', aboutId: invitationId });
    doneOf(await accepts(session, token));
  });

  it('isn’t made for anybody else, for no address, or again and again', async () => {
    const before = await deeds();

    const stranger = await asked('mallory@elsewhere.example');
    const noAddress = await asked('mallory');
    const nothing = await asked();

    expect(stranger).toEqual({ code: 1, stdout: expect.stringContaining('nobody is invited under it') });
    expect(noAddress).toEqual({ code: 1, stdout: expect.stringContaining('is no e-mail address') });
    expect(nothing).toEqual({ code: 2, stdout: expect.stringContaining('npm run sign-in-link -- ') });
    expect(await deeds()).toEqual(before);
    const often = Array.from({ length: 6 }, () => makeOperatorsLink('often@elsewhere.example', new Date()));
    const codes = (await Promise.allSettled(often)).map((each) =>
      each.status === 'rejected' ? each.reason.refusal.code : 'made',
    );
    expect(codes.sort()).toEqual(['nobody', 'nobody', 'nobody', 'nobody', 'nobody', 'too_many']);
  });
});
