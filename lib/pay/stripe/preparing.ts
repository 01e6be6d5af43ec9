import { formatMoney, type Money } from '@/lib/platform/money';
import { sumOf } from '@/lib/platform/reckoning';
import { notFound, Refused, refuse } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { OrderLine } from '../rails/rail';
import { readRails } from './rails.queries';

/** What one assistant gets by a run. */
export type Part = {
  readonly engagementId: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
};

/**
 * Puts together what a run would pay, by assistant.
 * @throws Refused at `owed`: not there, paid or in a run already, in several currencies, nothing in all, or somebody whom
 * Stripe doesn't reach.
 */
export async function partsOf(
  tx: Tx,
  workspaceId: string,
  owedIds: readonly string[],
): Promise<readonly Part[]> {
  const owed = await tx.owedItem.findMany({
    where: { workspaceId, id: { in: [...owedIds] } },
    select: {
      ...{ id: true, engagementId: true, currency: true, amountMinor: true },
      lines: { where: { releasedAt: null }, select: { id: true } },
    },
    orderBy: { id: 'asc' },
  });
  if (owed.length !== owedIds.length) throw notFound('amount');
  if (owed.some(({ lines }) => lines.length > 0))
    throw no('paid_already', 'One of these is paid, or in a pay run, already. Look at the page again.');
  const [currency, ...others] = new Set(owed.map((each) => each.currency));
  if (currency === undefined || others.length > 0)
    throw no('mixed_currencies', 'These are owed in different currencies. Pay one currency at a time.');
  const rails = await readRails(tx, workspaceId);
  return [...new Set(owed.map(({ engagementId }) => engagementId))].map((engagementId) => {
    const rail = rails.get(engagementId);
    if (rail?.rail !== 'stripe_connect' || !rail.isReachable)
      throw no(
        'not_reachable',
        'Stripe can’t send money to one of them. Pay them another way, and record it.',
      );
    const lines = owed
      .filter((each) => each.engagementId === engagementId)
      .map(({ id, amountMinor }) => ({ owedId: id, money: { minor: Number(amountMinor), currency } }));
    const total = { minor: sumOf(lines.map(({ money }) => money.minor)), currency };
    if (total.minor <= 0)
      throw no(
        'nothing_owed',
        `Together these come to ${formatMoney(total)} for one of them, which can’t be paid.`,
      );
    return { engagementId, lines, total };
  });
}

function no(code: string, message: string): Refused {
  return new Refused(refuse(code, message, 'owed').refusal);
}
