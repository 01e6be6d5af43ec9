'use server';

import { audit } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { riskLetter } from './emails/risk';
import { loadBrief } from './loading';
import { decide } from './rules';
import { RaiseRisk, ResolveRisk } from './schema';
import { tellStaff } from './telling';

/** The assistant says early that the deadline or the outcome is at risk. */
export const raiseRisk = defineAction({
  name: 'briefs.raiseRisk',
  input: RaiseRisk,
  once: {
    ...DONE_AS_BEFORE,
    otherwise:
      'What you said of this risk has arrived before, in other words, and stands as it was. Nothing was changed now, and what you typed is still here: open the form anew to say this as well.',
  },
  async run({ input, tx, me, now, request }) {
    const { riskId, reason } = input;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    demand(decide(facts, 'raiseRisk', actor));
    const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId };
    const said = { ...place, id: riskId, briefId: brief.id, reason, raisedById: me.userId };
    const raised = await tx.riskReport.createMany({
      data: { ...said, raisedAt: now },
      skipDuplicates: true,
    });
    if (raised.count === 0) return requireSame(await tx.riskReport.count({ where: said }));
    await audit(tx, {
      ...place,
      actorUserId: me.userId,
      action: 'brief.risk_raised',
      subject: { kind: 'brief', id: brief.id },
      data: { riskId },
      requestId: request.requestId,
    });
    await tellStaff(tx, brief, {
      kind: 'brief.at_risk',
      factId: riskId,
      at: now,
      write: (words) => riskLetter(words, reason),
    });
  },
});

/** The assistant says that a risk is over. That is no exception, so no mail tells of it. */
export const resolveRisk = defineAction({
  name: 'briefs.resolveRisk',
  input: ResolveRisk,
  async run({ input, tx, me, now, request }) {
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const where = { workspaceId: brief.workspaceId, id: input.riskId, briefId: brief.id };
    if (!(await tx.riskReport.findFirst({ where, select: { id: true } }))) throw notFound('risk');
    demand(decide(facts, 'resolveRisk', actor));
    const resolved = await tx.riskReport.updateMany({
      where: { ...where, resolvedAt: null },
      data: { resolvedAt: now },
    });
    if (resolved.count === 0) return;
    await audit(tx, {
      workspaceId: brief.workspaceId,
      engagementId: brief.engagementId,
      actorUserId: me.userId,
      action: 'brief.risk_resolved',
      subject: { kind: 'brief', id: brief.id },
      data: { riskId: input.riskId },
      requestId: request.requestId,
    });
  },
});
