'use server';

import { defineActionOnEach } from '@/lib/platform/actions/on-each';
import { notFound, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { handOverDraft } from './handing-over-drafts';
import { HandOverDrafts } from './handing-over-drafts.schema';

/** Hands over several drafts at once, each judged by itself: one that is refused doesn't hold up the others. */
export const handOverDrafts = defineActionOnEach({
  name: 'briefs.handOverDrafts',
  input: HandOverDrafts,
  async plan({ input: { workspaceId, drafts }, me }) {
    if (staffRole(me, workspaceId) === null) throw notFound('draft');
    if (drafts.length === 0) {
      throw refused('none_chosen', 'Choose at least one draft.');
    }
    return drafts.map((draft) => ({ workspaceId, ...draft }));
  },
  each: handOverDraft,
  answer: (outcomes) => ({
    results: outcomes.map(({ one: { id }, refusal }) => ({ id, refusal })),
  }),
});
