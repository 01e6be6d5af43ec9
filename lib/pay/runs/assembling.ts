import { formatMoney, type Money } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { notFound, type Refused, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { MovedRail } from '../rails/choosing.rules';
import type { OrderLine } from '../rails/rail';
import { movedBy, readRails } from '../stripe/accounts/rails.queries';
import { borneOf, type PricedPart, priceParts } from '../stripe/charging/fees.rules';
import { feePlan, keptCurrencies } from '../stripe/client';
import { decideCharge, decidePayout, decideUnit } from '../stripe/units.rules';

/** What one assistant gets in a run, and what that costs. */
export type Part = PricedPart & {
  readonly engagementId: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
};

type Unpriced = Pick<Part, 'engagementId' | 'lines' | 'total'> & { readonly borneMinor: number };

/** What a run pays, all of it by one rail. */
export type AssembledRun = {
  readonly rail: MovedRail;
  /** the currency in which all of it is owed */
  readonly currency: string;
  readonly parts: readonly Part[];
};

/**
 * Assembles what a run would pay, by assistant, with Stripe's fees borne as each agreement says.
 * @param kind how the business pays; null: nothing is set up
 * @throws Refused at `owed`: not there, already paid or in a run, in several currencies or one that Stripe counts
 * differently, converts, or pays out in whole ones only, nothing in total or after the fee, or somebody whom Stripe doesn't reach.
 */
export async function assembleRun(
  tx: Tx,
  workspaceId: string,
  owedIds: readonly string[],
  kind: MethodKind | null,
): Promise<AssembledRun> {
  const owed = await tx.owedItem.findMany({
    where: { workspaceId, id: { in: [...owedIds] } },
    select: {
      id: true,
      engagementId: true,
      currency: true,
      amountMinor: true,
      lines: { where: { releasedAt: null }, select: { id: true } },
      agreementId: true,
    },
    orderBy: { id: 'asc' },
  });
  if (owed.length !== owedIds.length) throw notFound('amount');
  if (owed.some(({ lines }) => lines.length > 0))
    throw no('paid_already', 'One of these is paid, or in a pay run, already. Load the page again.');
  const currency = oneCurrency(owed);
  const rail = await oneRail(tx, workspaceId, [...new Set(owed.map(({ engagementId }) => engagementId))]);
  const borneByAssistant = await bearing(
    tx,
    workspaceId,
    owed.map(({ agreementId }) => agreementId),
  );
  const parts = [...new Set(owed.map(({ engagementId }) => engagementId))].map((engagementId) => {
    const own = owed.filter((each) => each.engagementId === engagementId);
    const lines = own.map(({ id, amountMinor }) => ({
      owedId: id,
      money: { minor: Number(amountMinor), currency },
    }));
    const total = { minor: sumOf(lines.map(({ money }) => money.minor)), currency };
    if (total.minor <= 0)
      throw no(
        'nothing_owed',
        `Together these come to ${formatMoney(total)} for one of them, which can’t be paid.`,
      );
    const borneMinor = borneOf(
      own.map(({ amountMinor, agreementId }) => ({
        minor: Number(amountMinor),
        isBorneByAssistant: borneByAssistant.has(agreementId),
      })),
    );
    return { engagementId, lines, total, amountMinor: total.minor, borneMinor };
  });
  if (rail === 'stripe_global_payouts') return { rail, currency, parts: parts.map(unpriced) };
  if (kind === null) throw no('no_method', 'Set up how you pay first.');
  const charge = decideCharge(currency, kind, keptCurrencies());
  if (!charge.ok) throw no(charge.refusal.code, charge.refusal.message);
  const prices = priceParts(parts, feePlan(kind, currency));
  const priced = parts.map(({ engagementId, lines, total }, index) => {
    const { chargedMinor, sentMinor } = prices[index] ?? { chargedMinor: 0, sentMinor: 0 };
    if (sentMinor <= 0)
      throw no(
        'nothing_left',
        `What Stripe takes is more than the ${formatMoney(total)} that one of them would be sent, and by your agreement they bear it. Wait until more is owed.`,
      );
    return { engagementId, lines, total, chargedMinor, sentMinor };
  });
  return { rail, currency, parts: priced };
}

/** @returns the one currency of all of these, which Stripe counts as we do. */
function oneCurrency(owed: readonly { readonly currency: string }[]): string {
  const [currency, ...others] = new Set(owed.map((each) => each.currency));
  if (currency === undefined || others.length > 0)
    throw no('mixed_currencies', 'These are owed in different currencies. Pay one currency at a time.');
  const unit = decideUnit(currency);
  if (!unit.ok) throw no(unit.refusal.code, unit.refusal.message);
  return currency;
}

/** @returns the one rail for all of these. */
async function oneRail(tx: Tx, workspaceId: string, engagementIds: readonly string[]): Promise<MovedRail> {
  const rails = await readRails(tx, workspaceId);
  const ways = new Set(
    engagementIds.map((id) => {
      const known = rails.get(id);
      return known ? movedBy(known) : null;
    }),
  );
  const [way = null] = ways;
  if (way === null || ways.has(null))
    throw no('not_reachable', 'Stripe can’t send money to one of them. Pay them another way, and record it.');
  if (ways.size > 1)
    throw no(
      'mixed_rails',
      'Some of them are paid by Stripe Global Payouts, which needs a run of its own. Prepare the two separately.',
    );
  return way;
}

/**
 * What is paid out of a balance is sent in full: its cost isn't known beforehand, so nobody can bear it out of what
 * they are sent.
 */
function unpriced({ engagementId, lines, total, borneMinor }: Unpriced): Part {
  if (borneMinor > 0)
    throw no(
      'price_not_known',
      'By your agreement one of them bears what sending costs, and Stripe doesn’t say ahead what it takes for a payout. Pay them another way, and record it.',
    );
  const payout = decidePayout(total);
  if (!payout.ok) throw no(payout.refusal.code, payout.refusal.message);
  return { engagementId, lines, total, chargedMinor: total.minor, sentMinor: total.minor };
}

/** @returns those agreements under which the assistant bears the cost of sending the money. */
async function bearing(
  tx: Tx,
  workspaceId: string,
  agreementIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ANY (${[...new Set(agreementIds)]}::uuid[])
      AND v.fees_borne_by = 'assistant'`;
  return new Set(rows.map(({ id }) => id));
}

function no(code: string, message: string): Refused {
  return refused(code, message, 'owed');
}
