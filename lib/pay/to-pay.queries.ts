import { recordedName } from '@/lib/people/recorded-name.rules';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type OpenItem, readOpenItems } from './overview.queries';
import { movedBy, readRails } from './stripe/accounts/rails.queries';
import { isStripeSetUp } from './stripe/client';

/** @returns what no payment counts for yet, by assistant, and how money reaches each of them. */
export async function readToPay(tx: Tx, workspaceId: string, now: Date) {
  const items = (await readOpenItems(tx, { workspaceId }, now)).filter(({ isInPayment }) => !isInPayment);
  const rails = await readRails(tx, workspaceId);
  const engagements = await tx.engagement.findMany({
    where: { workspaceId, id: { in: items.map(({ engagementId }) => engagementId) } },
    select: { id: true, assistantName: true, assistant: { select: { name: true } } },
  });
  return engagements.map(({ id, assistant, assistantName }) => {
    const rail = rails.get(id);
    return {
      engagementId: id,
      name: recordedName({ assistant, assistantName }),
      isReachable: rail?.isReachable === true,
      movedBy: rail ? movedBy(rail) : null,
      items: items.filter(({ engagementId }) => engagementId === id),
    };
  });
}

/**
 * @returns whether items come to more than nothing in one of their currencies. Else no payment can pay them: what was
 * deducted waits for what becomes owed next.
 */
export function comesToSomething(items: readonly Pick<OpenItem, 'currency' | 'amountMinor'>[]): boolean {
  return [...Map.groupBy(items, ({ currency }) => currency).values()].some(
    (own) => sumOf(own.map(({ amountMinor }) => amountMinor)) > 0,
  );
}

/**
 * @returns what an owner could have sent outside the product, as the payments that it would be: by assistant and
 * currency, with those first whom nobody pays through Stripe; also how the last such payment went.
 */
export async function getToRecord(userId: string, workspaceId: string, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const last = await tx.payment.findFirst({
      where: { workspaceId, rail: 'external' },
      orderBy: { recordedAt: 'desc' },
      select: { method: true },
    });
    const parts = (await readToPay(tx, workspaceId, now)).flatMap(({ engagementId, name, items, ...by }) =>
      [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, own]) => ({
        engagementId,
        name,
        currency,
        items: own,
        isThroughStripe: isStripeSetUp() && by.movedBy !== null,
      })),
    );
    return {
      parts: parts
        .filter(({ items }) => comesToSomething(items))
        .sort(
          (one, other) =>
            Number(one.isThroughStripe) - Number(other.isThroughStripe) ||
            one.name.localeCompare(other.name) ||
            one.currency.localeCompare(other.currency, 'en'),
        ),
      lastMethod: last?.method ?? null,
    };
  });
}

export type ToRecord = Awaited<ReturnType<typeof getToRecord>>;
