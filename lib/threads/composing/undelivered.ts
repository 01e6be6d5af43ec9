import { absolute } from '@/lib/platform/addresses/absolute';
import { now } from '@/lib/platform/clock';
import { queueMail } from '@/lib/platform/mail';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { formatInstant } from '@/lib/platform/time/format';
import { SUBJECTS, subjectOf } from '../subjects';
import { cancel, lockWaiting } from './delivering';
import { notDeliveredMail, type WhyNotDelivered } from './emails/not-delivered';

type UndeliveredRef = { readonly workspaceId: string; readonly id: string };

/**
 * Gives its author back what they wrote, by e-mail and once, when a message that waited can't be delivered any more.
 * Where they can't see it either, since they have no part in that work now, it no longer waits. As the business, which
 * finds it where its author can't, and as the mailer: the words stay between the two of them.
 */
export async function tellUndelivered({ workspaceId, id }: UndeliveredRef): Promise<void> {
  const at = now();
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const message = await lockWaiting(tx, { workspaceId, id });
    if (message?.deliveredAt !== null || message.cancelledAt !== null) return;
    const { authorId, body, deliverAt, engagementId, thread } = message;
    const engagement = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: engagementId } },
      include: { assistant: { select: { name: true } }, workspace: { select: { name: true, slug: true } } },
    });
    const { workspace, assistant, assistantUserId } = engagement;
    const isEnded = engagement.state === 'ended';
    const isAssistants = authorId === assistantUserId;
    const isStaff = !isAssistants && (await isOfStaff(tx, workspaceId, authorId));
    const subject = subjectOf(thread.subject);
    const reader = { side: 'owner', slug: workspace.slug, workspaceId } as const;
    const stillShows = isEnded && isStaff;
    const words = {
      why: whyNot({ isEnded, isIn: isStaff || (isAssistants && !isEnded) }),
      business: workspace.name,
      to: isAssistants ? workspace.name : (assistant?.name ?? workspace.name),
      title: subject === 'engagement' ? '' : await titleOf(tx, message),
      body,
      files: await namesOf(tx, message),
      url: stillShows
        ? absolute(SUBJECTS[subject].address(reader, { id: thread.subjectId, engagementId }))
        : null,
    };
    if (!stillShows) await cancel(tx, message, at);
    await become(tx, { kind: 'user', userId: authorId });
    const author = await tx.user.findUniqueOrThrow({
      where: { id: authorId },
      select: { email: true, timeZone: true },
    });
    await become(tx, { kind: 'mailer' });
    await queueMail(tx, {
      ...notDeliveredMail({ ...words, when: formatInstant(deliverAt, author.timeZone, at) }),
      kind: 'thread.not_delivered',
      to: author.email,
      recipientUserId: authorId,
      uniqueKey: `thread.not_delivered:${id}`,
    });
  });
}

function whyNot({ isEnded, isIn }: { readonly isEnded: boolean; readonly isIn: boolean }): WhyNotDelivered {
  if (isEnded) return 'ended';
  return isIn ? 'closed' : 'left';
}

async function isOfStaff(tx: Tx, workspaceId: string, userId: string): Promise<boolean> {
  const where = { workspaceId, userId, endedAt: null, role: { not: 'assistant' } } as const;
  return (await tx.membership.count({ where })) > 0;
}

type Waiting = NonNullable<Awaited<ReturnType<typeof lockWaiting>>>;

async function titleOf(tx: Tx, { workspaceId, threadId, thread }: Waiting): Promise<string> {
  const [found] = await tx.$queryRaw<{ title: string | null }[]>`
    SELECT ${SUBJECTS[subjectOf(thread.subject)].title} AS title FROM threads t
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ${threadId}::uuid`;
  return found?.title ?? '';
}

async function namesOf(tx: Tx, { workspaceId, files }: Waiting): Promise<readonly string[]> {
  const found = await tx.file.findMany({
    where: { workspaceId, id: { in: files.map(({ fileId }) => fileId) } },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  return found.map(({ name }) => name);
}
