import type { Tx } from '@/lib/platform/tenancy';
import type { PayPlace } from '../owed';

export type RailName = 'external' | 'stripe_connect' | 'stripe_global_payouts';

/** How money reaches an assistant, and whether it could go through Stripe. */
export type EngagementRail = PayPlace & {
  /** what was chosen last; else Stripe where it reaches them */
  readonly rail: RailName;
  readonly isChosen: boolean;
  /** Stripe's own answer of now */
  readonly isReachable: boolean;
};

/** @returns how money reaches each assistant of a business, by engagement. One query. */
export async function readRails(tx: Tx, workspaceId: string): Promise<ReadonlyMap<string, EngagementRail>> {
  const engagements = await tx.engagement.findMany({
    where: { workspaceId },
    select: {
      id: true,
      rails: { orderBy: [{ chosenAt: 'desc' }, { id: 'desc' }], take: 1, select: { rail: true } },
      assistant: { select: { connectedAccount: { select: { transfers: true } } } },
    },
  });
  return new Map(
    engagements.map(({ id, rails, assistant }) => {
      const isReachable = assistant?.connectedAccount?.transfers === 'active';
      const chosen = rails[0]?.rail;
      const rail = chosen ?? (isReachable ? 'stripe_connect' : 'external');
      return [
        id,
        { workspaceId, engagementId: id, rail, isChosen: chosen !== undefined, isReachable },
      ] as const;
    }),
  );
}
