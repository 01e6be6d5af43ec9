import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { queueMail } from '@/lib/platform/mail';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { forgottenTimerMail } from './emails/forgotten';

/** Asks somebody whose timer has run for very long whether they forgot it. Once, and only them. */
export const askAboutTimer = defineJob({
  name: 'time.ask_about_timer',
  payload: z.object({ workspaceId: z.uuid(), timerId: z.uuid() }),
  async run({ workspaceId, timerId }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) => ask(tx, workspaceId, timerId));
  },
});

async function ask(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const timer = await tx.timer.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: { engagement: { include: { assistant: true, workspace: true } } },
  });
  const assistant = timer?.engagement.assistant;
  if (!timer || !assistant || timer.askedAt !== null) return;
  const at = now();
  await tx.timer.update({ where: { workspaceId_id: { workspaceId, id } }, data: { askedAt: at } });
  // as themselves and outside the business's mails, which its staff can read: nobody is to watch when somebody works
  await become(tx, { kind: 'user', userId: assistant.id });
  const { subject, element } = forgottenTimerMail({
    business: timer.engagement.workspace.name,
    note: timer.note,
    startedAt: timer.startedAt,
    zone: assistant.timeZone,
    now: at,
    url: absolute(addresses.inboxTime()),
  });
  await queueMail(tx, {
    to: assistant.email,
    kind: 'time.forgotten_timer',
    subject,
    element,
    recipientUserId: assistant.id,
    subjectId: id,
    uniqueKey: `time.forgotten_timer:${id}`,
  });
}
