import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { listOwners } from './queries';

/** Somebody whom a mail about pay can reach. */
export type PayReader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

/** @returns the two sides of an engagement as mails about time and pay need them: owners only, since they pay. Two queries. */
export async function findSides(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  const { assistant, assistantName, workspace } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      assistantName: true,
      assistant: { select: { id: true, email: true, name: true, timeZone: true } },
      workspace: { select: { slug: true, name: true, timeZone: true } },
    },
  });
  const owners: readonly PayReader[] = await listOwners(tx, workspaceId);
  return { business: workspace, assistant, assistantName: assistant?.name ?? assistantName, owners };
}
