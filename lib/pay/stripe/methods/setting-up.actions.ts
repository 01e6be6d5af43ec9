'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { enqueue } from '@/lib/platform/jobs';
import { notFound } from '@/lib/platform/result';
import { requireOwner, requireStripe } from '../owners';
import { RemoveMethod, SetUpMethod } from '../schema';
import { openSetup } from './setting-up.jobs';

/** An owner wants to save a payment method; they do so on Stripe's page, and we never see a number. */
export const setUpMethod = defineAction({
  name: 'pay.setUpMethod',
  input: SetUpMethod,
  async run({ input: { workspaceId, id, kind }, tx, me, now }) {
    requireOwner(me, workspaceId);
    requireStripe();
    const { slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const made = await tx.paySetup.createMany({
      data: { workspaceId, id, kind, askedById: me.userId, askedAt: now },
      skipDuplicates: true,
    });
    if (made.count > 0) await enqueue(tx, openSetup, { workspaceId, setupId: id }, { key: `pay.open:${id}` });
    return { slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.paySetup(slug, id),
});

/** An owner retires a payment method. Approved runs keep it. */
export const removeMethod = defineAction({
  name: 'pay.removeMethod',
  input: RemoveMethod,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, id } = input;
    requireOwner(me, workspaceId);
    const moved = await tx.payMethod.updateMany({
      where: { workspaceId, id, removedAt: null },
      data: { removedAt: now },
    });
    if (moved.count === 0) throw notFound('way of paying');
    await auditAction(scope, {
      workspaceId,
      action: 'pay_method.removed',
      subject: { kind: 'pay_method', id },
    });
  },
});
