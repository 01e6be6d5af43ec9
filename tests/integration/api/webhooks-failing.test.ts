import { beforeAll, describe, expect, it } from 'vitest';
import { WebhookOff } from '@/components/api/webhook-off';
import { keptUntil } from '@/lib/api/webhooks/rules';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import { turnOnWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { formatDay } from '@/lib/platform/time/format';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { newestMailTo } from '@/tests/support/signing-in';
import { givenWebhooks } from '@/tests/support/webhooks';

describe('a webhook', () => {
  givenDatabaseWithPeople();
  const { receiver, people, givenWebhook, givenHandedOver, happens, sendNewest, failsForGood, turnOff } =
    givenWebhooks();

  beforeAll(() =>
    withActor({ kind: 'workspace', workspaceId: people().workspace.id }, (tx) =>
      tx.membership.updateMany({ where: { userId: people().tomas.userId }, data: { role: 'owner' } }),
    ),
  );

  /** Ruth, who has just signed in. */
  const asOf = (at: Date) => ({ ...people().ruth, authenticatedAt: at });

  it('that accepts nothing is retried at growing intervals, then turned off, and its owners are told', async () => {
    receiver().answer({ status: 500, body: 'busy' });
    const webhook = await givenWebhook();
    await givenHandedOver();

    const offAt = await failsForGood(webhook);

    const { offBecause, messages } = await webhook.read();
    expect(offBecause).toBe('failed');
    expect(messages).toMatchObject([{ state: 'failed', tries: 8 }]);
    const [mail, other] = [await newestMailTo(people().ruth.email), await newestMailTo(people().tomas.email)];
    expect(other.subject).toBe(mail.subject);
    expect(mail.subject).toBe(`Adeyemi Ceramics no longer sends its news to 127.0.0.1:${receiver().port}`);
    const until = formatDay(keptUntil(offAt), 'America/Chicago', offAt);
    for (const said of [`until ${until} is kept`, 'newest 200', '90 days'])
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(said);
    const off = { offAt, offBecause, zone: 'America/Chicago', now: offAt };
    const [failed, gone] = [off, { ...off, offBecause: 'gone' }].map((each) => markupOf(WebhookOff(each)));
    expect(failed).toContain(keptUntil(offAt).toISOString());
    expect(gone).toContain('isn’t kept for it');
  });

  it('that accepted nothing and is off misses nothing: once it is on, it gets what was given up and what happened since', async () => {
    receiver().answer({ status: 500 });
    const webhook = await givenWebhook();
    const first = await givenHandedOver();
    const offAt = await failsForGood(webhook);
    const second = await givenHandedOver();
    await atTime(new Date(keptUntil(offAt).getTime() + 1), () => happens());
    const before = receiver().received.length;

    receiver().answer({ status: 200 });
    doneOf(await atTime(offAt, () => asPerson(asOf(offAt), () => submit(turnOnWebhook, webhook.ref))));
    const { messages } = await webhook.read();
    expect(messages).toMatchObject([
      { subjectId: second.id, state: 'waiting', tries: 0 },
      { subjectId: first.id, state: 'waiting', tries: 0 },
    ]);
    for (const { workspaceId, id } of messages) await sendWebhook.perform({ workspaceId, id }, FIRST_TRY);

    expect(receiver().received.length).toBe(before + 2);
    await turnOff(webhook);
    await givenHandedOver();
    expect((await webhook.read()).messages).toHaveLength(2);
  });

  it('that is on again gets at once what still waited for its next try', async () => {
    receiver().answer({ status: 500 });
    const webhook = await givenWebhook();
    await happens();
    const offAt = await failsForGood(webhook, undefined, async (tries) => {
      if (tries !== 7) return;
      await happens();
      await sendNewest(webhook);
    });

    doneOf(await atTime(offAt, () => asPerson(asOf(offAt), () => submit(turnOnWebhook, webhook.ref))));

    const { messages } = await webhook.read();
    expect(messages).toMatchObject([1, 2].map(() => ({ state: 'waiting', tries: 0, nextTryAt: offAt })));
  });

  it('that accepts the rest keeps getting messages when one isn’t accepted, and its owners hear of that one, once a day', async () => {
    receiver().answer({ status: 200 });
    const webhook = await givenWebhook();
    const [refused, taken] = [await givenHandedOver(), await givenHandedOver()];
    const messageOf = async ({ id }: { readonly id: string }) => {
      const found = (await webhook.read()).messages.find(({ subjectId }) => subjectId === id);
      if (!found) throw new Error('that is not to be told');
      return { workspaceId: found.workspaceId, id: found.id };
    };

    receiver().answer({ status: 422 });
    const ref = await messageOf(refused);
    await failsForGood(webhook, ref, async (tries) => {
      if (tries !== 4) return;
      receiver().answer({ status: 200 });
      await sendWebhook.perform(await messageOf(taken), FIRST_TRY);
      receiver().answer({ status: 422 });
    });

    const { offAt, messages } = await webhook.read();
    expect(offAt).toBeNull();
    expect(messages.map(({ state }) => state).sort()).toEqual(['failed', 'taken']);
    const subject = `127.0.0.1:${receiver().port} didn’t take something that happened in Adeyemi Ceramics`;
    expect((await newestMailTo(people().ruth.email)).subject).toBe(subject);

    // a 410 ends it, whatever else it has accepted
    receiver().answer({ status: 410 });
    await givenHandedOver();
    await sendNewest(webhook);
    expect((await webhook.read()).offBecause).toBe('gone');
  });
});
