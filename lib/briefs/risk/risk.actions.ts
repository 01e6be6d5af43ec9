'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { auditBrief } from '../auditing';
import { loadBrief } from '../loading';
import { notifyStaff } from '../notifying';
import { decide } from '../rules';
import { RaiseRisk, ResolveRisk } from '../schema';
import { riskMail } from './emails/risk';

/** The assistant says early that the deadline or the outcome is at risk. */
export const raiseRisk = defineAction({
  name: 'briefs.raiseRisk',
  input: RaiseRisk,
  once: {
    ...DONE_AS_BEFORE,
    refusalOfOther:
      'What you said about this risk arrived earlier in other words, and stays as it was. Nothing was changed now, and what you typed is still here: open the form again to say this as well.',
  },
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { riskId, reason } = input;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    demand(decide(facts, 'raiseRisk', actor));
    const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId };
    const submitted = { ...place, id: riskId, briefId: brief.id, reason, raisedById: me.userId };
    const raised = await tx.riskReport.createMany({
      data: { ...submitted, raisedAt: now },
      skipDuplicates: true,
    });
    if (raised.count === 0) return requireSame(await tx.riskReport.count({ where: submitted }));
    await auditBrief(scope, brief, 'brief.risk_raised', { riskId });
    await notifyStaff(tx, brief, {
      kind: 'brief.at_risk',
      factId: riskId,
      at: now,
      excerpt: reason,
      write: (words) => riskMail(words, reason),
    });
  },
});

/** The assistant says that a risk is over. That isn't an exception, so no mail tells of it. */
export const resolveRisk = defineAction({
  name: 'briefs.resolveRisk',
  input: ResolveRisk,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const where = { workspaceId: brief.workspaceId, id: input.riskId, briefId: brief.id };
    if (!(await tx.riskReport.findFirst({ where, select: { id: true } }))) throw notFound('risk');
    demand(decide(facts, 'resolveRisk', actor));
    const resolved = await tx.riskReport.updateMany({
      where: { ...where, resolvedAt: null },
      data: { resolvedAt: now },
    });
    if (resolved.count === 0) return;
    await auditBrief(scope, brief, 'brief.risk_resolved', { riskId: input.riskId });
  },
});
