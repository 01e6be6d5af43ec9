'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { loadBrief } from '../loading';
import { auditPlaybook } from './auditing';
import { hasGiven, readContent } from './content.rules';
import { decideKeeping } from './keeping.rules';
import { lockPlaybook, writeGiven } from './playbooks';
import { KeepAnswer } from './schema';

/** Writes an answer into the playbook that its brief came from: asked once, given ever after. */
export const keepAnswer = defineAction({
  name: 'briefs.keepAnswer',
  input: KeepAnswer,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, clarificationId, versionId, text } = input;
    const { brief, actor } = await loadBrief(tx, me, input);
    const question = await tx.clarification.findFirst({
      where: { workspaceId, id: clarificationId, briefId: brief.id },
      select: { answeredAt: true, isWithdrawn: true },
    });
    if (!question) throw notFound('question');
    const source = await tx.brief.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: brief.id } },
      select: { playbookId: true },
    });
    const isStaff = actor.role !== 'assistant';
    const locked =
      isStaff && source.playbookId !== null
        ? await lockPlaybook(tx, { workspaceId, id: source.playbookId })
        : null;
    const answered = { role: actor.role, isAnswered: question.answeredAt !== null && !question.isWithdrawn };
    const playbook = demand(decideKeeping({ ...answered, playbook: locked }));
    const given = { text, questionId: clarificationId };
    const kept = await tx.keptAnswer.findFirst({
      where: { workspaceId, playbookId: playbook.id, clarificationId },
      select: { version: { select: { content: true } } },
    });
    // a second click, or a given that somebody has removed since: it was added once, and that stays true
    if (kept) return requireSame(hasGiven(readContent(kept.version.content), given));
    const change = 'An answer became a given.';
    const by = { userId: me.userId, at: now };
    const number = await writeGiven(tx, playbook, { given, versionId, change, ...by });
    await auditPlaybook(scope, { workspaceId, id: playbook.id }, 'playbook.answer_kept', {
      number,
      clarificationId,
    });
  },
});
