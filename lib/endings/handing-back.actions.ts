'use server';

import { OPEN_STATES } from '@/lib/briefs/rules';
import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { loadEndingFor } from './loading';
import { decide } from './rules';
import { NoteAccess, PlanBrief, RevokeAccess } from './schema';

/** The business says what becomes of a brief that is still open; the latest decision counts. */
export const planBrief = defineAction({
  name: 'endings.planBrief',
  input: PlanBrief,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { facts, ending, role } = await loadEndingFor(tx, me, input);
    demand(decide(facts, 'planBrief', role, now));
    const { workspaceId, engagementId, briefId, plan, note } = input;
    const brief = await tx.brief.findFirst({
      where: { workspaceId, engagementId, id: briefId, state: { in: [...OPEN_STATES] } },
      select: { id: true },
    });
    if (!brief || !ending) throw notFound('brief');
    const newest = await tx.endingBriefDecision.findFirst({
      where: { workspaceId, endingId: ending.id, briefId },
      orderBy: [{ plannedAt: 'desc' }, { id: 'desc' }],
      select: { plan: true, note: true },
    });
    // the same form posted before: its decision already applies
    if (newest?.plan === plan && newest.note === note) return;
    await tx.endingBriefDecision.createMany({
      data: {
        workspaceId,
        id: newId(),
        engagementId,
        endingId: ending.id,
        briefId,
        plan,
        note,
        plannedById: me.userId,
        plannedAt: now,
      },
    });
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'ending.brief_planned',
      subject: { kind: 'brief', id: briefId },
      data: { plan },
    });
  },
});

/** Either side records an account or a tool that the assistant was given access to: its name, and never a password. */
export const noteAccess = defineAction({
  name: 'endings.noteAccess',
  input: NoteAccess,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { facts, role } = await loadEndingFor(tx, me, input);
    demand(decide(facts, 'noteAccess', role, now));
    const { workspaceId, engagementId, id, name } = input;
    const submitted = { workspaceId, id, engagementId, name, notedById: me.userId };
    const noted = await tx.engagementAccess.createMany({
      data: { ...submitted, notedAt: now },
      skipDuplicates: true,
    });
    if (noted.count === 0) return requireSame(await tx.engagementAccess.count({ where: submitted }));
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'access.noted',
      subject: { kind: 'engagement', id: engagementId },
      data: { accessId: id, name },
    });
  },
});

/** Whoever has closed an account, or left it, ticks it off: who and when is kept. */
export const revokeAccess = defineAction({
  name: 'endings.revokeAccess',
  input: RevokeAccess,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { facts, role } = await loadEndingFor(tx, me, input);
    demand(decide(facts, 'revokeAccess', role, now));
    const { workspaceId, engagementId, accessId: id } = input;
    const access = { workspaceId, engagementId, id };
    const revoked = await tx.engagementAccess.updateMany({
      where: { ...access, revokedAt: null },
      data: { revokedById: me.userId, revokedAt: now },
    });
    if (revoked.count === 0) {
      // ticked off by the other side a moment ago: the result is what was asked for
      if ((await tx.engagementAccess.count({ where: access })) > 0) return;
      throw notFound('access');
    }
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'access.revoked',
      subject: { kind: 'engagement', id: engagementId },
      data: { accessId: id },
    });
  },
});
