import { demand } from '@/lib/platform/result';
import { type StaffRole, staffRole, withActor } from '@/lib/platform/tenancy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { managersApprove } from '@/lib/time/approval/approvers.queries';
import { decideReadingPay, decideReadingTime } from './readers.rules';

/**
 * A business's token is made by an owner, who may since have become a manager.
 * @throws Refused (`not_yours`) if the token's person can't see what is owed and paid.
 */
export async function requirePayReader({ userId, workspaceId }: FoundToken): Promise<void> {
  if (workspaceId === null) return;
  const role = await withActor({ kind: 'user', userId }, async (_, me) => staffRole(me, workspaceId));
  demand(decideReadingPay(role));
}

/** @throws Refused (`not_yours`) if the token's person can't see others' time. */
export async function requireTimeReader({ userId, workspaceId }: FoundToken): Promise<void> {
  if (workspaceId === null) return;
  const [role, approves] = await withActor(
    { kind: 'user', userId },
    async (tx, me): Promise<[StaffRole | null, boolean]> => [
      staffRole(me, workspaceId),
      await managersApprove(tx, workspaceId),
    ],
  );
  demand(decideReadingTime(role, approves));
}
