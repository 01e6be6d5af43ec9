'use server';

import type { z } from 'zod';
import { findPayInForce, lockPayInForce } from '@/lib/agreements/queries';
import { HOURS } from '@/lib/people/hours/hours.queries';
import { type ActionScope, defineAction, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { StoredFile } from '@/lib/platform/files/storing-file';
import { changedMeanwhile, demand, notFound, refused } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { loadHolidays } from '@/lib/platform/time/holidays';
import { recordFiles, requireArrived, storeFiles } from '../attaching';
import { auditBrief } from '../auditing';
import { getBriefDocument } from '../document/document.queries';
import { createDraft, type Draft } from '../drafting/drafting';
import { filesOfDraft } from '../files';
import { handOver } from '../handing-over/handing-over';
import { type LoadedBrief, loadBrief } from '../loading';
import { decide } from '../rules';
import { BriefStep, SaveBrief } from '../schema';
import { readBudget } from '../terms/budget.rules';
import { readMoments } from '../terms/moments.rules';
import { saysTheSame, termsOf } from '../terms/terms.rules';
import { adviseOnce } from './advising';
import { noteFirstSave, saveOver } from './saving';

/** Saves the editor's content as a draft, or hands it over; the button says which. */
export const saveBrief = definePreparedAction({
  name: 'briefs.save',
  input: SaveBrief,
  async prepare(form, person) {
    await loadHolidays();
    return storeFiles(form, person);
  },
  run: save,
  leadsTo: ({ slug, id, version, isSent }) =>
    isSent ? addresses.brief(slug, id) : `${addresses.editBrief(slug, id)}?saved=${version}`,
});

/** As `saveBrief`, automatically a moment after the last keystroke: the page stays open and learns its new version. */
export const autosaveBrief = defineAction({
  name: 'briefs.autosave',
  input: SaveBrief,
  run: (scope) => save({ ...scope, input: { ...scope.input, intent: 'save' } }, []),
});

type Scope = ActionScope<z.output<typeof SaveBrief>>;

async function save(scope: Scope, stored: readonly StoredFile[]) {
  const { input, tx, me, signedIn, now } = scope;
  const { workspaceId, id, engagementId } = input;
  if (staffRole(me, workspaceId) === null) throw notFound('brief');
  if (input.addRow !== undefined) {
    throw refused('row_added', 'There is one more row now. Nothing is saved yet.');
  }
  const { slug, assistantName, assistant } = await requirePlace(tx, workspaceId, engagementId);
  const isSent = input.intent === 'send';
  if (isSent) await requireArrived(tx, input);
  const moments = demand(readMoments(input, isSent, now));
  const payInForce = isSent ? lockPayInForce : findPayInForce;
  const budget = demand(readBudget(input, await payInForce(tx, workspaceId, engagementId)));
  const by = { userId: me.userId, at: now, timeZone: signedIn.timeZone };
  const attached = [...input.attached, ...(await recordFiles(tx, input, stored, by))];
  const terms = termsOf(
    { ...input, attached: await filesOfDraft(tx, input, attached) },
    {
      ...budget,
      windowFromAt: moments.windowFrom?.at ?? null,
      deadlineAt: moments.deadline?.at ?? null,
      checkIns: moments.checkIns,
    },
  );
  const draft = { workspaceId, id, engagementId, terms, moments, clearEnough: input.clearEnough };
  const saving = { ...input, draft, version: Math.max(input.version, 1), by };

  const isNew = input.version === 0 && (await createDraft(tx, draft, by));
  const { brief, facts, actor } = await loadBrief(tx, me, input);
  // a version counts from 1: a new brief that was saved once already (a second tab, a step back) goes on from there
  if (!isNew && brief.version !== saving.version && (await isSavedAlready(tx, brief, input.intent, draft))) {
    return { slug, id, version: brief.version, isSent };
  }
  if (!isNew) demand(decide(facts, 'save', actor));
  if (isNew) await noteFirstSave(tx, saving);
  const version = isNew ? saving.version : await saveOver(tx, { brief }, saving);
  if (isSent) {
    demand(decide(facts, 'send', actor));
    const name = assistantName;
    const around = { moments, files: terms.fileIds.length, budget, readersZone: signedIn.timeZone, now };
    await adviseOnce(tx, input, { ...around, assistant: { ...assistant, name } });
    const { title, deadlineAt, checkIns } = terms;
    const written = { ...brief, title, deadlineAt, checkIns: [...checkIns], engagementId, version };
    await handOver(tx, written, { assistantName, outcome: terms.outcome, at: now });
  }
  if (isNew || isSent || version !== brief.version) {
    // a draft belongs to the owner's side alone, and so does its record
    const place = isSent ? { workspaceId, id, engagementId } : { workspaceId, id };
    const did = isSent ? 'brief.handed_over' : isNew ? 'brief.drafted' : 'brief.draft_saved';
    await auditBrief(scope, place, did);
  }
  return { slug, id, version, isSent };
}

/** Discards a draft. Nobody else has seen it. */
export const discardBrief = defineAction({
  name: 'briefs.discard',
  input: BriefStep,
  once: { again: async (scope) => ({ slug: await slugOf(scope) }) },
  async run(scope) {
    const { input, tx, me } = scope;
    const { workspaceId, id, version } = input;
    const { facts, actor, brief } = await loadBrief(tx, me, input);
    demand(decide(facts, 'discard', actor));
    const { slug } = await requirePlace(tx, workspaceId, brief.engagementId);
    const gone = await tx.brief.deleteMany({ where: { workspaceId, id, version } });
    if (gone.count === 0) throw changedMeanwhile('brief');
    await tx.file.deleteMany({ where: { workspaceId, draftOf: id } });
    // removing the rows is enough: jobs remove the bytes, including uploads still under way
    await tx.upload.deleteMany({ where: { workspaceId, draftOf: id } });
    await auditBrief(scope, { workspaceId, id }, 'brief.draft_discarded');
    return { slug };
  },
  leadsTo: ({ slug }) => addresses.briefs(slug),
});

const ASSISTANT = { ...HOURS, name: true, timeZone: true } as const;

async function requirePlace(tx: Tx, workspaceId: string, engagementId: string) {
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      assistantName: true,
      assistant: { select: ASSISTANT },
      workspace: { select: { slug: true } },
    },
  });
  if (!engagement) {
    throw refused('not_found', 'Choose who this is for.', 'engagementId');
  }
  const { assistant, assistantName, workspace } = engagement;
  return { slug: workspace.slug, assistantName: assistant?.name ?? assistantName, assistant };
}

/** The same form posted twice, by a double click without scripts, gets the first one's answer. */
async function isSavedAlready(
  tx: Tx,
  brief: LoadedBrief['brief'],
  intent: 'save' | 'send',
  draft: Draft,
): Promise<boolean> {
  if (brief.state !== (intent === 'send' ? 'sent' : 'draft')) return false;
  if (brief.engagementId !== draft.engagementId) return false;
  const saved = await getBriefDocument(tx, brief);
  return saved !== null && saysTheSame(saved, draft.terms);
}
