import { z } from 'zod';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';

/** A payment sent outside the product that the assistant hasn't confirmed or disputed. */
export const AskedPayment = z.object({
  workspaceId: z.string(),
  id: z.string(),
  business: z.string(),
  currency: z.string(),
  amountMinor: z.int(),
  /** on the business's clock, `YYYY-MM-DD` */
  sentOn: z.string(),
});
export type AskedPayment = z.infer<typeof AskedPayment>;

/**
 * @returns the query of the payments, over all businesses that the assistant who asks works or worked for, that wait
 * for their confirmation, oldest first, as one JSON list of `AskedPayment`. Includes work that has ended: what was owed
 * is paid, and confirmed, afterwards.
 */
export function paymentsAskedOfAssistant(): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('workspaceId', p.workspace_id, 'id', p.id, 'business', w.name,
      'currency', p.currency, 'amountMinor', p.amount_minor, 'sentOn', p.sent_on) ORDER BY p.recorded_at, p.id), '[]')
    FROM payments p JOIN workspaces w ON w.id = p.workspace_id
    WHERE p.engagement_id = ANY ((SELECT app.engaged_in() || app.engaged_once_in())::uuid[]) AND p.state = 'recorded'`;
}

/** @returns the payments that wait for an assistant's confirmation, for a page beside the inbox. One statement. */
export async function getPaymentsAsked(userId: string): Promise<readonly AskedPayment[]> {
  return z.array(AskedPayment).parse(await readAs(userId, paymentsAskedOfAssistant()));
}
