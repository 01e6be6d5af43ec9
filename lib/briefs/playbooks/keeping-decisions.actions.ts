'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { noteUse, requireDecision } from '@/lib/threads/using-decisions';
import { auditPlaybook } from './auditing';
import { wasGiven } from './given-before';
import { decideAddingGiven } from './keeping.rules';
import { lockPlaybook, writeGiven } from './playbooks';
import { KeepDecision } from './schema';

/** Writes a decision into a playbook, as a given of every brief from it. */
export const keepDecision = defineAction({
  name: 'briefs.keepDecision',
  input: KeepDecision,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, decisionId, playbookId, versionId, text } = input;
    const decision = await requireDecision(tx, { workspaceId, id: decisionId });
    if (staffRole(me, workspaceId) === null) throw notFound('playbook');
    const answer = { slug: await slugOf(scope), playbookId };
    const playbook = demand(decideAddingGiven(await lockPlaybook(tx, { workspaceId, id: playbookId })));
    const given = { text, questionId: null };
    const uses = { decisionId, playbookId };
    if (await wasGiven(tx, { workspaceId, playbookId, versionId }, given)) {
      requireSame(await tx.decisionUse.count({ where: { workspaceId, ...uses } }));
      return answer;
    }
    const change = 'A decision became a given.';
    const by = { userId: me.userId, at: now };
    const number = await writeGiven(tx, playbook, { given, versionId, change, ...by });
    await noteUse(tx, decision, { playbookId }, by);
    await auditPlaybook(scope, { workspaceId, id: playbookId }, 'playbook.decision_kept', {
      number,
      decisionId,
    });
    return answer;
  },
  leadsTo: ({ slug, playbookId }) => addresses.playbook(slug, playbookId),
});
