'use server';

import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { changedMeanwhile, demand, notFound, Refused } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { requireAhead, requireOneMoment, resolveDeadline } from '@/lib/platform/time/deadline';
import type { Fold } from '@/lib/platform/time/fold';
import { adviseOnce } from './advising';
import { getBriefDocument } from './document.queries';
import { createDraft, rewriteDraft, writeParts } from './drafting';
import { handOver } from './handing-over';
import { type LoadedBrief, loadBrief } from './loading';
import { decide } from './rules';
import { BriefStep, SaveBrief } from './schema';
import { saysTheSame, termsOf } from './terms.rules';

/** Saves what the editor says as a draft, or hands it over; the button says which. */
export const saveBrief = defineAction({
  name: 'briefs.save',
  input: SaveBrief,
  async run({ input, tx, me, signedIn, now, request }) {
    const { workspaceId, id, engagementId } = input;
    // A version counts from 1: a new brief that was saved once already (a second tab, a step back) goes on from there.
    const seen = { workspaceId, id, version: Math.max(input.version, 1) };
    if (staffRole(me, workspaceId) === null) throw notFound('brief');
    if (input.addRow !== undefined) {
      throw new Refused({ code: 'row_added', message: 'There is one more row now. Nothing is saved yet.' });
    }
    const { slug, assistantName, assistant } = await findPlace(tx, workspaceId, engagementId);
    const deadline = readDeadline(input, now);
    const terms = termsOf(input, deadline?.at ?? null);
    const draft = { workspaceId, id, engagementId, terms, deadline, clearEnough: input.clearEnough };
    const isSent = input.intent === 'send';

    const isNew = input.version === 0 && (await createDraft(tx, draft, me.userId, now));
    const { brief, facts, actor } = await loadBrief(tx, me, seen);
    if (!isNew) {
      if (brief.version !== seen.version && (await isDoneAlready(tx, brief, input.intent, draft))) {
        return { slug, id, version: brief.version, isSent };
      }
      demand(decide(facts, 'save', actor));
      await rewriteDraft(tx, draft, seen.version);
    }
    await writeParts(tx, draft);
    const version = isNew ? seen.version : seen.version + 1;
    if (isSent) {
      demand(decide(facts, 'send', actor));
      const name = assistantName;
      const readersZone = signedIn.timeZone;
      await adviseOnce(tx, input, { deadline, assistant: { ...assistant, name }, readersZone, now });
      const written = { ...brief, deadlineAt: terms.deadlineAt, title: terms.title, engagementId, version };
      await handOver(tx, written, { assistantName, outcome: terms.outcome, at: now });
    }
    await audit(tx, {
      workspaceId,
      // a draft is the owner's side's alone, and so is what happens to it
      ...(isSent ? { engagementId } : {}),
      actorUserId: me.userId,
      action: isSent ? 'brief.handed_over' : isNew ? 'brief.drafted' : 'brief.draft_saved',
      subject: { kind: 'brief', id },
      requestId: request.requestId,
    });
    return { slug, id, version, isSent };
  },
  leadsTo: ({ slug, id, version, isSent }) =>
    isSent ? addresses.brief(slug, id) : `${addresses.editBrief(slug, id)}?saved=${version}`,
});

/** Throws a draft away. Nobody else has seen it. */
export const discardBrief = defineAction({
  name: 'briefs.discard',
  input: BriefStep,
  async run({ input, tx, me, request }) {
    const { workspaceId, id, version } = input;
    const { facts, actor, brief } = await loadBrief(tx, me, input);
    demand(decide(facts, 'discard', actor));
    const { slug } = await findPlace(tx, workspaceId, brief.engagementId);
    const gone = await tx.brief.deleteMany({ where: { workspaceId, id, version } });
    if (gone.count === 0) throw changedMeanwhile('brief');
    await audit(tx, {
      workspaceId,
      actorUserId: me.userId,
      action: 'brief.draft_discarded',
      subject: { kind: 'brief', id },
      requestId: request.requestId,
    });
    return { slug };
  },
  leadsTo: ({ slug }) => addresses.briefs(slug),
});

const ASSISTANT = {
  name: true,
  timeZone: true,
  workDays: true,
  worksFrom: true,
  worksUntil: true,
  holidayPlace: true,
} as const;

async function findPlace(tx: Tx, workspaceId: string, engagementId: string) {
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      assistantName: true,
      assistant: { select: ASSISTANT },
      workspace: { select: { slug: true } },
    },
  });
  if (!engagement) {
    throw new Refused({ code: 'not_found', message: 'Choose who this is for.', field: 'engagementId' });
  }
  const { assistant, assistantName, workspace } = engagement;
  return { slug: workspace.slug, assistantName: assistant?.name ?? assistantName, assistant };
}

type TypedDeadline = Record<'deadlineDate' | 'deadlineTime' | 'deadlineZone' | 'intent', string> & {
  readonly deadlineFold?: Fold | undefined;
};

/** A draft may leave the deadline open, or hold one that has passed; what is handed over has one that is ahead. */
function readDeadline(typed: TypedDeadline, now: Date) {
  const { deadlineDate, deadlineTime, deadlineZone, deadlineFold, intent } = typed;
  if (deadlineDate === '') return null;
  const deadline = demand(resolveDeadline(`${deadlineDate}T${deadlineTime}`, deadlineZone, deadlineFold));
  if (intent === 'save') return deadline;
  return demand(requireAhead(demand(requireOneMoment(deadline, deadlineFold)), now));
}

type Draft = Parameters<typeof createDraft>[1];

/** The same form posted twice, by a double click without scripts, is answered as the first one was. */
async function isDoneAlready(
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
