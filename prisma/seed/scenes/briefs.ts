import { acceptChange, requestChange } from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { type BriefDocument, getBriefDocument } from '@/lib/briefs/document/document.queries';
import { attachFile } from '@/lib/briefs/editor/attaching.actions';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { acceptBrief, declineBrief, startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { cancelBrief, withdrawBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk, resolveRisk } from '@/lib/briefs/risk/risk.actions';
import { withActor } from '@/lib/platform/tenancy';
import type { Calendar } from '../calendar';
import { CAST, type PersonName } from '../cast';
import type { BriefEvent, BriefStory, Unmet } from '../story/story';
import { type Actor, act } from './acting';
import { handedOverAnyway } from './advice';
import { arrive } from './arriving';
import { idOf } from './ids';
import { keepAnswerIn, saveAsPlaybook } from './playbooks';
import type { Place, Stage } from './scene';
import { say } from './talking';

export type BriefPlace = Place & { readonly briefId: string; readonly story: BriefStory };

/** @returns who does it: the owner's side or the assistant. */
export function whoDoes(event: BriefEvent, { assistant, owner, story }: BriefPlace): PersonName {
  if (event.kind === 'said') return event.by;
  return OF_STAFF.includes(event.kind) ? (story.from ?? owner) : assistant;
}

const OF_STAFF: readonly BriefEvent['kind'][] = [
  'handedOver',
  'withdrawn',
  'cancelled',
  'answered',
  'sentBack',
  'approved',
  'savedAsPlaybook',
  'answerKept',
  'laterAgreed',
];

/** Writes the draft, as the editor's form does on its first save. */
export async function draft(stage: Stage, place: BriefPlace, calendar: Calendar, at: Date): Promise<void> {
  const writer = stage.actor(place.story.from ?? place.owner);
  const { workspaceId, engagementId, briefId: id, story } = place;
  const draftOf = { workspaceId, engagementId, id };
  for (const { name, text } of story.files ?? []) {
    const fileId = fileIdOf(place, name, at);
    await arrive(writer, at, draftOf, { id: fileId, name, bytes: Buffer.from(text) });
    await act(writer, at, attachFile, { ...draftOf, fileId });
  }
  await act(writer, at, saveBrief, { ...formFor(place, calendar), version: 0, intent: 'save' });
}

/** Plays one event in a brief's life, on the page as its actor sees it at that moment. */
export async function happen(
  stage: Stage,
  place: BriefPlace,
  { event, calendar, at }: { readonly event: BriefEvent; readonly calendar: Calendar; readonly at: Date },
): Promise<void> {
  const actor = stage.actor(whoDoes(event, place));
  const { workspaceId, briefId: id } = place;
  const brief = await open(actor, place);
  const seen = { workspaceId, id, version: brief.version };
  switch (event.kind) {
    case 'handedOver': {
      const form = { ...formFor(place, calendar), ...seen, intent: 'send' };
      await act(actor, at, saveBrief, await handedOverAnyway(actor, form, at));
      return;
    }
    case 'accepted':
      await act(actor, at, acceptBrief, seen);
      return;
    case 'started':
      await act(actor, at, startBrief, seen);
      return;
    case 'withdrawn':
      await act(actor, at, withdrawBrief, seen);
      return;
    case 'declined':
      await act(actor, at, declineBrief, { ...seen, reason: event.reason });
      return;
    case 'cancelled':
      await act(actor, at, cancelBrief, { ...seen, reason: event.reason });
      return;
    case 'asked': {
      const { question, isBlocking } = event;
      const clarificationId = idOf(`${id} asked`, at);
      await act(actor, at, askQuestion, { ...seen, clarificationId, question, isBlocking });
      return;
    }
    case 'answered': {
      const clarificationId = first(brief.clarifications, ({ answer }) => answer === null).id;
      await act(actor, at, answerQuestion, { ...seen, clarificationId, answer: event.answer });
      return;
    }
    case 'laterAsked': {
      const requestId = idOf(`${id} asked for later`, at);
      await act(actor, at, requestChange, { ...laterForm(brief, event, place, calendar), requestId });
      return;
    }
    case 'laterAgreed': {
      const requestId = first(brief.changes, ({ answer }) => answer === null).id;
      await act(actor, at, acceptChange, { ...seen, requestId });
      return;
    }
    case 'riskRaised':
      await act(actor, at, raiseRisk, { ...seen, riskId: idOf(`${id} at risk`, at), reason: event.reason });
      return;
    case 'riskResolved': {
      const riskId = first(brief.risks, ({ resolvedAt }) => resolvedAt === null).id;
      await act(actor, at, resolveRisk, { ...seen, riskId });
      return;
    }
    case 'delivered':
      await act(actor, at, deliverBrief, { ...seen, note: event.note, items: itemsOf(event, brief) });
      return;
    case 'sentBack': {
      const unmet = event.unmet.map((each) => unmetRow(each, brief));
      await act(actor, at, requestRevision, { ...seen, ...latest(brief), note: event.note, unmet });
      return;
    }
    case 'approved':
      await act(actor, at, approveDelivery, { ...seen, ...latest(brief), note: event.note });
      return;
    case 'savedAsPlaybook':
      await saveAsPlaybook(actor, place, event.playbook, at);
      return;
    case 'answerKept': {
      const { id: clarificationId } = first(brief.clarifications, ({ answer }) => answer !== null);
      await keepAnswerIn(actor, place, { clarificationId, text: event.given }, at);
      return;
    }
    case 'said':
      await say(stage, { ...place, subject: 'brief', subjectId: id }, event, at);
  }
}

async function open(actor: Actor, { workspaceId, briefId: id }: BriefPlace): Promise<BriefDocument> {
  const brief = await withActor({ kind: 'user', userId: actor.userId }, (tx) =>
    getBriefDocument(tx, { workspaceId, id }),
  );
  if (!brief) throw new Error(`${actor.name} can’t see this brief`);
  return brief;
}

/** The id that the editor gives a file when it is dropped. */
function fileIdOf({ briefId }: BriefPlace, name: string, at: Date): string {
  return idOf(`${name} on ${briefId}`, at);
}

function formFor(place: BriefPlace, calendar: Calendar) {
  const { workspaceId, briefId: id, engagementId, zone, story } = place;
  const { asksFirst = [], checkIns = [], files = [] } = story;
  const draftedAt = calendar.instantOf(story.drafted, CAST[story.from ?? place.owner].zone);
  const { title, outcome, instructions, givens, deliverables, autonomy, budgetHours, due } = story;
  const deadline = due && calendar.typed(due, zone);
  return {
    workspaceId,
    id,
    engagementId,
    title,
    outcome,
    instructions,
    givens,
    autonomy,
    deliverables: deliverables.map((each) => ({ title: each.title, criteria: each.criteria })),
    budgetHours: budgetHours?.toString(),
    deadlineDate: deadline?.date,
    deadlineTime: deadline?.time,
    deadlineZone: zone,
    asksFirst,
    checkIns: checkIns.map(({ when, about }) => ({ ...calendar.typed(when, zone), about })),
    attached: files.map(({ name }) => fileIdOf(place, name, draftedAt)),
  };
}

/** The form of a change request, with nothing changed but the deadline. */
function laterForm(
  { workspaceId, id, version, budgetMinutes, instructions }: BriefDocument,
  { due, reason }: Extract<BriefEvent, { kind: 'laterAsked' }>,
  { zone }: BriefPlace,
  calendar: Calendar,
) {
  const deadline = calendar.typed(due, zone);
  return {
    workspaceId,
    id,
    version,
    reason,
    instructions,
    budgetHours: budgetMinutes === null ? '' : String(budgetMinutes / 60),
    deadlineDate: deadline.date,
    deadlineTime: deadline.time,
    deadlineZone: zone,
  };
}

function itemsOf({ items }: Extract<BriefEvent, { kind: 'delivered' }>, brief: BriefDocument) {
  return items.map(({ note, link, file, met = {} }, index) => {
    const { id: deliverableId, criteria } = nth(brief.deliverables, index + 1);
    return {
      deliverableId,
      note,
      link,
      files: file && [new File([file.text], file.name, { type: file.contentType })],
      criteria: Object.entries(met).map(([number, how]) => ({
        criterionId: nth(criteria, Number(number)).id,
        isMet: true,
        note: how,
      })),
    };
  });
}

function unmetRow({ deliverable, criterion, reason, cause }: Unmet, brief: BriefDocument) {
  const { id: criterionId } = nth(nth(brief.deliverables, deliverable).criteria, criterion);
  return { criterionId, isUnmet: true, reason, cause };
}

function latest({ deliveries }: BriefDocument): { deliveryId: string } {
  return { deliveryId: nth(deliveries, deliveries.length).id };
}

function nth<T>(list: readonly T[], number: number): T {
  const found = list[number - 1];
  if (found === undefined) throw new Error(`there is no number ${number} among ${list.length}`);
  return found;
}

function first<T>(list: readonly T[], is: (each: T) => boolean): T {
  const found = list.find(is);
  if (found === undefined) throw new Error('there is none that is still open');
  return found;
}
