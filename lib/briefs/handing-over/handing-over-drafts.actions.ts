'use server';

import { defineActionOnEach } from '@/lib/platform/actions/on-each';
import { notFound, type Refusal, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { handOverDraft } from './handing-over-drafts';
import { HandOverDrafts } from './handing-over-drafts.schema';

/** What became of one of several. */
export type HandedOver = {
  readonly id: string;
  /** null: it is handed over */
  readonly refusal: Refusal | null;
};

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
  answer: (outcomes): { readonly results: readonly HandedOver[] } => ({
    results: outcomes.map(({ one: { id }, refusal }) => ({ id, refusal })),
  }),
});
