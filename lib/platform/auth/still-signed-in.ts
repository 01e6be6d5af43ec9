import { now } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/tenancy';

/**
 * @param signedInBy a session of this person, or one of their API tokens; `tx` acts as them
 * @returns whether it hasn't ended, by itself or by anybody.
 */
export async function isStillSignedIn(
  tx: Tx,
  { userId, signedInBy: id }: { readonly userId: string; readonly signedInBy: string },
): Promise<boolean> {
  const at = now();
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM sessions WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND expires_at > ${at}
    UNION ALL
    SELECT 1 FROM api_tokens
    WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND expires_at > ${at} AND ended_at IS NULL`;
  return found.length > 0;
}
