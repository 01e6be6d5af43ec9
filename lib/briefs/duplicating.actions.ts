'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { Id } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { getBriefDocument } from './document.queries';
import { createDraft, writeParts } from './drafting';
import { duplicateOf } from './duplicating.rules';
import { noteDrafted } from './record';

const DuplicateBrief = z.object({
  workspaceId: Id,
  id: Id,
  /** of the draft, made once per form: pressed twice, it is still one draft */
  newId: Id,
});

/** Makes a new draft that says what a brief says, whatever became of that one. Only the deadline is said anew. */
export const duplicateBrief = defineAction({
  name: 'briefs.duplicate',
  input: DuplicateBrief,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, newId: id } = input;
    const original = await getBriefDocument(tx, input);
    if (!original || staffRole(me, workspaceId) === null) throw notFound('brief');
    const draft = { workspaceId, id, ...duplicateOf(original) };
    const by = { userId: me.userId, at: now };
    const isNew = await createDraft(tx, draft, by);
    if (isNew) {
      await writeParts(tx, draft, by);
      await noteDrafted(scope, draft);
    }
    return { slug: original.business.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.editBrief(slug, id),
});
