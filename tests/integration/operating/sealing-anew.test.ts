import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { examineWebhookSecrets } from '@/lib/api/examining.queries';
import { planSealingWebhooks, sealWebhooks } from '@/lib/api/webhooks/sealing-anew.jobs';
import { examineSecrets } from '@/lib/people/examining.queries';
import { planSealingApps, sealApps } from '@/lib/people/factors/sealing-anew.jobs';
import { APP_SECRETS } from '@/lib/people/factors/taking-codes';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenApp } from '@/tests/support/factors';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenWebhooks } from '@/tests/support/webhooks';

const OLD = 'the secret that this installation had before it was changed';
// before any settings are read
process.env.NEXTAUTH_SECRET_BEFORE = OLD;

/** What seals and opens in an installation that knows this secret and no other. */
async function knowing(secret: string) {
  vi.resetModules();
  vi.stubEnv('NEXTAUTH_SECRET', secret);
  vi.stubEnv('NEXTAUTH_SECRET_BEFORE', '');
  const { env } = await import('@/lib/platform/env/env');
  expect(env().NEXTAUTH_SECRET).toBe(secret);
  const installation = await import('@/lib/platform/auth/sealed');
  vi.unstubAllEnvs();
  return installation;
}

type Installation = Awaited<ReturnType<typeof knowing>>;

describe('after the installation’s secret was changed, what is sealed under the one before', () => {
  givenDatabaseWithPeople();
  const { people, givenWebhook, givenHandedOver, sendNewest, receiver } = givenWebhooks();
  let before: Installation;
  let afterwards: Installation;
  let app: string;
  beforeAll(async () => {
    const inForce = process.env.NEXTAUTH_SECRET ?? '';
    before = await knowing(OLD);
    afterwards = await knowing(inForce);
    app = await givenApp(people().maria);
  });

  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: people().workspace.id }, work);
  const asMaria = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'user', userId: people().maria.userId }, work);

  /** Maria's app and a webhook as they were made before the change; the webhook's secret was replaced an hour ago as well. */
  async function givenFromBefore() {
    const { maria } = people();
    const webhook = await givenWebhook();
    const sealedBefore = (secret: string) => before.sealed(secret, 'webhook', webhook.ref.id);
    await asBusiness((tx) =>
      tx.webhook.updateMany({
        where: { id: webhook.ref.id },
        data: {
          sealedSecret: sealedBefore(webhook.secret),
          sealedSecretBefore: sealedBefore('whsec_b2xkZXI='),
          beforeUntil: new Date(Date.now() + 3_600_000),
        },
      }),
    );
    const sealedSecret = before.sealed(app, APP_SECRETS, maria.userId);
    await asMaria((tx) =>
      tx.authenticator.updateMany({ where: { userId: maria.userId }, data: { sealedSecret } }),
    );
    return webhook;
  }

  /** What is kept of both, as an installation reads it that knows the new secret alone. */
  async function readAfterwards(id: string) {
    const { maria } = people();
    const webhook = await asBusiness((tx) => tx.webhook.findFirstOrThrow({ where: { id } }));
    const theirs = await asMaria((tx) =>
      tx.authenticator.findFirstOrThrow({ where: { userId: maria.userId } }),
    );
    return [
      afterwards.opened(webhook.sealedSecret, 'webhook', id),
      afterwards.opened(webhook.sealedSecretBefore ?? '', 'webhook', id),
      afterwards.opened(theirs.sealedSecret, APP_SECRETS, maria.userId),
    ].map((found) => found?.secret ?? null);
  }

  async function night() {
    await sealApps.perform({}, FIRST_TRY);
    await sealWebhooks.perform({}, FIRST_TRY);
  }

  const found = async () => [await examineSecrets(), ...(await examineWebhookSecrets())];

  it('is sealed under the new one at night: nothing is lost when the one before is left out', async () => {
    const webhook = await givenFromBefore();
    expect(await readAfterwards(webhook.ref.id)).toEqual([null, null, null]);
    expect((await found()).map(({ level }) => level)).toEqual(['note', 'note']);

    await night();

    expect(await readAfterwards(webhook.ref.id)).toEqual([webhook.secret, 'whsec_b2xkZXI=', app]);
    expect((await found()).map(({ level }) => level)).toEqual(['good', 'good']);
    await givenHandedOver();
    await sendNewest(webhook);
    const { text, headers } = receiver().received.at(-1) ?? { text: '', headers: {} };
    const said = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(new Webhook(webhook.secret).verify(text, said)).toMatchObject({ type: 'brief.handed_over' });
  });

  it('stays as it is once it is sealed under the new one, and where nobody knows its secret any more', async () => {
    const webhook = await givenFromBefore();
    const lost = (await knowing('a secret that nobody here remembers')).sealed(
      'x',
      'webhook',
      webhook.ref.id,
    );
    await asBusiness((tx) =>
      tx.webhook.updateMany({ where: { id: webhook.ref.id }, data: { sealedSecret: lost } }),
    );
    await night();
    const kept = () => asBusiness((tx) => tx.webhook.findFirstOrThrow({ where: { id: webhook.ref.id } }));
    const once = await kept();

    await night();

    expect(await kept()).toEqual(once);
    expect(once.sealedSecret).toBe(lost);
    expect(await readAfterwards(webhook.ref.id)).toEqual([null, 'whsec_b2xkZXI=', app]);
    expect(await examineWebhookSecrets()).toMatchObject([
      { level: 'broken', says: expect.stringContaining('Of 1 webhooks 1 can’t sign') },
    ]);
  });

  it('is found by the check and by the night however many webhooks there are', async () => {
    const webhook = await givenWebhook();
    const ids = Array.from({ length: 250 }, newId).sort();
    const last = ids.at(-1) ?? '';
    await asBusiness(async (tx) => {
      const one = await tx.webhook.findFirstOrThrow({ where: { id: webhook.ref.id } });
      const sealedUnder = (by: Installation, id: string) => by.sealed(webhook.secret, 'webhook', id);
      await tx.webhook.createMany({
        data: ids.map((id) => ({
          ...one,
          id,
          sealedSecret: sealedUnder(id === last ? before : afterwards, id),
        })),
      });
    });

    expect(await examineWebhookSecrets()).toMatchObject([
      { level: 'note', says: expect.stringContaining('Of 251 webhooks 1 ') },
    ]);
    await night();
    expect(await examineWebhookSecrets()).toMatchObject([
      { level: 'good', says: expect.stringContaining('all 251') },
    ]);

    await asBusiness((tx) =>
      tx.webhook.updateMany({
        where: { id: { in: ids } },
        data: { offAt: new Date(), offBecause: 'by_owner', removedAt: new Date() },
      }),
    );
  });

  it('waits for a night that begins when every process has been restarted, once for all workers', async () => {
    const planned = () =>
      withActor(
        { kind: 'mailer' },
        (tx) => tx.$queryRaw`
          SELECT run_at AS at FROM graphile_worker.jobs WHERE key IN ('api.seal_webhooks', 'people.seal_apps')`,
      );

    const NIGHT = { at: new Date('2027-03-02T03:00:00Z') };

    for (const at of [new Date('2027-03-01T02:30:00Z'), new Date('2027-03-01T02:30:10Z')]) {
      await atTime(at, planSealingApps);
      await atTime(at, planSealingWebhooks);
    }

    expect(await planned()).toEqual([NIGHT, NIGHT]);
  });
});
