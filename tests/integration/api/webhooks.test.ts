import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebhookOff } from '@/components/api/webhook-off';
import { forgetTold } from '@/lib/api/webhooks/forgetting.jobs';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { keptUntil } from '@/lib/api/webhooks/rules';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import {
  makeWebhook,
  rotateSecret,
  sendAgain,
  sendTest,
  turnOffWebhook,
  turnOnWebhook,
} from '@/lib/api/webhooks/webhooks.actions';
import { auditAll } from '@/lib/platform/actions/audit';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { postOut } from '@/lib/platform/outgoing/posting';
import { withActor } from '@/lib/platform/tenancy';
import { formatDay } from '@/lib/platform/time/format';
import { type BriefPlace, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { FIRST_TRY } from '@/tests/support/first-try';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import { markupOf } from '@/tests/support/markup';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { newestMailTo } from '@/tests/support/signing-in';
import { startReceiver } from '@/tests/support/webhook-receiver';

const names = vi.hoisted(() => new Map<string, readonly string[]>());
vi.mock('node:dns/promises', () => ({
  lookup: async (name: string) => (names.get(name) ?? []).map((address) => ({ address })),
}));

givenDatabaseWithPeople();
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  process.env.WEBHOOKS_TO_LOOPBACK = '1';
  receiver = await startReceiver();
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});
afterAll(() => receiver.close());

const asRuth = <T>(work: () => Promise<T>) => asPerson(people.ruth, work);

/** @returns a webhook of Ruth's business, and its secret. */
async function givenWebhook(events: readonly string[] = ['brief.handed_over'], url = receiver.url) {
  const ref = { workspaceId: people.workspace.id, id: newId() };
  const { secret } = doneOf(await asRuth(() => submit(makeWebhook, { ...ref, url, events })));
  const read = async () => {
    const found = await getWebhook(people.ruth.userId, ref.workspaceId, ref.id);
    if (!found) throw new Error('that webhook is gone');
    return found;
  };
  return { ref, secret, read };
}

/** What the webhooks of these tests are told of happens, so many times. */
function happens(times = 1): Promise<void> {
  const { workspace, ruth } = people;
  const one = () => ({
    ...{ workspaceId: workspace.id, actorUserId: ruth.userId, action: 'brief.handed_over' as const },
    subject: { kind: 'brief' as const, id: newId() },
  });
  return withActor({ kind: 'user', userId: ruth.userId }, (tx) =>
    auditAll(tx, Array.from({ length: times }, one)),
  );
}

/** Runs the job of the newest message, as the worker does. */
async function sendNewest({ read }: Awaited<ReturnType<typeof givenWebhook>>) {
  const [message] = (await read()).messages;
  if (!message) throw new Error('nothing is to be told');
  const { workspaceId, id } = message;
  await sendWebhook.perform({ workspaceId, id }, FIRST_TRY);
  return id;
}

/** Runs the job of a message, the newest by default, until it is tried no more. @returns when the last try was. */
async function failsForGood(
  webhook: Awaited<ReturnType<typeof givenWebhook>>,
  wanted?: { readonly workspaceId: string; readonly id: string },
  meanwhile: (tries: number) => Promise<void> = async () => undefined,
): Promise<Date> {
  const [newest] = (await webhook.read()).messages;
  const ref = wanted ?? { workspaceId: people.workspace.id, id: newest?.id };
  let at = new Date();
  for (let tries = 1; tries <= 8; tries += 1) {
    await atTime(at, () => sendWebhook.perform(ref, FIRST_TRY));
    await atTime(at, () => meanwhile(tries));
    const [job] = await waitingJobs(ref.id ?? '');
    if (tries === 8) break;
    expect(job?.runAt.getTime()).toBeGreaterThan(at.getTime());
    at = job?.runAt ?? at;
  }
  return at;
}

/** Ruth, who has just signed in. */
const asOf = (at: Date) => ({ ...people.ruth, authenticatedAt: at });

async function turnOff({ ref }: Awaited<ReturnType<typeof givenWebhook>>) {
  doneOf(await asRuth(() => submit(turnOffWebhook, ref)));
}

