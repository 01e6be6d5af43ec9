import type Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { idOf } from '../following/reading';

/** Retires a payment method once Stripe says that it can't be charged any more. */
export async function forgetMethod(stripe: Stripe, type: string, objectId: string): Promise<void> {
  const methodId = await goneMethod(stripe, type, objectId);
  if (methodId === null) return;
  const found = await withActor({ kind: 'stripe' }, (tx) =>
    tx.payMethod.findUnique({
      where: { stripeMethodId: methodId },
      select: { workspaceId: true, id: true },
    }),
  );
  if (!found) return;
  const { workspaceId, id } = found;
  await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.payMethod.updateMany({ where: { workspaceId, id, removedAt: null }, data: { removedAt: now() } }),
  );
}

async function goneMethod(stripe: Stripe, type: string, objectId: string): Promise<string | null> {
  if (type === 'mandate.updated') {
    const mandate = await stripe.mandates.retrieve(objectId);
    return mandate.status === 'inactive' ? idOf(mandate.payment_method) : null;
  }
  const method = await stripe.paymentMethods.retrieve(objectId);
  return method.customer === null ? method.id : null;
}
