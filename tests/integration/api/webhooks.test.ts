import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { forgetTold } from '@/lib/api/webhooks/forgetting.jobs';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import {
  makeWebhook,
  removeWebhook,
  rotateSecret,
  sendAgain,
  sendTest,
  turnOnWebhook,
} from '@/lib/api/webhooks/webhooks.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenWebhooks } from '@/tests/support/webhooks';

describe('a webhook', () => {
  givenDatabaseWithPeople();
  const {
    receiver,
    people,
    asRuth,
    givenWebhook,
    givenHandedOver,
    happens,
    sendNewest,
    turnOff,
    nextTryOf,
    deedsWith,
  } = givenWebhooks();

  it('is sent what happens, signed as the standard says, and nothing that it didn’t ask for', async () => {
    // NUL isn't a character to PostgreSQL
    receiver().answer({ status: 200, body: 'thanks\u0000' });
    const webhook = await givenWebhook();
    const brief = await givenHandedOver();
    const before = receiver().received.length;

    const id = await sendNewest(webhook);

    const [got] = receiver().received.slice(before);
    const headers = {
      'webhook-id': String(got?.headers['webhook-id']),
      'webhook-timestamp': String(got?.headers['webhook-timestamp']),
      'webhook-signature': String(got?.headers['webhook-signature']),
    };
    expect(new Webhook(webhook.secret).verify(got?.text ?? '', headers)).toMatchObject({
      type: 'brief.handed_over',
      data: { kind: 'brief', id: brief.id, businessId: people().workspace.id },
    });
    expect(headers['webhook-id']).toBe(id);
    const { messages } = await webhook.read();
    expect(messages).toMatchObject([
      { event: 'brief.handed_over', state: 'taken', each: [{ status: 200, answer: 'thanks' }] },
    ]);
  });

  it('gets its message in the transaction of the action: a refused action sends nothing', async () => {
    const webhook = await givenWebhook();
    const refused = people().workspace.id;

    await expect(
      withActor({ kind: 'user', userId: people().ruth.userId }, async (tx) => {
        const { audit } = await import('@/lib/platform/actions/audit');
        await audit(tx, {
          workspaceId: refused,
          actorUserId: people().ruth.userId,
          action: 'brief.handed_over',
          subject: { kind: 'brief', id: newId() },
        });
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');

    expect((await webhook.read()).messages).toEqual([]);
  });

  it('has a log that can be read from the newest to the oldest', async () => {
    const webhook = await givenWebhook();
    await happens(51);

    const { messages, next } = await webhook.read();
    expect([messages.length, next?.id]).toEqual([50, messages.at(-1)?.id]);
    const older = await getWebhook(people().ruth.userId, webhook.ref.workspaceId, webhook.ref.id, next);

    expect(older).toMatchObject({ messages: [{ state: 'waiting' }], next: null });
    expect(messages.map(({ id }) => id)).not.toContain(older?.messages[0]?.id);
  });

  it('is tested with a button: one message that it needn’t have asked for, however often the form comes', async () => {
    receiver().answer({ status: 200 });
    const webhook = await givenWebhook();
    const test = { ...webhook.ref, messageId: newId() };

    doneOf(await asRuth(() => submit(sendTest, test)));
    doneOf(await asRuth(() => submit(sendTest, test)));
    await sendNewest(webhook);

    expect(JSON.parse(receiver().received.at(-1)?.text ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { kind: 'webhook', id: webhook.ref.id, engagementId: null },
    });
    expect((await webhook.read()).messages).toMatchObject([{ id: test.messageId, state: 'taken' }]);
    expect(await deedsWith(webhook)).toEqual(['made', 'tested']);
    await turnOff(webhook);
    const another = { ...webhook.ref, messageId: newId() };
    expect(refusalOf(await asRuth(() => submit(sendTest, another))).code).toBe('webhook_off');
  });

  it('is sent a message again with a button, under its original id, once it is on', async () => {
    receiver().answer({ status: 410 });
    const webhook = await givenWebhook();
    await givenHandedOver();
    const messageId = await sendNewest(webhook);
    const again = { workspaceId: people().workspace.id, messageId };
    expect((await webhook.read()).offBecause).toBe('gone');
    expect(refusalOf(await asRuth(() => submit(sendAgain, again))).code).toBe('webhook_off');

    receiver().answer({ status: 204 });
    doneOf(await asRuth(() => submit(turnOnWebhook, webhook.ref)));
    doneOf(await asRuth(() => submit(sendAgain, again)));
    await sendNewest(webhook);

    expect(receiver().received.at(-1)?.headers['webhook-id']).toBe(messageId);
    expect((await webhook.read()).messages).toMatchObject([{ state: 'taken', tries: 1, each: [{}, {}] }]);
    const [noted] = await withActor({ kind: 'user', userId: people().ruth.userId }, (tx) =>
      tx.auditEvent.findMany({ where: { action: 'webhook.sent_again' } }),
    );
    expect(noted).toMatchObject({
      actorUserId: people().ruth.userId,
      subjectKind: 'webhook',
      subjectId: webhook.ref.id,
      data: { messageId, event: 'brief.handed_over' },
    });
  });

  it('signs by both secrets for a day after one was replaced', async () => {
    receiver().answer({ status: 200 });
    const webhook = await givenWebhook();
    const form = { ...webhook.ref, version: 1 };
    const { secret } = doneOf(await asRuth(() => submit(rotateSecret, form)));
    // sent twice, the first of the two would no longer sign
    expect(refusalOf(await asRuth(() => submit(rotateSecret, form))).code).toBe('changed_meanwhile');
    await givenHandedOver();

    await sendNewest(webhook);

    const got = receiver().received.at(-1);
    const headers = {
      'webhook-id': String(got?.headers['webhook-id']),
      'webhook-timestamp': String(got?.headers['webhook-timestamp']),
      'webhook-signature': String(got?.headers['webhook-signature']),
    };
    for (const good of [webhook.secret, secret])
      expect(new Webhook(good).verify(got?.text ?? '', headers)).toBeTruthy();
  });

  it('keeps its log for ninety days, with the answers; what is still waiting then stays, and no owner can delete any', async () => {
    receiver().answer({ status: 200, body: 'thanks' });
    const webhook = await givenWebhook();
    await givenHandedOver();
    const told = await sendNewest(webhook);
    await givenHandedOver();
    const forgetIn = (days: number) =>
      atTime(new Date(Date.now() + days * 86_400_000), () => forgetTold.perform({}, FIRST_TRY));

    await withActor({ kind: 'user', userId: people().ruth.userId }, (tx) =>
      tx.webhookMessage.deleteMany({ where: { webhookId: webhook.ref.id } }),
    );
    await forgetIn(89);
    expect((await webhook.read()).messages).toMatchObject([{ state: 'waiting' }, { id: told, each: [{}] }]);

    await forgetIn(91);

    expect((await webhook.read()).messages).toMatchObject([{ state: 'waiting' }]);
    const tries = await withActor({ kind: 'workspace', workspaceId: people().workspace.id }, (tx) =>
      tx.webhookTry.count({ where: { messageId: told } }),
    );
    expect(tries).toBe(0);
  });

  it("isn't sent again what it has accepted, or what waits while it is off", async () => {
    receiver().answer({ status: 200 });
    const webhook = await givenWebhook();
    await happens();
    const taken = { workspaceId: webhook.ref.workspaceId, id: await sendNewest(webhook) };
    await happens();
    await turnOff(webhook);
    const before = receiver().received.length;

    await sendNewest(webhook);
    await sendWebhook.perform(taken, FIRST_TRY);

    expect(receiver().received.length).toBe(before);
    expect((await webhook.read()).messages).toMatchObject([
      { state: 'dropped', tries: 0, nextTryAt: null },
      { state: 'taken', tries: 1, nextTryAt: null },
    ]);
  });

  it('that can’t be reached, or whose secret can’t be opened any more, is retried, and says why', async () => {
    const webhook = await givenWebhook(['brief.handed_over'], 'https://10.0.0.5/');
    await happens();
    const id = await sendNewest(webhook);
    const after = await nextTryOf(id);
    const before = receiver().received.length;
    await withActor({ kind: 'workspace', workspaceId: webhook.ref.workspaceId }, (tx) =>
      tx.webhook.updateMany({
        where: { id: webhook.ref.id },
        data: { url: receiver().url, sealedSecret: 'x'.repeat(80) },
      }),
    );
    await sendNewest(webhook);

    expect(after?.getTime()).toBeGreaterThan(Date.now());
    expect(receiver().received.length).toBe(before);
    expect((await webhook.read()).messages).toMatchObject([
      {
        state: 'waiting',
        tries: 2,
        each: [
          { problem: expect.stringMatching(/secret/), status: null },
          { problem: expect.stringMatching(/private network/) },
        ],
      },
    ]);
  });

  it('is turned off and on once, however often the button is pressed, and isn’t sent what happened in between', async () => {
    const webhook = await givenWebhook();
    for (const _ of [1, 2]) await turnOff(webhook);
    await happens();

    for (const _ of [1, 2]) doneOf(await asRuth(() => submit(turnOnWebhook, webhook.ref)));

    expect((await webhook.read()).messages.filter(({ state }) => state === 'waiting')).toEqual([]);
    expect(await deedsWith(webhook)).toEqual(['made', 'turned_off', 'turned_on']);
  });

  it('that was removed is sent nothing more, and nothing more is done with it', async () => {
    const webhook = await givenWebhook();
    await happens();
    const [waiting] = (await webhook.read()).messages;
    const before = receiver().received.length;

    doneOf(await asRuth(() => submit(removeWebhook, webhook.ref)));
    await sendWebhook.perform({ workspaceId: webhook.ref.workspaceId, id: waiting?.id ?? '' }, FIRST_TRY);

    expect(receiver().received.length).toBe(before);
    expect(refusalOf(await asRuth(() => submit(turnOnWebhook, webhook.ref))).code).toBe('not_found');
  });

  it('is one of at most ten, not counting removed ones, and is made once', async () => {
    const { workspace } = people();
    const [first] = await Promise.all(Array.from({ length: 10 }, () => givenWebhook()));
    const form = { workspaceId: workspace.id, id: newId(), url: receiver().url, events: ['brief.approved'] };
    const makes = () => asRuth(() => submit(makeWebhook, form));

    expect(refusalOf(await makes()).code).toBe('too_many_webhooks');
    if (first) doneOf(await asRuth(() => submit(removeWebhook, first.ref)));
    doneOf(await makes());
    expect(refusalOf(await makes()).code).toBe('made_already');
  });

  it('is made only with a fresh sign-in, and for an address on the open web', async () => {
    const form = {
      workspaceId: people().workspace.id,
      id: newId(),
      url: receiver().url,
      events: ['brief.approved'],
    };
    const stale = { ...people().ruth, authenticatedAt: new Date(Date.now() - 11 * 60_000) };

    expect(refusalOf(await asPerson(stale, () => submit(makeWebhook, form))).code).toBe('sign_in_again');
    for (const url of ['ftp://hooks.example/', 'https://me:secret@hooks.example/', 'hooks.example', '']) {
      const refusal = refusalOf(await asRuth(() => submit(makeWebhook, { ...form, url })));
      expect(Object.keys(refusal.fieldErrors)).toEqual(['url']);
    }
  });
});
