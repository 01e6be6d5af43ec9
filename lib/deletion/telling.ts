import type { ReactElement } from 'react';
import type { AskedForKind } from '@/lib/notifications/registry.rules';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import { queueMail } from '@/lib/platform/mail';
import { become, type Tx } from '@/lib/platform/tenancy';
import type { AccountWords } from './emails/account';
import type { WorkspaceWords } from './emails/workspace';

type Letter = { readonly subject: string; readonly element: ReactElement };
type Deletion = { readonly workspaceId: string; readonly id: string };

/** Everybody who belongs to a business, or once assisted it: they hear of it by mail, whatever they chose to be told. */
export async function findMembers(tx: Tx, workspaceId: string) {
  const workspace = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, slug: true },
  });
  const members = await tx.membership.findMany({
    where: { workspaceId, OR: [{ endedAt: null }, { role: 'assistant' }], user: { deletedAt: null } },
    select: { role: true, user: { select: { id: true, email: true } } },
  });
  return { ...workspace, members };
}

/**
 * Mails all who belong to a business, as the business itself.
 * @param readers who they are; left out, they are looked up
 */
export async function tellMembers(
  tx: Tx,
  { workspaceId, id }: Deletion,
  kind: AskedForKind,
  write: (words: WorkspaceWords) => Letter,
  readers?: Awaited<ReturnType<typeof findMembers>>,
): Promise<void> {
  const { name, slug, members } = readers ?? (await findMembers(tx, workspaceId));
  for (const { role, user } of members) {
    const page =
      role === 'assistant'
        ? addresses.business(workspaceId)
        : `${addresses.workspaceSettings(slug)}#deletion`;
    await queueMail(tx, {
      ...write({ business: name, reader: role, url: absolute(page) }),
      ...{ kind, to: user.email, recipientUserId: user.id, workspaceId, subjectId: id },
      uniqueKey: `${kind}:${id}:${user.id}`,
    });
  }
}

type Person = { readonly userId: string; readonly id: string; readonly name: string; readonly email: string };

/**
 * Mails somebody of their account, and the owners of each business they assist, each as that business. The transaction is
 * that of the last business afterwards.
 */
export async function tellOfAccount(
  tx: Tx,
  { userId, id, name, email }: Person,
  kind: AskedForKind,
  write: (words: AccountWords) => Letter,
): Promise<void> {
  const own = absolute(addresses.deleteAccount());
  await queueMail(tx, {
    ...write({ name, reader: 'self', url: own }),
    ...{ kind, to: email, recipientUserId: userId, subjectId: id, uniqueKey: `${kind}:${id}:${userId}` },
  });
  const engagements = await tx.engagement.findMany({
    where: { assistantUserId: userId, state: { not: 'ended' } },
    select: { id: true, workspaceId: true, workspace: { select: { slug: true } } },
  });
  for (const { id: engagementId, workspaceId, workspace } of engagements) {
    await become(tx, { kind: 'workspace', workspaceId });
    const owners = await tx.membership.findMany({
      where: { workspaceId, role: 'owner', endedAt: null },
      select: { user: { select: { id: true, email: true } } },
    });
    for (const { user } of owners) {
      const url = absolute(addresses.assistant(workspace.slug, engagementId));
      await queueMail(tx, {
        ...write({ name, reader: 'owner', url }),
        ...{ kind, to: user.email, recipientUserId: user.id, workspaceId, engagementId, subjectId: id },
        uniqueKey: `${kind}:${id}:${workspaceId}:${user.id}`,
      });
    }
  }
}
