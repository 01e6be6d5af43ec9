import { afterEach, describe, expect, it } from 'vitest';
import { serveCalendar } from '@/lib/calendar/serving';
import { beginSecondStep } from '@/lib/people/factors/second-step.actions';
import { inviteAssistant } from '@/lib/people/invitations/inviting.actions';
import { requestSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { env } from '@/lib/platform/env/env';
import { type LimitName, takeFrom } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { TestBrowser } from '@/tests/support/browser/browser';
import { refusalOf } from '@/tests/support/browser/forms';
import { givenPasskey } from '@/tests/support/factors';
import { givenPeople, givenPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { afterLink, givenBrowser, signedInBrowser } from '@/tests/support/signing-in';
import { aboutEngagement } from '@/tests/support/threads';

// trusted from one proxy, as behind a load balancer
process.env.TRUSTED_PROXY_HOPS = '1';

givenDatabase();

describe('asking for links again and again', () => {
  it('is stopped after five for one address, wherever they come from, with the time to wait', async () => {
    const asks = Array.from({ length: 5 }, () =>
      givenBrowser().post(requestSignInLink, { email: 'flood@inbox.example' }),
    );
    await Promise.all(asks);

    const sixth = await givenBrowser().post(requestSignInLink, { email: 'FLOOD@inbox.example' });
    const neighbour = await givenBrowser().post(requestSignInLink, { email: 'calm@inbox.example' });

    expect(refusalOf(sixth.answer).code).toBe('too_many');
    expect(refusalOf(sixth.answer).message).toMatch(/Try again in \d+ minutes?\./);
    expect(neighbour.answer.status).toBe('done');
  });

  it('is stopped after thirty from one network, whatever the address', async () => {
    const ask = (n: number) =>
      new TestBrowser(`2001:db8:7:7::${n.toString(16)}`).post(requestSignInLink, {
        email: `n${n}@inbox.example`,
      });
    await Promise.all(Array.from({ length: 30 }, (_, n) => ask(n)));

    expect(refusalOf((await ask(31)).answer).code).toBe('too_many');
  });

  it('leaves everybody else’s address alone once it is stopped for a network', async () => {
    for (let taken = 0; taken < 30; taken += 1) await takeFrom('signInPerIp', '203.0.113.99');
    const flood = () =>
      new TestBrowser('203.0.113.99').post(requestSignInLink, { email: 'victim@inbox.example' });
    for (let asked = 0; asked < 6; asked += 1)
      expect(refusalOf((await flood()).answer).code).toBe('too_many');

    const { answer } = await givenBrowser().post(requestSignInLink, { email: 'victim@inbox.example' });

    expect(answer.status).toBe('done');
  });
});

describe('whoever isn’t signed in', () => {
  const use = async (name: LimitName, key: string, times: number) => {
    for (let used = 0; used < times; used += 1) await takeFrom(name, key);
  };

  it('guesses calendar links from one network at most, however many addresses it has', async () => {
    await use('calendarFromAnywhere', '2001:db8:9:9::/64', 600);

    const guess = serveCalendar('x'.repeat(43), '2001:db8:9:9::abcd');

    await expect(guess).rejects.toMatchObject({ refusal: { code: 'too_many' } });
  });

  it('has a passkey asked for only so often, each time with a row of its own', async () => {
    const asking = await givenPerson({
      name: 'Nia Lopes',
      email: 'nia@inbox.example',
      zone: 'Europe/Lisbon',
    });
    await givenPasskey(asking);
    const { browser } = await afterLink(asking);
    // whoever reads a person's mail gets this far, and uses up nothing that is theirs
    await use('write', asking.userId, 240);
    expect((await browser.post(beginSecondStep)).answer.status).toBe('done');
    const { id } = await withActor({ kind: 'auth' }, (tx) =>
      tx.halfSignIn.findFirstOrThrow({ where: { userId: asking.userId } }),
    );
    await use('halfSignIn', id, 59);

    const { answer } = await browser.post(beginSecondStep);

    expect(refusalOf(answer).code).toBe('too_many');
  });
});

describe("asking for links where no proxy tells the caller's address", () => {
  afterEach(() => {
    env().TRUSTED_PROXY_HOPS = 1;
  });

  it('is stopped after three hundred for all together, whatever the addresses', async () => {
    env().TRUSTED_PROXY_HOPS = 0;
    for (let taken = 0; taken < 300; taken += 1) await takeFrom('signInFromAnywhere', 'all');

    const { answer } = await givenBrowser().post(requestSignInLink, { email: 'one-more@inbox.example' });

    expect(refusalOf(answer).code).toBe('too_many');
  });
});

describe('what one person does again and again', () => {
  it('is stopped after forty invitations in a day and sixty messages in a minute, each for itself', async () => {
    const { ruth, workspace, engagements } = await givenPeople();
    const browser = await signedInBrowser(ruth.email);
    const invite = () =>
      browser.post(inviteAssistant, {
        id: newId(),
        workspaceId: workspace.id,
        name: 'Somebody New',
        email: `${newId()}@inbox.example`,
      });
    const say = () =>
      browser.post(postMessage, {
        ...aboutEngagement(workspace.id, engagements.maria),
        body: 'And another thing.',
        clientKey: newId(),
      });

    expect((await invite()).leadsTo).not.toBeNull();
    await exhaust('invite', ruth.userId, 39);
    expect(refusalOf((await invite()).answer).code).toBe('too_many');
    expect((await say()).answer.status).toBe('done');
    await exhaust('message', ruth.userId, 59);
    expect(refusalOf((await say()).answer).code).toBe('too_many');
  });

  async function exhaust(limit: LimitName, userId: string, times: number): Promise<void> {
    await Promise.all(Array.from({ length: times }, () => takeFrom(limit, userId)));
  }
});
