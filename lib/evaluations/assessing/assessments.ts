import type { z } from 'zod';
import { mayReplace } from '@/lib/agreements/drafting/saving.rules';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedEvaluation } from '../loading';
import type { EvaluationSide } from '../rules';
import type { SaveAssessment } from '../schema';

type Written = z.output<typeof SaveAssessment>;

type Saving = {
  readonly side: EvaluationSide;
  readonly userId: string;
  readonly at: Date;
};

/**
 * Saves one side's text, replacing its previous one. The caller has checked whether it may.
 * @returns the saved assessment.
 * @throws Refused (`changed_meanwhile`) when somebody on the same side has saved since it was seen.
 */
export async function saveText(
  tx: Tx,
  { workspaceId, engagementId, id: evaluationId }: LoadedEvaluation,
  { version: seen, savedIn: page, takesOver, overall, answers }: Written,
  { side: party, userId, at }: Saving,
): Promise<{ readonly id: string; readonly version: number }> {
  const place = { workspaceId, engagementId, evaluationId, party };
  const savedIn = page ?? null;
  await tx.evaluationAssessment.createMany({
    data: { ...place, id: newId(), savedById: userId, savedAt: at, version: 0 },
    skipDuplicates: true,
  });
  const existing = await tx.evaluationAssessment.findUniqueOrThrow({
    where: { workspaceId_evaluationId_party: { workspaceId, evaluationId, party } },
    select: { id: true, version: true, savedIn: true },
  });
  if (!mayReplace({ version: seen, savedIn, takesOver: takesOver === 'on' }, existing)) {
    throw changedMeanwhile('assessment');
  }
  const { id } = existing;
  const version = existing.version + 1;
  await tx.evaluationAssessment.updateMany({
    where: { workspaceId, id },
    data: { overall, savedById: userId, savedAt: at, savedIn, version },
  });
  await requireCriteria(tx, { workspaceId, evaluationId }, answers);
  for (const { criterionId, text, rating } of answers) {
    await tx.evaluationAnswer.upsert({
      where: {
        workspaceId_assessmentId_criterionId: { workspaceId, assessmentId: id, criterionId },
      },
      create: { ...place, id: newId(), assessmentId: id, criterionId, text, rating },
      update: { text, rating },
    });
  }
  return { id, version };
}

/** @throws Refused (`not_found`) for a mark on something that isn't a criterion of this evaluation. */
async function requireCriteria(
  tx: Tx,
  evaluation: { readonly workspaceId: string; readonly evaluationId: string },
  answers: Written['answers'],
): Promise<void> {
  const known = await tx.evaluationCriterion.findMany({ where: evaluation, select: { id: true } });
  if (!answers.every(({ criterionId }) => known.some(({ id }) => id === criterionId))) {
    throw notFound('criterion');
  }
}
