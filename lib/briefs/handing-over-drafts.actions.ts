'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { notFound, type Refusal, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { onItsOwn } from '@/lib/platform/tenancy/savepoint';
import { handOverDraft } from './handing-over-drafts';
import { HandOverDrafts } from './handing-over-drafts.schema';

/** What became of one of several. */
export type HandedOver = {
  readonly id: string;
  /** null: it is handed over */
  readonly refusal: Refusal | null;
};

/**
 * Hands over several drafts at once, each on its own merit: one that is refused holds none of the others. Done in the
 * order of their ids, so that two who do this at the same moment wait for each other instead of against each other.
 */
export const handOverDrafts = defineAction({
  name: 'briefs.handOverDrafts',
  input: HandOverDrafts,
  async run(scope) {
    const { input, tx, me } = scope;
    const { workspaceId, drafts } = input;
    if (staffRole(me, workspaceId) === null) throw notFound('draft');
    if (drafts.length === 0) {
      throw refused('none_chosen', 'Choose at least one draft.');
    }
    const results: HandedOver[] = [];
    for (const draft of [...drafts].sort((a, b) => a.id.localeCompare(b.id))) {
      const answer = await onItsOwn(tx, () => handOverDraft(scope, { workspaceId, ...draft }));
      results.push({ id: draft.id, refusal: answer.ok ? null : answer.refusal });
    }
    return { results };
  },
});
