'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { demand, refused, requireSame } from '@/lib/platform/result';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { noteUse, requireDecision } from '@/lib/threads/using-decisions';
import { auditBrief } from '../auditing';
import { loadBrief } from '../loading';
import { decide } from '../rules';
import { GiveDecision, MOST_ROWS } from '../schema';
import { noteChanges } from './changes';

/** Writes a decision into a draft as one of its givens. */
export const giveDecision = defineAction({
  name: 'briefs.giveDecision',
  input: GiveDecision,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    demand(decide(facts, 'save', actor));
    const { workspaceId, id: briefId, engagementId } = brief;
    const decision = await requireDecision(tx, { workspaceId, engagementId, id: input.decisionId });
    const answer = { slug: await slugOf(scope), briefId };
    const givens = await tx.briefGiven.findMany({
      where: { workspaceId, briefId },
      select: { id: true, position: true, text: true },
    });
    // the same form posted twice
    const known = givens.filter(({ id }) => id === input.givenId);
    if (known.length > 0) {
      requireSame(known.filter(({ text }) => text === input.text).length);
      return answer;
    }
    if (givens.length >= MOST_ROWS) {
      throw refused('full', `A brief has at most ${MOST_ROWS} of these. Take one out first.`);
    }
    const position = Math.max(-1, ...givens.map((given) => given.position)) + 1;
    await tx.briefGiven.createMany({
      data: { workspaceId, id: input.givenId, engagementId, briefId, position, text: input.text },
    });
    await tx.brief.updateMany({ where: { workspaceId, id: briefId }, data: { version: { increment: 1 } } });
    const version = brief.version + 1;
    await noteChanges(tx, brief, ['givens'], { userId: me.userId, at: now, savedIn: null, version });
    await noteUse(tx, decision, { briefId }, { userId: me.userId, at: now });
    await auditBrief(scope, brief, 'brief.decision_given', { decisionId: input.decisionId });
    return answer;
  },
  leadsTo: ({ slug, briefId }) => addresses.editBrief(slug, briefId),
});
