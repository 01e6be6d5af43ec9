import type { TransactionalKind } from '@/lib/notifications/kinds/registry.rules';
import { listOwners } from '@/lib/people/queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { formatDay } from '@/lib/platform/time/format';
import { webhookMissedMail } from './emails/webhook-missed';
import { webhookOffMail } from './emails/webhook-off';
import { aRoundBefore, keptUntil } from './rules';

type Failed = { readonly workspaceId: string; readonly webhookId: string; readonly id: string };

/**
 * Handles a message that was finally not accepted. A receiver that accepts everything else is fine, and stays on: its
 * owners are told about the one message, at most once a day. One that accepts nothing is turned off.
 */
export async function giveUp(tx: Tx, failed: Failed, why: 'gone' | 'failed', at: Date): Promise<void> {
  if (why === 'failed' && (await takesOthers(tx, failed, at))) await notifyOfMissed(tx, failed, at);
  else await turnOff(tx, failed, why, at);
}

/** @returns whether a webhook accepted anything while one message was being tried. */
async function takesOthers(tx: Tx, { workspaceId, webhookId }: Failed, at: Date): Promise<boolean> {
  const taken = await tx.webhookTry.findFirst({
    where: {
      workspaceId,
      at: { gte: aRoundBefore(at) },
      status: { gte: 200, lt: 300 },
      message: { workspaceId, webhookId },
    },
    select: { id: true },
  });
  return taken !== null;
}

async function notifyOfMissed(tx: Tx, failed: Failed, at: Date): Promise<void> {
  const day = at.toISOString().slice(0, 10);
  const key = `api.webhook_missed:${failed.webhookId}:${day}`;
  await notifyOwners(tx, failed, { kind: 'api.webhook_missed', key, write: webhookMissedMail });
}

/** Of several messages that fail at once, the first turns it off and tells the owners. */
async function turnOff(tx: Tx, failed: Failed, why: 'gone' | 'failed', at: Date): Promise<void> {
  const { workspaceId, webhookId } = failed;
  const off = await tx.webhook.updateMany({
    where: { workspaceId, id: webhookId, offAt: null },
    data: { offAt: at, offBecause: why, version: { increment: 1 } },
  });
  if (off.count === 0) return;
  await notifyOwners(tx, failed, {
    kind: 'api.webhook_off',
    key: `api.webhook_off:${failed.id}`,
    write: ({ zone, ...words }) =>
      webhookOffMail({ ...words, why, keptUntil: formatDay(keptUntil(at), zone, at) }),
  });
}

type Words = Parameters<typeof webhookMissedMail>[0] & { readonly zone: string };
type WebhookNotification = {
  readonly kind: TransactionalKind;
  /** the same is told once */
  readonly key: string;
  readonly write: (words: Words) => ReturnType<typeof webhookMissedMail>;
};

async function notifyOwners(
  tx: Tx,
  { workspaceId, webhookId }: Failed,
  { kind, key, write }: WebhookNotification,
) {
  const { url, workspace } = await tx.webhook.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: webhookId } },
    select: { url: true, workspace: { select: { name: true, slug: true, timeZone: true } } },
  });
  const page = absolute(addresses.webhook(workspace.slug, webhookId));
  const { name: business, timeZone: zone } = workspace;
  const mail = write({ business, zone, host: new URL(url).host, url: page });
  for (const owner of await listOwners(tx, workspaceId)) {
    await queueMail(tx, {
      ...mail,
      to: owner.email,
      kind,
      workspaceId,
      recipientUserId: owner.id,
      subjectId: webhookId,
      uniqueKey: `${key}:${owner.id}`,
    });
  }
}
