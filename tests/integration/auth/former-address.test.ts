import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askForOtherAddress, spendAddressLink } from '@/lib/people/changing-address.actions';
import { proveByCode } from '@/lib/people/factors/proving.actions';
import { FIRST_STEPS, type HowProven, type SecondStep } from '@/lib/platform/auth/how-proven';
import { newId } from '@/lib/platform/ids';
import { evidenceOf } from '@/lib/platform/record/evidence';
import { withActor } from '@/lib/platform/tenancy';
import type { TestBrowser } from '@/tests/support/browser/browser';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { codeAt, givenApp } from '@/tests/support/factors';
import { asPerson, REQUEST } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, newestMailTo, signedInBrowser, whoIs } from '@/tests/support/signing-in';

const MIGRATION = 'prisma/migrations/20261130100000_sessions_under_former_addresses/migration.sql';
const SECOND: readonly SecondStep[] = ['code', 'passkey', 'recovery_code'];
const WAYS: readonly HowProven[] = [
  ...FIRST_STEPS.flatMap((first) => [first, ...SECOND.map((second) => `${first}_and_${second}` as const)]),
  ...SECOND.flatMap((second) => [second, `google_then_${second}`, `operator_then_${second}`] as const),
];

/** Adr/0200. */
describe('a session that goes on while its account’s address changes', () => {
  const database = givenDatabase();
  const admin = givenConnection(database, 'owner');

  const sessionOf = async (browser: TestBrowser) => {
    const session = await whoIs(browser);
    if (!session) throw new Error('nobody is signed in');
    return session;
  };
  /** @returns a browser in which somebody is signed in, as if in that way. */
  async function browserSignedIn(authenticatedBy: string) {
    const browser = await signedInBrowser(`${newId()}@inbox.example`);
    const { sessionId: id } = await sessionOf(browser);
    await withActor({ kind: 'auth' }, (tx) =>
      tx.session.updateMany({ where: { id }, data: { authenticatedBy } }),
    );
    return browser;
  }
  /** Moves whoever is signed in there to another address. @returns the address. */
  async function moves(browser: TestBrowser): Promise<string> {
    const email = `${newId()}@inbox.example`;
    doneOf((await browser.post(askForOtherAddress, { id: newId(), email })).answer);
    const [, token = ''] = /\/address\/([\w-]+)/.exec((await newestMailTo(email)).text) ?? [];
    expect((await givenBrowser().post(spendAddressLink, { token })).leadsTo).toBe(
      '/address/done?now=changed',
    );
    return email;
  }

  it.each(WAYS)(
    'and began by %s says in what is signed there that it was under the former one',
    async (way) => {
      const browser = await browserSignedIn(way);
      const before = evidenceOf(await sessionOf(browser), REQUEST);

      const email = await moves(browser);

      expect(before.authMethod).toBe(way);
      expect(evidenceOf(await sessionOf(browser), REQUEST)).toEqual({
        ...before,
        verifiedEmail: email,
        authMethod: `${way}_under_former_address`,
      });
    },
  );

  it('says it once, however often the address changes, and a new sign-in doesn’t', async () => {
    const browser = await browserSignedIn('google');

    await moves(browser);
    const email = await moves(browser);

    expect((await sessionOf(browser)).authenticatedBy).toBe('google_under_former_address');
    expect((await sessionOf(await signedInBrowser(email))).authenticatedBy).toBe('email_link');
  });

  it('goes on saying so once a second step is shown, even by a request from before the change', async () => {
    const browser = await browserSignedIn('google');
    const before = await sessionOf(browser);
    const secret = await givenApp(before);
    await moves(browser);

    const proof = { code: codeAt(secret, new Date()), to: '/inbox' };
    doneOf(await asPerson(before, () => submit(proveByCode, proof)));

    expect((await sessionOf(browser)).authenticatedBy).toBe('google_then_code_under_former_address');
  });

  it('has to show a second step that is set up elsewhere, as any that began without one', async () => {
    const browser = await browserSignedIn('email_link');
    const email = await moves(browser);

    await givenApp(await sessionOf(await signedInBrowser(email)));

    const { authenticatedAt } = await sessionOf(browser);
    expect(Date.now() - authenticatedAt.getTime()).toBeGreaterThanOrEqual(10 * 60_000);
  });

  it('is put right if it went on before that was noted, even where row level security bounds who migrates', async () => {
    const [changed, asked] = [await browserSignedIn('passkey'), await browserSignedIn('email_link')];
    const twice = await browserSignedIn('google');
    for (const browser of [changed, twice]) await moves(browser);
    doneOf((await asked.post(askForOtherAddress, { id: newId(), email: `${newId()}@inbox.example` })).answer);
    const sessions = [await sessionOf(changed), await sessionOf(asked), await sessionOf(twice)];
    await admin().query("UPDATE sessions SET authenticated_by = 'passkey' WHERE id = $1", [
      sessions[0]?.sessionId,
    ]);

    await admin().query('BEGIN');
    await admin().query('SET LOCAL ROLE handover_app');
    await admin().query(readFileSync(MIGRATION, 'utf8').replace(/ALTER TABLE sessions[^;]+;/, ''));
    await admin().query('RESET ROLE');
    await admin().query('COMMIT');

    expect(
      await Promise.all([changed, asked, twice].map(async (each) => (await sessionOf(each)).authenticatedBy)),
    ).toEqual(['passkey_under_former_address', 'email_link', 'google_under_former_address']);
  });
});
