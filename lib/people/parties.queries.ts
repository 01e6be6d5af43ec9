import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { listStaff } from './queries';

/** Somebody who gets a mail, with the clock for its times. */
export type MailReader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

/**
 * @returns the two sides of an engagement as mails to them need them. For the business its owners, since they are a
 * party to what is agreed, paid and evaluated; its managers are told only about what they may do for it
 * (`staffToTell`). Two queries.
 */
export async function findSides(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  const { state, assistant, assistantName, workspace } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      state: true,
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
    hasEnded: state === 'ended',
    owners,
    managers,
  };
}

export type Sides = Awaited<ReturnType<typeof findSides>>;

/** @returns who in the business is notified of a kind: its owners, and the managers who may act on it. */
export function staffToTell(
  { owners, managers, business }: Sides,
  also: 'all' | 'approvers' | null,
): readonly MailReader[] {
  const areTold = also === 'all' || (also === 'approvers' && business.managersApproveTime);
  return areTold ? [...owners, ...managers] : owners;
}
