import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { listOwners } from './queries';

/** Somebody to whom a letter goes, with the clock on which they read its times. */
export type LetterReader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

/**
 * @returns the two sides of an engagement as letters to them need them. Of the business its owners alone, since they are a party to
 *   what is agreed, paid and evaluated, and managers aren't. Two queries.
 */
export async function findSides(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  const { assistant, assistantName, workspace } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      assistantName: true,
      assistant: { select: { id: true, email: true, name: true, timeZone: true } },
      workspace: { select: { slug: true, name: true, timeZone: true } },
    },
  });
  const owners: readonly LetterReader[] = await listOwners(tx, workspaceId);
  return { business: workspace, assistant, assistantName: assistant?.name ?? assistantName, owners };
}
