import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { canBeSentTo, isPushSetUp, type PushDevice, sendPush } from '@/lib/platform/push';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { addressOf } from '../kinds/places.rules';
import { factsOf, isNotificationKind } from '../kinds/registry.rules';
import { findOutdated } from './outdated';

const Payload = z.object({
  recipientId: z.uuid(),
  workspaceId: z.uuid(),
  noticeId: z.uuid(),
  /** left out by jobs of the version before */
  dueAt: z.iso.datetime().optional(),
});
type PushPayload = z.infer<typeof Payload>;

/**
 * Pushes a notification to its person's devices, unless they have read it meanwhile, or it is no longer true. Runs as
 * the person. The network calls are outside any transaction; a second run replaces on the device what the first has
 * shown.
 */
export const pushNotification = defineJob({
  name: 'notifications.push',
  payload: Payload,
  maxAttempts: 6,
  async run(job) {
    if (!isPushSetUp()) return;
    const found = await readPush(job);
    if (!found) return;
    const sent = await Promise.allSettled(found.devices.map((device) => send(job, device, found)));
    const failed = sent.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    await asPerson(job, (tx) =>
      tx.notification.updateMany({
        where: { workspaceId: job.workspaceId, id: job.noticeId, pushedAt: null },
        data: { pushedAt: now() },
      }),
    );
  },
});

/** Plans a push. One planned before for another moment shows nothing then, once its row says this one. */
export async function pushLater(tx: Tx, job: Omit<PushPayload, 'dueAt'>, at: Date): Promise<void> {
  await enqueue(tx, pushNotification, { ...job, dueAt: at.toISOString() }, { runAt: at });
}

type Device = PushDevice & { readonly id: string; readonly senderKey: string | null };
type Found = { readonly text: string; readonly isUrgent: boolean; readonly devices: readonly Device[] };

function asPerson<T>(
  { recipientId: userId }: PushPayload,
  work: Parameters<typeof withActor<T>>[1],
): Promise<T> {
  return withActor({ kind: 'user', userId }, work);
}

/** @returns what to show and where; null when it was read or shown, is no longer true, or no longer exists. */
function readPush(job: PushPayload): Promise<Found | null> {
  return asPerson(job, async (tx) => {
    const notification = await tx.notification.findFirst({
      where: { workspaceId: job.workspaceId, id: job.noticeId, readAt: null, pushedAt: null },
      include: { engagement: { select: { workspace: { select: { name: true, slug: true } } } } },
    });
    if (!notification || !isNotificationKind(notification.kind)) return null;
    const pushAt = notification.pushAt?.getTime() ?? 0;
    // the queue uses the database's clock, which may be ahead of ours
    const at = new Date(Math.max(now().getTime(), job.dueAt === undefined ? pushAt : Date.parse(job.dueAt)));
    if (pushAt > at.getTime()) return null;
    if ((await findOutdated(tx, [notification], at)).size > 0) return null;
    const { name, slug } = notification.engagement.workspace;
    const devices = await tx.pushSubscription.findMany({
      where: { userId: job.recipientId, session: { expiresAt: { gt: now() } } },
    });
    const body = {
      title: name,
      text: notification.text,
      url: addressOf({ ...notification, slug, week: null }),
      tag: notification.id,
    };
    return {
      text: JSON.stringify(body),
      isUrgent: factsOf(notification.kind).inQuietHours === 'comes',
      devices,
    };
  });
}

async function send(job: PushPayload, device: Device, { text, isUrgent }: Found): Promise<void> {
  const topic = job.noticeId.replaceAll('-', '');
  const outcome = canBeSentTo(device) ? await sendPush(device, { text, topic, isUrgent }) : 'gone';
  if (outcome === 'taken') return;
  log.info({ device: device.id }, 'a device takes no more messages');
  await asPerson(job, (tx) =>
    tx.pushSubscription.deleteMany({ where: { userId: job.recipientId, id: device.id } }),
  );
}
