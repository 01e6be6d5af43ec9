'use server';

import { z } from 'zod';
import { noteAdjustmentUse, requireAdjustment, requireKind } from '@/lib/evaluations/using-adjustments';
import { requireNotEnded } from '@/lib/people/engagements/ended.queries';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { shortened } from '@/lib/platform/text/shortened';
import { auditDrafting } from '../auditing';
import { readUsualAutonomy } from '../terms/usual-autonomy.queries';
import { createDraft, writeParts } from './drafting';

const DraftAdjustment = z.object({
  workspaceId: Id,
  adjustmentId: Id,
  /** the draft's, made once per form: pressed twice, it is still one draft */
  id: Id,
});

const LONGEST_TITLE = 120;
const NO_MOMENTS = { deadline: null, windowFrom: null, checkIns: [] };

/** Begins a brief with an evaluation's adjustment as its outcome; the rest is written in the editor. */
export const draftAdjustment = defineAction({
  name: 'briefs.draftAdjustment',
  input: DraftAdjustment,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, adjustmentId, id } = input;
    const adjustment = await requireAdjustment(tx, { workspaceId, id: adjustmentId });
    if (staffRole(me, workspaceId) === null) throw notFound('brief');
    requireKind(adjustment, ['brief']);
    const { engagementId, what } = adjustment;
    await requireNotEnded(tx, adjustment);
    const slug = await slugOf(scope);
    const by = { userId: me.userId, at: now };
    const draft = {
      workspaceId,
      id,
      engagementId,
      moments: NO_MOMENTS,
      clearEnough: [],
      terms: {
        title: shortened(what.split('\n')[0] ?? '', LONGEST_TITLE),
        outcome: what,
        instructions: '',
        autonomy: await readUsualAutonomy(tx, { workspaceId, engagementId }),
        asksFirst: [],
        budgetMinutes: null,
        budgetMoney: null,
        windowFromAt: null,
        deadlineAt: null,
        givens: [],
        deliverables: [],
        checkIns: [],
        fileIds: [],
      },
    };
    if (await createDraft(tx, draft, by)) {
      await writeParts(tx, draft, by);
      await noteAdjustmentUse(tx, adjustment, { briefId: id }, by);
      await auditDrafting(scope, draft);
    }
    return { slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.editBrief(slug, id),
});
