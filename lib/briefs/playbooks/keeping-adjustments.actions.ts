'use server';

import { z } from 'zod';
import { noteAdjustmentUse, requireAdjustment, requireKind } from '@/lib/evaluations/using-adjustments';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { auditPlaybook } from './auditing';
import { wasGiven } from './given-before';
import { decideAddingGiven } from './keeping.rules';
import { lockPlaybook, writeGiven } from './playbooks';

const KeepAdjustment = z.object({
  workspaceId: Id,
  adjustmentId: Id,
  /** the id of the playbook version that it makes */
  versionId: Id,
});

/** Writes an evaluation's adjustment into its playbook, as a given of every brief from it. */
export const keepAdjustment = defineAction({
  name: 'briefs.keepAdjustment',
  input: KeepAdjustment,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, adjustmentId, versionId } = input;
    const adjustment = await requireAdjustment(tx, { workspaceId, id: adjustmentId });
    if (staffRole(me, workspaceId) === null) throw notFound('playbook');
    requireKind(adjustment, ['given']);
    const playbookId = adjustment.playbookId ?? '';
    const answer = { slug: await slugOf(scope), playbookId };
    const playbook = demand(decideAddingGiven(await lockPlaybook(tx, { workspaceId, id: playbookId })));
    const given = { text: adjustment.what, questionId: null };
    const uses = { adjustmentId, playbookId };
    if (await wasGiven(tx, { workspaceId, playbookId, versionId }, given)) {
      requireSame(await tx.evaluationAdjustmentUse.count({ where: { workspaceId, ...uses } }));
      return answer;
    }
    const change = 'An evaluation led to a given.';
    const by = { userId: me.userId, at: now };
    const number = await writeGiven(tx, playbook, { given, versionId, change, ...by });
    await noteAdjustmentUse(tx, adjustment, { playbookId }, by);
    await auditPlaybook(scope, { workspaceId, id: playbookId }, 'playbook.adjustment_kept', {
      number,
      adjustmentId,
    });
    return answer;
  },
  leadsTo: ({ slug, playbookId }) => addresses.playbook(slug, playbookId),
});
