import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { type AccountKind, balances, type Posting } from './rules';

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
  const accounts = new Map<string, string>();
  for (const { account, currency } of lines) {
    const key = `${account} ${currency}`;
    if (!accounts.has(key)) accounts.set(key, await openAccount(tx, transaction, account, currency));
  }
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

/** @returns the account's id; opened by whoever needs it first. */
async function openAccount(
  tx: Tx,
  { workspaceId, engagementId }: Place,
  kind: AccountKind,
  currency: string,
): Promise<string> {
  const name = { workspaceId, engagementId, kind, currency };
  await tx.ledgerAccount.createMany({ data: { ...name, id: newId() }, skipDuplicates: true });
  const { id } = await tx.ledgerAccount.findUniqueOrThrow({
    where: { workspaceId_engagementId_kind_currency: name },
    select: { id: true },
  });
  return id;
}
