'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { auditDrafting } from '../auditing';
import { getBriefDocument } from '../document/document.queries';
import { copyFiles } from './copied-files';
import { createDraft, writeParts, writeTexts } from './drafting';
import { duplicateOf } from './duplicating.rules';

const DuplicateBrief = z.object({
  workspaceId: Id,
  id: Id,
  /** the draft's, made once per form: pressed twice, it is still one draft */
  newId: Id,
});

/**
 * Makes a new draft with the content of a brief, files included, whatever became of that one. Times that have passed
 * have to be set anew.
 */
export const duplicateBrief = defineAction({
  name: 'briefs.duplicate',
  input: DuplicateBrief,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, newId: id } = input;
    const original = await getBriefDocument(tx, input);
    if (!original || staffRole(me, workspaceId) === null) throw notFound('brief');
    const by = { userId: me.userId, at: now };
    const place = { workspaceId, id, engagementId: original.engagementId };
    const isNew = await createDraft(tx, { ...place, ...duplicateOf(original, new Map(), now) }, by);
    if (isNew) {
      const files = await copyFiles(
        tx,
        place,
        original.files.map((file) => file.id),
        by,
      );
      const draft = { ...place, ...duplicateOf(original, files, now) };
      await writeTexts(tx, draft);
      await writeParts(tx, draft, by);
      await auditDrafting(scope, draft);
    }
    return { slug: original.business.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.editBrief(slug, id),
});
