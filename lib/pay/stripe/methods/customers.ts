import Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { idempotencyKeyOf } from '../keys';
import { retire } from './methods';

/**
 * One that somebody deleted in Stripe's dashboard can't be used for anything, ever: it is replaced (adr/0188).
 * @param readerId who reads on the page, at this moment, that what was saved is gone; null: nobody does
 * @returns the business's Stripe customer, with its present name: it may have had another when the customer was made.
 */
export async function customerFor(
  stripe: Stripe,
  workspaceId: string,
  { name, readerId }: { readonly name: string; readonly readerId: string | null },
): Promise<string> {
  const known = await inWorkspace(workspaceId, (tx) =>
    tx.stripeCustomer.findUnique({ where: { workspaceId } }),
  );
  if (known && (await rename(stripe, known.customerId, name))) return known.customerId;
  const customerId = await makeCustomer(stripe, workspaceId, known?.customerId ?? null);
  await stripe.customers.update(customerId, { name });
  return inWorkspace(workspaceId, async (tx) => {
    if (known) await replace(tx, known, { customerId, readerId });
    else
      await tx.stripeCustomer.createMany({
        data: { workspaceId, customerId, madeAt: now() },
        skipDuplicates: true,
      });
    return (await tx.stripeCustomer.findUniqueOrThrow({ where: { workspaceId } })).customerId;
  });
}

/** Retires what was saved with a customer, if somebody has deleted it. @returns whether they have. */
export async function forgetCustomer(stripe: Stripe, customerId: string): Promise<boolean> {
  if (!(await isDeleted(stripe, customerId))) return false;
  const found = await withActor({ kind: 'stripe' }, (tx) =>
    tx.stripeCustomer.findUnique({ where: { customerId }, select: { workspaceId: true } }),
  );
  if (found) await inWorkspace(found.workspaceId, (tx) => retire(tx, found));
  return true;
}

/**
 * Deletes a customer at Stripe for good, with what was saved with it; one that is deleted already stays so.
 * @throws what a later try can resolve, or whoever runs this: Stripe doesn't know the customer by this key.
 */
export async function deleteCustomer(stripe: Stripe, customerId: string): Promise<void> {
  await unlessDeleted(stripe, customerId, () => stripe.customers.del(customerId));
}

/** @returns false if somebody has deleted it. @throws what a later try can resolve. */
function rename(stripe: Stripe, customerId: string, name: string): Promise<boolean> {
  return unlessDeleted(stripe, customerId, () => stripe.customers.update(customerId, { name }));
}

/** @returns whether a request about a customer was done; false if somebody has deleted it. */
async function unlessDeleted(
  stripe: Stripe,
  customerId: string,
  request: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    const isMissing = error instanceof Stripe.errors.StripeError && error.code === 'resource_missing';
    if (isMissing && (await isDeleted(stripe, customerId))) return false;
    throw error;
  }
}

/** Stripe remembers what was deleted. What it doesn't know at all belongs to another key: then nothing is replaced. */
async function isDeleted(stripe: Stripe, customerId: string): Promise<boolean> {
  return (await stripe.customers.retrieve(customerId)).deleted === true;
}

/**
 * What may change between two tries is set afterwards, so that the request stays the same and one business is one
 * customer.
 * @param before the deleted customer that it replaces: its own request would be answered with it for a day
 */
async function makeCustomer(stripe: Stripe, workspaceId: string, before: string | null): Promise<string> {
  const parameters = { metadata: { workspace: workspaceId } };
  const what = before === null ? 'customer' : `customer_after_${before}`;
  const idempotencyKey = idempotencyKeyOf(`pay:${workspaceId}:${what}:1`, parameters);
  const { id } = await stripe.customers.create(parameters, { idempotencyKey });
  return id;
}

type Known = { readonly workspaceId: string; readonly customerId: string };

/** @throws Error while a charge may have been made for the deleted one: it is looked for there, or made twice. */
async function replace(
  tx: Tx,
  { workspaceId, customerId: before }: Known,
  { customerId, readerId }: { readonly customerId: string; readonly readerId: string | null },
): Promise<void> {
  const asked = await tx.payRun.count({ where: { workspaceId, chargeState: 'asked', intentId: null } });
  if (asked > 0) throw new Error(`a charge of ${before} isn’t answered, so it isn’t replaced yet`);
  await tx.stripeCustomer.updateMany({
    where: { workspaceId, customerId: before },
    data: { customerId, madeAt: now() },
  });
  await retire(tx, { workspaceId }, readerId);
}

function inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor({ kind: 'workspace', workspaceId }, work);
}
