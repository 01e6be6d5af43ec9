import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import { makeWebhook, removeWebhook, turnOffWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { auditAll } from '@/lib/platform/actions/audit';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type BriefPlace, givenBriefSent, givenRuthAndMaria } from './briefs';
import { doneOf, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson, givenPeople, type People } from './people';
import { startReceiver } from './servers/webhook-receiver';

/**
 * Gives a test file a receiver on this machine, and webhooks of Ruth’s business, in its existing database. Each test’s
 * webhooks are removed after it.
 */
export function givenWebhooks() {
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
  const made: { readonly workspaceId: string; readonly id: string }[] = [];
  afterEach(async () => {
    for (const ref of made.splice(0)) await asRuth(() => submit(removeWebhook, ref));
  });

  const asRuth = <T>(work: () => Promise<T>) => asPerson(people.ruth, work);

  /** @returns a webhook of Ruth's business, and its secret. */
  async function givenWebhook(events: readonly string[] = ['brief.handed_over'], url = receiver.url) {
    const ref = { workspaceId: people.workspace.id, id: newId() };
    const { secret } = doneOf(await asRuth(() => submit(makeWebhook, { ...ref, url, events })));
    made.push(ref);
    const read = async () => {
      const found = await getWebhook(people.ruth.userId, ref.workspaceId, ref.id);
      if (!found) throw new Error('that webhook is gone');
      return found;
    };
    return { ref, secret, read };
  }
  type Made = Awaited<ReturnType<typeof givenWebhook>>;

  /** Events that these tests' webhooks are told of happen, so many times. */
  function happens(times = 1): Promise<void> {
    const { workspace, ruth } = people;
    const one = () => ({
      workspaceId: workspace.id,
      actorUserId: ruth.userId,
      action: 'brief.handed_over' as const,
      subject: { kind: 'brief' as const, id: newId() },
    });
    return withActor({ kind: 'user', userId: ruth.userId }, (tx) =>
      auditAll(tx, Array.from({ length: times }, one)),
    );
  }

  /** Runs the newest message's job, as the worker does. */
  async function sendNewest({ read }: Made) {
    const [message] = (await read()).messages;
    if (!message) throw new Error('nothing is to be told');
    const { workspaceId, id } = message;
    await sendWebhook.perform({ workspaceId, id }, FIRST_TRY);
    return id;
  }

  /**
   * Runs a message's job, by default the newest's, until it isn't retried any more.
   * @returns when the last attempt was.
   */
  async function failsForGood(
    webhook: Made,
    wanted?: { readonly workspaceId: string; readonly id: string },
    meanwhile: (tries: number) => Promise<void> = async () => undefined,
  ): Promise<Date> {
    const [newest] = (await webhook.read()).messages;
    const ref = wanted ?? { workspaceId: people.workspace.id, id: newest?.id ?? '' };
    let at = new Date();
    for (let tries = 1; ; tries += 1) {
      await atTime(at, () => sendWebhook.perform(ref, FIRST_TRY));
      await atTime(at, () => meanwhile(tries));
      if (tries === 8) return at;
      const waits = await nextTryOf(ref.id);
      expect(waits?.getTime()).toBeGreaterThanOrEqual(at.getTime() + 60_000);
      const [job] = await waitingJobs(ref.id);
      expect(job?.runAt).toEqual(waits);
      at = waits ?? at;
    }
  }

  async function turnOff({ ref }: Made) {
    doneOf(await asRuth(() => submit(turnOffWebhook, ref)));
  }

  const waitingJobs = (id: string) =>
    withActor({ kind: 'workspace', workspaceId: people.workspace.id }, async (tx) => {
      const rows = await tx.$queryRaw<{ runAt: Date }[]>`
        SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`webhook:${id}`}`;
      return rows;
    });

  /** @returns when a message is tried next, as its log says; null when it isn't. */
  const nextTryOf = (id: string) =>
    withActor({ kind: 'workspace', workspaceId: people.workspace.id }, async (tx) => {
      const message = await tx.webhookMessage.findFirst({ where: { id }, select: { nextTryAt: true } });
      return message?.nextTryAt ?? null;
    });

  /** @returns what was done with a webhook, according to the audit log. */
  const deedsWith = ({ ref }: Made) =>
    withActor({ kind: 'user', userId: people.ruth.userId }, async (tx) => {
      const events = await tx.auditEvent.findMany({ where: { subjectId: ref.id }, orderBy: { id: 'asc' } });
      return events.map(({ action }) => action.slice('webhook.'.length));
    });

  return {
    receiver: () => receiver,
    people: () => people,
    givenHandedOver: () => givenBriefSent(place),
    asRuth,
    givenWebhook,
    happens,
    sendNewest,
    failsForGood,
    turnOff,
    nextTryOf,
    deedsWith,
  };
}
