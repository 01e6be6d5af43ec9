import { z } from 'zod';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { stripeClient } from './stripe/client';
import { deleteCustomer } from './stripe/methods/customers';

/**
 * Deletes at Stripe the customer that a business was, with what is saved of how it paid. What was charged stays there,
 * as in the books here. Fails until Stripe has said that it is gone: whoever runs this is told of the id then.
 */
export const deleteErasedCustomer: Job<{ readonly customerId: string }> = defineJob({
  name: 'pay.delete_customer',
  // nothing of the business, whose jobs go with it
  payload: z.object({ customerId: z.string() }),
  run: ({ customerId }) => deleteCustomer(stripeClient(), customerId),
});

/**
 * Takes a business's way of paying out of use, here and at Stripe, before it is erased. What Stripe tells of it
 * afterwards is about nothing that is in use, and so is told nobody.
 */
export async function leaveStripe(tx: Tx, workspaceId: string, at: Date): Promise<void> {
  await tx.payMethod.updateMany({ where: { workspaceId, removedAt: null }, data: { removedAt: at } });
  const customer = await tx.stripeCustomer.findUnique({
    where: { workspaceId },
    select: { customerId: true },
  });
  if (customer) await enqueue(tx, deleteErasedCustomer, customer);
}
