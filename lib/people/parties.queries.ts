import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { listStaff } from './queries';

/** Somebody to whom a letter goes, with the clock on which they read its times. */
export type LetterReader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

/**
 * @returns the two sides of an engagement as letters to them need them. Of the business its owners, since they are a party to what is
 *   agreed, paid and evaluated; its managers hear only of what they may do for it (`staffToTell`). Two queries.
 */
export async function findSides(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  const { assistant, assistantName, workspace } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      assistantName: true,
      assistant: { select: { id: true, email: true, name: true, timeZone: true } },
      workspace: { select: { slug: true, name: true, timeZone: true, managersApproveTime: true } },
    },
  });
  const { owners, managers } = await listStaff(tx, workspaceId);
  return {
    business: workspace,
    assistant,
    assistantName: assistant?.name ?? assistantName,
    owners,
    managers,
  };
}

export type Sides = Awaited<ReturnType<typeof findSides>>;

/** @returns whom of the business news of a kind is told: its owners, and the managers who may do what it is about. */
export function staffToTell(
  { owners, managers, business }: Sides,
  also: 'all' | 'approvers' | null,
): readonly LetterReader[] {
  const areTold = also === 'all' || (also === 'approvers' && business.managersApproveTime);
  return areTold ? [...owners, ...managers] : owners;
}
