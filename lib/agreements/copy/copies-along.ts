import { z } from 'zod';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import type { Party } from '../rules';
import { comeAlong } from './copies.rules';

/** An address that a side has named for the previous agreement, and not for its successor. */
export const AddressBefore = z.object({
  party: z.enum(['owner', 'assistant']),
  email: z.string(),
  called: z.string(),
});
export type AddressBefore = z.infer<typeof AddressBefore>;

/**
 * @returns the query of the addresses of the agreement that an agreement `a` amends, as one JSON list of
 * `AddressBefore`, in the order they were named. Addresses removed from either list aren't included.
 */
export const addressesBefore: Sql = sql`
  SELECT coalesce(json_agg(json_build_object('party', r.party, 'email', r.email, 'called', r.called) ORDER BY r.named_at, r.id), '[]')
  FROM agreement_recipients r
  WHERE r.workspace_id = a.workspace_id AND r.agreement_id = a.amends_id AND r.removed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM agreement_recipients n WHERE n.workspace_id = a.workspace_id AND n.agreement_id = a.id
      AND n.party = r.party AND n.email = r.email)`;

type Signing = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly party: Party;
  readonly userId: string;
  readonly at: Date;
  readonly requestId: string;
};

/**
 * A side that signs an amendment has its copy sent to the same addresses as the previous one's: a bookkeeper goes by
 * what is in force.
 */
export async function bringAddressesAlong(
  tx: Tx,
  { workspaceId, engagementId, id, party, userId, at, requestId }: Signing,
): Promise<void> {
  const [row] = await tx.$queryRaw<{ before: unknown }[]>`
    SELECT (${addressesBefore}) AS before FROM agreements a WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid`;
  const named = await tx.agreementRecipient.count({
    where: { workspaceId, agreementId: id, party, removedAt: null },
  });
  for (const { email, called } of comeAlong(z.array(AddressBefore).parse(row?.before ?? []), party, named)) {
    const place = { workspaceId, engagementId, agreementId: id };
    await tx.agreementRecipient.createMany({
      data: { ...place, id: newId(), party, email, called, namedById: userId, namedAt: at },
    });
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: userId,
      action: 'agreement.recipient_named',
      subject: { kind: 'agreement', id },
      data: { party, email },
      requestId,
    });
  }
}
