import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { balances, type Posting } from './rules';

type Place = { readonly workspaceId: string; readonly engagementId: string };

type Booking = Place & {
  /** what caused it; the same cause twice is booked once */
  readonly sourceKey: string;
  readonly owedId?: string;
  readonly paymentId?: string;
  /** the movement at Stripe that it books */
  readonly stripeId?: string;
  readonly at: Date;
  readonly postings: readonly Posting[];
};

/**
 * Writes one balanced transaction into the books, in the database transaction of what caused it. The database refuses
 * one that doesn't balance when that commits, and a second one for the same cause at once.
 */
export async function book(tx: Tx, { postings, ...transaction }: Booking): Promise<void> {
  const lines = postings.filter(({ amountMinor }) => amountMinor !== 0);
  if (!balances(lines)) throw new Error(`${transaction.sourceKey} doesn’t balance`);
  const {
    workspaceId,
    engagementId,
    sourceKey,
    owedId = null,
    paymentId = null,
    stripeId = null,
    at,
  } = transaction;
  const id = newId();
  await tx.ledgerTransaction.createMany({
    data: { workspaceId, id, engagementId, sourceKey, owedId, paymentId, stripeId, at },
  });
  const accounts = await openAccounts(tx, transaction, lines);
  await tx.ledgerEntry.createMany({
    data: lines.map(({ account, currency, amountMinor }) => ({
      workspaceId,
      id: newId(),
      engagementId,
      transactionId: id,
      accountId: accounts.get(`${account} ${currency}`) ?? '',
      currency,
      amountMinor: BigInt(amountMinor),
    })),
  });
}

/** @returns the ids of the accounts that are posted to, by kind and currency; opened by whoever needs one first. */
async function openAccounts(
  tx: Tx,
  { workspaceId, engagementId }: Place,
  lines: readonly Posting[],
): Promise<ReadonlyMap<string, string>> {
  const known = await readAccounts(tx, { workspaceId, engagementId });
  const missing = lines.filter(({ account, currency }) => !known.has(`${account} ${currency}`));
  if (missing.length === 0) return known;
  await tx.ledgerAccount.createMany({
    data: missing.map(({ account: kind, currency }) => ({
      ...{ workspaceId, engagementId, kind, currency, id: newId() },
    })),
    skipDuplicates: true,
  });
  return readAccounts(tx, { workspaceId, engagementId });
}

async function readAccounts(tx: Tx, where: Place): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.ledgerAccount.findMany({ where, select: { id: true, kind: true, currency: true } });
  return new Map(rows.map(({ id, kind, currency }) => [`${kind} ${currency}`, id]));
}
