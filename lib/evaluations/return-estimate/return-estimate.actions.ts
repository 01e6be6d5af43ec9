'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, Refused, refused } from '@/lib/platform/result';
import { loadEvaluation } from '../loading';
import { evaluationEnded } from '../rules';
import { mayEstimateReturn } from './return-estimate.rules';
import { SaveReturnEstimate } from './return-estimate.schema';

/**
 * An owner saves their assumptions, and what the hours were used for, with an evaluation. Theirs alone, unless they
 * share it.
 */
export const saveReturnEstimate = defineAction({
  name: 'evaluations.saveReturnEstimate',
  input: SaveReturnEstimate,
  async run(scope) {
    const { input, tx, me } = scope;
    const { evaluation, facts, actor, at } = await loadEvaluation(tx, me, input);
    if (actor.role !== 'owner')
      throw refused('not_yours', 'Only an owner works out what the money was worth.');
    if (facts.hasEnded) throw new Refused(evaluationEnded().refusal);
    if (!mayEstimateReturn(facts))
      throw refused('wrong_state', 'This evaluation has been signed, and its result stays as it is.');
    const { workspaceId, id: evaluationId, version, ...said } = input;
    const { engagementId } = evaluation;
    const place = { workspaceId, evaluationId };
    const assumed = amounts(said);
    // its form is posted again, or nothing was changed in it
    if ((await tx.returnEstimate.count({ where: { ...place, ...assumed } })) > 0) return;
    const kept = { ...assumed, savedById: me.userId, savedAt: at };
    const { count } =
      version === 0
        ? await tx.returnEstimate.createMany({
            data: { ...place, engagementId, ...kept },
            skipDuplicates: true,
          })
        : await tx.returnEstimate.updateMany({
            where: { ...place, version },
            data: { ...kept, version: { increment: 1 } },
          });
    if (count === 0) throw changedMeanwhile('estimate');
    await auditAction(scope, {
      // without the engagement: its assistant reads that log, and this is the owners' alone
      workspaceId,
      action: 'evaluation.reckoned',
      subject: { kind: 'evaluation', id: evaluationId },
      data: { isShared: said.isShared },
    });
  },
});

type Amounts = { readonly hourMinorLow: number; readonly hourMinorHigh: number };

function amounts<Said extends Amounts>({ hourMinorLow, hourMinorHigh, ...said }: Said) {
  return { ...said, hourMinorLow: BigInt(hourMinorLow), hourMinorHigh: BigInt(hourMinorHigh) };
}
