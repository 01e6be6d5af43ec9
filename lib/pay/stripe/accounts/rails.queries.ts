import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import type { MovedRail, Payouts, RailName } from '../../rails/choosing.rules';
import { findLatestTerms } from '../../terms/pay-terms.queries';
import { isStripeSetUp } from '../client';
import { payoutsFor } from './payout-balances';

/** How money reaches an assistant, and whether it could go through Stripe. */
export type EngagementRail = EngagementRef & {
  /** the last choice; else Stripe if it reaches them */
  readonly rail: RailName;
  readonly isChosen: boolean;
  /** Stripe's own current answer */
  readonly isReachable: boolean;
  readonly payouts: Payouts;
};

/** @returns how money reaches each assistant of a business, by engagement. One query. */
export async function readRails(tx: Tx, workspaceId: string): Promise<ReadonlyMap<string, EngagementRail>> {
  const engagements = await tx.engagement.findMany({
    where: { workspaceId },
    select: {
      id: true,
      rails: { orderBy: [{ chosenAt: 'desc' }, { id: 'desc' }], take: 1, select: { rail: true } },
      workspace: { select: { slug: true } },
      assistant: { select: { connectedAccount: { select: { transfers: true, bankPayouts: true } } } },
    },
  });
  return new Map(
    engagements.map(({ id, rails, assistant, workspace }) => {
      const account = assistant?.connectedAccount;
      const isReachable = account?.transfers === 'active';
      const payouts = payoutsFor(workspace.slug, account?.bankPayouts);
      const chosen = rails[0]?.rail;
      const rail = chosen ?? (isReachable ? 'stripe_connect' : 'external');
      return [
        id,
        { workspaceId, engagementId: id, rail, isChosen: chosen !== undefined, isReachable, payouts },
      ] as const;
    }),
  );
}

/**
 * Reads how money reaches one assistant, what else is possible, and who chose that, for the owner's page.
 * @returns null when there is no such assistant.
 */
export async function getRailChoice(userId: string, place: EngagementRef, now: Date) {
  const { workspaceId, engagementId } = place;
  return withActor({ kind: 'user', userId }, async (tx) => {
    const known = (await readRails(tx, workspaceId)).get(engagementId);
    if (!known) return null;
    const engagement = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: engagementId } },
      select: {
        assistantName: true,
        assistant: { select: { name: true } },
        workspace: { select: { timeZone: true } },
        rails: { orderBy: [{ chosenAt: 'desc' }, { id: 'desc' }], take: 1 },
      },
    });
    const [last] = engagement.rails;
    const chooser =
      last && (await tx.user.findUnique({ where: { id: last.chosenById }, select: { name: true } }));
    const terms = await findLatestTerms(tx, place, dateIn(now, engagement.workspace.timeZone));
    return {
      ...known,
      isStripeSetUp: isStripeSetUp(),
      assistant: engagement.assistant?.name ?? engagement.assistantName,
      chosen: last ? { at: last.chosenAt, by: chooser?.name ?? 'somebody of the business' } : null,
      feesBorneBy: terms?.feesBorneBy ?? null,
      agreementId: terms?.agreementId ?? null,
    };
  });
}

export type RailChoice = NonNullable<Awaited<ReturnType<typeof getRailChoice>>>;

/**
 * @returns the rail by which the product moves money to somebody now; null if it can't, and they are paid outside it.
 */
export function movedBy({ rail, isReachable, payouts }: EngagementRail): MovedRail | null {
  if (rail === 'stripe_connect') return isReachable ? rail : null;
  return rail === 'stripe_global_payouts' && payouts === 'possible' ? rail : null;
}