const waitingJobs = (id: string) =>
  withActor({ kind: 'workspace', workspaceId: people.workspace.id }, async (tx) => {
    const rows = await tx.$queryRaw<{ runAt: Date }[]>`
      SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`webhook:${id}`}`;
    return rows;
  });

describe('a webhook', () => {
  it('is told of a deed, signed as the standard says, and of nothing that it didn’t ask for', async () => {
    receiver.answer({ status: 200, body: 'thanks' });
    const webhook = await givenWebhook();
    const brief = await givenBriefSent(place);
    const before = receiver.received.length;

    const id = await sendNewest(webhook);

    const [got] = receiver.received.slice(before);
    const headers = {
      'webhook-id': String(got?.headers['webhook-id']),
      'webhook-timestamp': String(got?.headers['webhook-timestamp']),
      'webhook-signature': String(got?.headers['webhook-signature']),
    };
    expect(new Webhook(webhook.secret).verify(got?.text ?? '', headers)).toMatchObject({
      type: 'brief.handed_over',
      data: { kind: 'brief', id: brief.id, businessId: people.workspace.id },
    });
    expect(headers['webhook-id']).toBe(id);
    const { messages } = await webhook.read();
    expect(messages).toMatchObject([
      { event: 'brief.handed_over', state: 'taken', each: [{ status: 200, answer: 'thanks' }] },
    ]);
    await turnOff(webhook);
  });

  it('is told in the transaction of the deed: a deed that was refused tells nobody', async () => {
    const webhook = await givenWebhook();
    const refused = people.workspace.id;

    await expect(
      withActor({ kind: 'user', userId: people.ruth.userId }, async (tx) => {
        const { audit } = await import('@/lib/platform/actions/audit');
        await audit(tx, {
          ...{ workspaceId: refused, actorUserId: people.ruth.userId, action: 'brief.handed_over' },
          subject: { kind: 'brief', id: newId() },
        });
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');

    expect((await webhook.read()).messages).toEqual([]);
    await turnOff(webhook);
  });

  it('that takes nothing is tried again ever later, then turned off, and its owners are told', async () => {
    receiver.answer({ status: 500, body: 'busy' });
    const webhook = await givenWebhook();
    await givenBriefSent(place);

    const offAt = await failsForGood(webhook);

    const { offBecause, messages } = await webhook.read();
    expect(offBecause).toBe('failed');
    expect(messages).toMatchObject([{ state: 'failed', tries: 8 }]);
    const mail = await newestMailTo(people.ruth.email);
    expect(mail.subject).toBe(`Adeyemi Ceramics no longer sends its news to 127.0.0.1:${receiver.port}`);
    const until = formatDay(keptUntil(offAt), 'America/Chicago', offAt);
    for (const said of [`until ${until} is kept`, 'newest 200', '90 days'])
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(said);
    const off = { offAt, offBecause, zone: 'America/Chicago', now: offAt };
    const [failed, gone] = [off, { ...off, offBecause: 'gone' }].map((each) => markupOf(WebhookOff(each)));
    expect(failed).toContain(keptUntil(offAt).toISOString());
    expect(gone).toContain('isn’t kept for it');
  });

  it('that took nothing and is off misses nothing: once it is on, it is told of what was given up and what happened since', async () => {
    receiver.answer({ status: 500 });
    const webhook = await givenWebhook();
    const first = await givenBriefSent(place);
    const offAt = await failsForGood(webhook);
    const second = await givenBriefSent(place);
    await atTime(new Date(keptUntil(offAt).getTime() + 1), () => happens());
    const before = receiver.received.length;

    receiver.answer({ status: 200 });
    doneOf(await atTime(offAt, () => asPerson(asOf(offAt), () => submit(turnOnWebhook, webhook.ref))));
    const { messages } = await webhook.read();
    expect(messages).toMatchObject([
      { subjectId: second.id, state: 'waiting', tries: 0 },
      { subjectId: first.id, state: 'waiting', tries: 0 },
    ]);
    for (const { workspaceId, id } of messages) await sendWebhook.perform({ workspaceId, id }, FIRST_TRY);

    expect(receiver.received.length).toBe(before + 2);
    await turnOff(webhook);
    await givenBriefSent(place);
    expect((await webhook.read()).messages).toHaveLength(2);
  });

  it('has a log that is walked from the newest to the oldest', async () => {
    const webhook = await givenWebhook();
    await happens(51);

    const { messages, next } = await webhook.read();
    expect([messages.length, next?.id]).toEqual([50, messages.at(-1)?.id]);
    const older = await getWebhook(people.ruth.userId, webhook.ref.workspaceId, webhook.ref.id, next);

    expect(older).toMatchObject({ messages: [{ state: 'waiting' }], next: null });
    expect(messages.map(({ id }) => id)).not.toContain(older?.messages[0]?.id);
    await turnOff(webhook);
  });

  it('that takes the rest goes on being told when one thing isn’t taken, and its owners hear of that one, once a day', async () => {
    receiver.answer({ status: 200 });
    const webhook = await givenWebhook();
    const [refused, taken] = [await givenBriefSent(place), await givenBriefSent(place)];
    const messageOf = async ({ id }: { readonly id: string }) => {
      const found = (await webhook.read()).messages.find(({ subjectId }) => subjectId === id);
      if (!found) throw new Error('that is not to be told');
      return { workspaceId: found.workspaceId, id: found.id };
    };

    receiver.answer({ status: 422 });
    const ref = await messageOf(refused);
    await failsForGood(webhook, ref, async (tries) => {
      if (tries !== 4) return;
      receiver.answer({ status: 200 });
      await sendWebhook.perform(await messageOf(taken), FIRST_TRY);
      receiver.answer({ status: 422 });
    });

    const { offAt, messages } = await webhook.read();
    expect(offAt).toBeNull();
    expect(messages.map(({ state }) => state).sort()).toEqual(['failed', 'taken']);
    const subject = `127.0.0.1:${receiver.port} didn’t take something that happened in Adeyemi Ceramics`;
    expect((await newestMailTo(people.ruth.email)).subject).toBe(subject);
    await turnOff(webhook);
  });

  it('is tested by a press: one message that it needn’t have asked for, however often the form comes', async () => {
    receiver.answer({ status: 200 });
    const webhook = await givenWebhook();
    const test = { ...webhook.ref, messageId: newId() };

    doneOf(await asRuth(() => submit(sendTest, test)));
    doneOf(await asRuth(() => submit(sendTest, test)));
    await sendNewest(webhook);

    expect(JSON.parse(receiver.received.at(-1)?.text ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { kind: 'webhook', id: webhook.ref.id, engagementId: null },
    });
    expect((await webhook.read()).messages).toMatchObject([{ id: test.messageId, state: 'taken' }]);
    await turnOff(webhook);
    const another = { ...webhook.ref, messageId: newId() };
    expect(refusalOf(await asRuth(() => submit(sendTest, another))).code).toBe('webhook_off');
  });

  it('is sent again by a press, under the id that it had, once it is on', async () => {
    receiver.answer({ status: 410 });
    const webhook = await givenWebhook();
    await givenBriefSent(place);
    const messageId = await sendNewest(webhook);
    const again = { workspaceId: people.workspace.id, messageId };
    expect((await webhook.read()).offBecause).toBe('gone');
    expect(refusalOf(await asRuth(() => submit(sendAgain, again))).code).toBe('webhook_off');

    receiver.answer({ status: 204 });
    doneOf(await asRuth(() => submit(turnOnWebhook, webhook.ref)));
    doneOf(await asRuth(() => submit(sendAgain, again)));
    await sendNewest(webhook);

    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(messageId);
    expect((await webhook.read()).messages).toMatchObject([{ state: 'taken', each: [{}, {}] }]);
    const [noted] = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.auditEvent.findMany({ where: { action: 'webhook.sent_again' } }),
    );
    expect(noted).toMatchObject({
      ...{ actorUserId: people.ruth.userId, subjectKind: 'webhook', subjectId: webhook.ref.id },
      data: { messageId, event: 'brief.handed_over' },
    });
    await turnOff(webhook);
  });

  it('signs by both secrets for a day after one was replaced', async () => {
    receiver.answer({ status: 200 });
    const webhook = await givenWebhook();
    const form = { ...webhook.ref, version: 1 };
    const { secret } = doneOf(await asRuth(() => submit(rotateSecret, form)));
    // sent twice, the first of the two would sign no more
    expect(refusalOf(await asRuth(() => submit(rotateSecret, form))).code).toBe('changed_meanwhile');
    await givenBriefSent(place);

    await sendNewest(webhook);

    const got = receiver.received.at(-1);
    const headers = {
      'webhook-id': String(got?.headers['webhook-id']),
      'webhook-timestamp': String(got?.headers['webhook-timestamp']),
      'webhook-signature': String(got?.headers['webhook-signature']),
    };
    for (const good of [webhook.secret, secret])
      expect(new Webhook(good).verify(got?.text ?? '', headers)).toBeTruthy();
    await turnOff(webhook);
  });

  it('has its log for ninety days, with what was answered; what still waits then stays, and no owner deletes any', async () => {
    receiver.answer({ status: 200, body: 'thanks' });
    const webhook = await givenWebhook();
    await givenBriefSent(place);
    const told = await sendNewest(webhook);
    await givenBriefSent(place);
    const forgetIn = (days: number) =>
      atTime(new Date(Date.now() + days * 86_400_000), () => forgetTold.perform({}, FIRST_TRY));

    await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.webhookMessage.deleteMany({ where: { webhookId: webhook.ref.id } }),
    );
    await forgetIn(89);
    expect((await webhook.read()).messages).toMatchObject([{ state: 'waiting' }, { id: told, each: [{}] }]);

    await forgetIn(91);

    expect((await webhook.read()).messages).toMatchObject([{ state: 'waiting' }]);
    const tries = await withActor({ kind: 'workspace', workspaceId: people.workspace.id }, (tx) =>
      tx.webhookTry.count({ where: { messageId: told } }),
    );
    expect(tries).toBe(0);
    await turnOff(webhook);
  });

  it('is made only by a fresh sign-in, and to an address of the open web', async () => {
    const form = {
      workspaceId: people.workspace.id,
      id: newId(),
      url: receiver.url,
      events: ['brief.approved'],
    };
    const stale = { ...people.ruth, authenticatedAt: new Date(Date.now() - 11 * 60_000) };

    expect(refusalOf(await asPerson(stale, () => submit(makeWebhook, form))).code).toBe('sign_in_again');
    for (const url of ['ftp://hooks.example/', 'https://me:secret@hooks.example/', 'hooks.example', '']) {
      const refusal = refusalOf(await asRuth(() => submit(makeWebhook, { ...form, url })));
      expect(Object.keys(refusal.fieldErrors)).toEqual(['url']);
    }
  });
});

describe('what is called outside', () => {
  it('is the address that was judged, wherever the name leads a moment later', async () => {
    receiver.answer({ status: 200, body: 'here' });
    names.set('hooks.example', ['127.0.0.1']);

    const answer = await postOut(`http://hooks.example:${receiver.port}/`, '{}', {});

    expect(answer).toEqual({ status: 200, text: 'here' });
  });

  it.each([
    ['a private network', ['10.0.0.5']],
    ['a cloud’s own address', ['169.254.169.254']],
    ['one public and one private address', ['93.184.215.14', '192.168.0.1']],
    ['nowhere', []],
  ])('is never a name that leads to %s', async (_, found) => {
    names.set('trap.example', found);

    await expect(postOut('https://trap.example/', '{}', {})).rejects.toThrow(/leads/);
  });

  it.each([
    'https://10.0.0.5/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00::1]/',
    'https://0x7f.1:1/',
  ])('is never %s', async (address) => {
    await expect(postOut(address, '{}', {})).rejects.toThrow();
  });

  it('isn’t where a redirect leads', async () => {
    const before = receiver.received.length;
    receiver.answer({ status: 302, location: receiver.url });

    expect((await postOut(receiver.url, '{}', {})).status).toBe(302);
    expect(receiver.received.length).toBe(before + 1);
  });

  it('may answer at length, and only the beginning is read', async () => {
    receiver.answer({ status: 200, body: 'x'.repeat(5_000_000) });

    expect((await postOut(receiver.url, '{}', {})).text).toHaveLength(2_000);
  });
});
