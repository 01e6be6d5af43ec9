import type Stripe from 'stripe';
import { audit } from '@/lib/platform/actions/audit';
import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { idOf } from '../following/reading';
import { notifyOfGoneMethod } from './notifying';

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
  await withActor({ kind: 'workspace', workspaceId: found.workspaceId }, (tx) => retire(tx, found));
}

/**
 * Takes what can't be charged any more out of use. The owners are told, their log has it, and their page says so until
 * they set up another.
 * @param where the business, or one method of it
 * @param readerId the owner who reads it on the page at this moment, and gets no e-mail about it; null: nobody does
 */
export async function retire(
  tx: Tx,
  where: { readonly workspaceId: string; readonly id?: string },
  readerId: string | null = null,
): Promise<void> {
  const at = now();
  const retired = await tx.payMethod.updateManyAndReturn({
    where: { ...where, removedAt: null },
    data: { removedAt: at, goneAt: at },
    select: { workspaceId: true, id: true, kind: true, label: true },
  });
  for (const method of retired) {
    const { workspaceId, id } = method;
    await audit(tx, {
      workspaceId,
      actorUserId: null,
      action: 'pay_method.removed',
      subject: { kind: 'pay_method', id },
    });
    await notifyOfGoneMethod(tx, method, readerId);
  }
}

async function goneMethod(stripe: Stripe, type: string, objectId: string): Promise<string | null> {
  if (type === 'mandate.updated') {
    const mandate = await stripe.mandates.retrieve(objectId);
    return mandate.status === 'inactive' ? idOf(mandate.payment_method) : null;
  }
  const method = await stripe.paymentMethods.retrieve(objectId);
  return method.customer === null ? method.id : null;
}
