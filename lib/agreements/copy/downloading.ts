import { now } from '@/lib/platform/clock';
import { become, type Tx } from '@/lib/platform/tenancy';
import { appendEvents } from '../appending';
import { lockAgreement } from '../loading';

type Download = { readonly workspaceId: string; readonly fileId: string; readonly userId: string };

/**
 * Records that a party has taken their copy, the first time each does: evidence that both hold one. Does nothing when
 * the file isn't an agreement's copy. An assistant whose engagement has ended may read their copy but write nothing;
 * since they were able to find it, this is recorded as the workspace from here on.
 */
export async function noteDownload(tx: Tx, { workspaceId, fileId, userId }: Download): Promise<void> {
  const copy = await tx.agreementCopy.findFirst({
    where: { workspaceId, fileId },
    select: { agreementId: true, engagementId: true, sha256: true },
  });
  if (!copy) return;
  const { agreementId, engagementId, sha256 } = copy;
  const agreement = { workspaceId, engagementId, id: agreementId };
  await become(tx, { kind: 'workspace', workspaceId });
  await lockAgreement(tx, agreement);
  const downloads = await tx.agreementEvent.findMany({
    where: { workspaceId, agreementId, kind: 'downloaded', actorUserId: userId },
    select: { payload: true },
  });
  if (downloads.some(({ payload }) => payload.includes(sha256))) return;
  await appendEvents(tx, agreement, [
    { kind: 'downloaded', actorUserId: userId, at: now(), payload: { sha256 } },
  ]);
}
