import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  askForOtherAddress,
  spendAddressLink,
  undoAddressChange,
} from '@/lib/people/changing-address.actions';
import { getFactors } from '@/lib/people/factors/queries';
import { undoFactorChange } from '@/lib/people/factors/taking-back.actions';
import { spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { hashLinkToken } from '@/lib/platform/auth/tokens';
import { newId } from '@/lib/platform/ids';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { givenApp } from '@/tests/support/factors';
import { givenPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, mailedToken, newestMailTo, signedInBrowser, whoIs } from '@/tests/support/signing-in';

const OLD = 'the secret that this installation had before it was changed';
// before any settings are read
process.env.NEXTAUTH_SECRET_BEFORE = OLD;

/** Where the hashes of mailed links are. */
const KEPT = [
  ['sign_in_links', 'token_hash'],
  ['address_changes', 'token_hash'],
  ['address_changes', 'undo_hash'],
  ['factor_changes', 'undo_hash'],
] as const;

describe('a link that was mailed before the installation’s secret was changed', () => {
  const database = givenDatabase();

  /** Keeps a link as it was kept before the change: by a hash under the secret of then. */
  async function mailedUnder(secret: string, token: string) {
    const [now, then] = [hashLinkToken(token), hashUnder(secret, token)];
    const moved = await onConnection(database().ownerUrl, async (owner) => {
      // an address that was changed is never restated
      await owner.query('SET session_replication_role = replica');
      const counts = [];
      for (const [table, column] of KEPT)
        counts.push(
          await owner.query(`UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`, [now, then]),
        );
      return counts;
    });
    expect(moved.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)).toBe(1);
    return token;
  }

  const tokenTo = async (address: string, link: RegExp) =>
    link.exec((await newestMailTo(address)).text)?.[1] ?? '';

  it('still signs in, once', async () => {
    const browser = givenBrowser();
    const token = await mailedUnder(OLD, await mailedToken(browser, 'ruth@adeyemi-ceramics.example'));

    expect((await browser.post(spendSignInLink, { token })).leadsTo).toBe('/start');

    expect(await whoIs(browser)).toMatchObject({ email: 'ruth@adeyemi-ceramics.example' });
    expect(refusalOf((await givenBrowser().post(spendSignInLink, { token })).answer).code).toBe('link_gone');
  });

  it('signs nobody in when it was made under any other secret', async () => {
    const browser = givenBrowser();
    const token = await mailedUnder(`${OLD}, and another`, await mailedToken(browser, 'no@inbox.example'));

    expect(refusalOf((await browser.post(spendSignInLink, { token })).answer).code).toBe('link_gone');

    expect(await whoIs(browser)).toBeNull();
  });

  it('still changes an address, and for its week takes that back', async () => {
    const browser = await signedInBrowser('before@inbox.example');
    doneOf((await browser.post(askForOtherAddress, { id: newId(), email: 'after@inbox.example' })).answer);
    const there = await mailedUnder(OLD, await tokenTo('after@inbox.example', /\/address\/([\w-]+)/));

    expect((await givenBrowser().post(spendAddressLink, { token: there })).leadsTo).toBe(
      '/address/done?now=changed',
    );
    const back = await mailedUnder(OLD, await tokenTo('before@inbox.example', /\/address\/back\/([\w-]+)/));
    expect((await givenBrowser().post(undoAddressChange, { token: back })).leadsTo).toBe(
      '/address/done?now=taken_back',
    );

    expect((await whoIs(await signedInBrowser('before@inbox.example')))?.email).toBe('before@inbox.example');
  });

  it('still takes back, for its week, what somebody did to a second step', async () => {
    const maria = await givenPerson({
      name: 'Maria Santos',
      email: 'maria@inbox.example',
      zone: 'Asia/Manila',
    });
    await givenApp(maria);
    const token = await mailedUnder(
      OLD,
      await tokenTo('maria@inbox.example', /\/second-step\/back\/([\w-]+)/),
    );

    expect((await givenBrowser().post(undoFactorChange, { token })).leadsTo).toBe('/second-step/done');

    expect((await getFactors(maria)).app.state).toBe('off');
  });
});

function hashUnder(secret: string, token: string): string {
  return createHash('sha256').update(`${token}${secret}`).digest('hex');
}
