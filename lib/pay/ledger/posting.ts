import { newId } from '@/lib/platform/ids';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { balances, type Posting } from './rules';

export type Booking = EngagementRef & {
  /** its cause; the same cause twice is booked once */
  readonly sourceKey: string;
  readonly owedId?: string;
  readonly paymentId?: string;
  /** the Stripe balance transaction that it books */
  readonly stripeId?: string;
  readonly at: Date;
  readonly postings: readonly Posting[];
};

/**
 * Books one balanced transaction, in the database transaction of what caused it. The database refuses an unbalanced one
 * at commit, and a second one for the same cause at once.
 */
export async function book(tx: Tx, booking: Booking): Promise<void> {
  await bookAll(tx, [booking]);
}

/** As `book`, for many of one business: as many statements for a thousand as for one. */
export async function bookAll(tx: Tx, bookings: readonly Booking[]): Promise<void> {
  const [first] = bookings;
  if (!first) return;
  const { workspaceId } = first;
  const written = bookings.map((booking) => ({ ...booking, id: newId(), lines: linesOf(booking) }));
  await tx.ledgerTransaction.createMany({
    data: written.map(
      ({ id, engagementId, sourceKey, owedId = null, paymentId = null, stripeId = null, at }) => ({
        workspaceId,
        id,
        engagementId,
        sourceKey,
        owedId,
        paymentId,
        stripeId,
        at,
      }),
    ),
  });
  const accounts = await openAccounts(tx, written);
  await tx.ledgerEntry.createMany({
    data: written.flatMap(({ id: transactionId, engagementId, lines }) =>
      lines.map(({ account, currency, amountMinor }) => ({
        workspaceId,
        id: newId(),
        engagementId,
        transactionId,
        currency,
        accountId: accountIn(accounts, nameOf(engagementId, account, currency)),
        amountMinor: BigInt(amountMinor),
      })),
    ),
  });
}

/** @throws Error for an unbalanced one: that is a bug, never a refusal. */
function linesOf({ postings, sourceKey }: Booking): readonly Posting[] {
  const lines = postings.filter(({ amountMinor }) => amountMinor !== 0);
  if (!balances(lines)) throw new Error(`${sourceKey} doesn’t balance`);
  return lines;
}

/** @throws Error if it wasn't opened: that is a bug, never a refusal. */
function accountIn(accounts: ReadonlyMap<string, string>, name: string): string {
  const id = accounts.get(name);
  if (id === undefined) throw new Error(`the account ${name} isn’t open`);
  return id;
}

type Written = EngagementRef & { readonly lines: readonly Posting[] };

/** @returns the ids of the accounts posted to, by name; an account is opened when first needed. */
async function openAccounts(tx: Tx, written: readonly Written[]): Promise<ReadonlyMap<string, string>> {
  const known = await readAccounts(tx, written);
  const missing = written.flatMap(({ workspaceId, engagementId, lines }) =>
    lines
      .filter(({ account, currency }) => !known.has(nameOf(engagementId, account, currency)))
      .map(({ account: kind, currency }) => ({ workspaceId, engagementId, kind, currency, id: newId() })),
  );
  if (missing.length === 0) return known;
  await tx.ledgerAccount.createMany({ data: missing, skipDuplicates: true });
  return readAccounts(tx, written);
}

async function readAccounts(tx: Tx, written: readonly Written[]): Promise<ReadonlyMap<string, string>> {
  const workspaceId = written[0]?.workspaceId ?? '';
  const engagementIds = [...new Set(written.map(({ engagementId }) => engagementId))];
  const rows = await tx.ledgerAccount.findMany({
    where: { workspaceId, engagementId: { in: engagementIds } },
    select: { id: true, engagementId: true, kind: true, currency: true },
  });
  return new Map(
    rows.map(({ id, engagementId, kind, currency }) => [nameOf(engagementId, kind, currency), id]),
  );
}

function nameOf(engagementId: string, kind: Posting['account'], currency: string): string {
  return `${engagementId} ${kind} ${currency}`;
}
