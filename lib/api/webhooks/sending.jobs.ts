import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { NotReached, postOut } from '@/lib/platform/outgoing/posting';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { giveUp } from './giving-up';
import { nextTry, outcomeOf, textOf } from './rules';
import { secretsOf } from './secrets';
import { signatureHeaders } from './signing.rules';

const Payload = z.object({ workspaceId: z.uuid(), id: z.uuid() });
type Ref = z.infer<typeof Payload>;

/**
 * Sends one message to a receiver, and records the result. A failure is retried for about a day; then it is given up,
 * and the owners are told. If the process dies in between it is sent twice, under the same id.
 */
export const sendWebhook: Job<Ref> = defineJob({
  name: 'api.send_webhook',
  payload: Payload,
  async run(ref) {
    const found = await read(ref);
    if (!found) return;
    const { message, webhook } = found;
    const at = now();
    const text = textOf(message);
    const secrets = secretsOf(webhook, at);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Handover-Webhooks/1',
      ...signatureHeaders({ id: message.id, at, text, secrets }),
    };
    const result = secrets.length === 0 ? UNSIGNED : await tried(webhook.url, text, headers);
    const tookMs = Math.max(0, now().getTime() - at.getTime());
    await asBusiness(ref, (tx) => settle(tx, ref, { ...result, at, tookMs }));
  },
});

type Result = { readonly status: number; readonly answer: string } | { readonly problem: string };
type Tried = Result & { readonly at: Date; readonly tookMs: number };

/** After two changes of the installation’s own secret; nothing is sent that its receiver can’t verify. */
const UNSIGNED: Result = { problem: 'Its secret can’t be opened any more. Make a new one.' };

/** PostgreSQL rejects NUL. */
async function tried(url: string, text: string, headers: Readonly<Record<string, string>>): Promise<Result> {
  try {
    const answer = await postOut(url, text, headers);
    return { status: answer.status, answer: answer.text.replaceAll('\u0000', '') };
  } catch (error) {
    if (error instanceof NotReached) return { problem: error.message };
    throw error;
  }
}

/** @returns the message and its receiver; null when it was sent, or its webhook is off. */
function read(ref: Ref) {
  return asBusiness(ref, async (tx) => {
    const message = await tx.webhookMessage.findUnique({
      where: { workspaceId_id: ref },
      include: { webhook: true },
    });
    if (message?.state !== 'waiting') return null;
    if (message.webhook.offAt === null) return { message, webhook: message.webhook };
    await tx.webhookMessage.update({
      where: { workspaceId_id: ref },
      data: { state: 'dropped', nextTryAt: null },
    });
    return null;
  });
}

/** Schedules a message, at once or at an instant, replacing any earlier plan. */
export async function queueSending(tx: Tx, ref: Ref, runAt?: Date): Promise<void> {
  await enqueue(tx, sendWebhook, ref, { ...(runAt && { runAt }), key: `webhook:${ref.id}` });
}

/** Records an attempt, and what follows from it. */
async function settle(tx: Tx, ref: Ref, result: Tried): Promise<void> {
  const { workspaceId, id } = ref;
  const { at, ...what } = result;
  await tx.webhookTry.createMany({ data: { workspaceId, id: newId(), messageId: id, at, ...what } });
  const status = 'status' in result ? result.status : null;
  const outcome = outcomeOf(status);
  const { tries, webhookId } = await tx.webhookMessage.update({
    where: { workspaceId_id: ref },
    data: { tries: { increment: 1 } },
    select: { tries: true, webhookId: true },
  });
  const next = outcome === 'failed' ? nextTry(tries, at) : null;
  if (next) {
    await tx.webhookMessage.update({ where: { workspaceId_id: ref }, data: { nextTryAt: next } });
    await queueSending(tx, ref, next);
    return;
  }
  await tx.webhookMessage.update({
    where: { workspaceId_id: ref },
    data: { state: outcome === 'taken' ? 'taken' : 'failed', nextTryAt: null },
  });
  if (outcome !== 'taken') await giveUp(tx, { workspaceId, webhookId, id }, outcome, at);
}

function asBusiness<T>({ workspaceId }: Ref, work: Parameters<typeof withActor<T>>[1]): Promise<T> {
  return withActor({ kind: 'workspace', workspaceId }, work);
}
