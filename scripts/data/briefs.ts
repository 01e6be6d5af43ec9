import {
  type BriefAction,
  type BriefFacts,
  type BriefState,
  decide,
  partyOf,
  stateAfterAnswer,
  stateAfterTakingBack,
} from '@/lib/briefs/rules';
import type { Database, DataCheck } from './check';

/** What the record says was done, and what the rules call it. Everything else on record leaves the state as it is. */
const ACTION_OF_EVENT: Readonly<Record<string, BriefAction>> = {
  'brief.handed_over': 'send',
  'brief.withdrawn': 'withdraw',
  'brief.cancelled': 'cancel',
  'brief.declined': 'decline',
  'brief.accepted': 'accept',
  'brief.started': 'start',
  'brief.question_asked': 'ask',
  'brief.question_answered': 'answer',
  'brief.question_withdrawn': 'withdrawQuestion',
  'brief.delivered': 'deliver',
  'brief.delivery_taken_back': 'takeBack',
  'brief.sent_back': 'requestRevision',
  'brief.refused': 'refuse',
  'brief.approved': 'approve',
  'brief.approved_by_agreement': 'approve',
  'brief.change_requested': 'requestChange',
  'brief.change_accepted': 'acceptChange',
  'brief.change_declined': 'declineChange',
  'brief.change_withdrawn': 'withdrawChange',
};

export interface Recorded {
  readonly action: string;
  /** null: the product itself, as the agreement says */
  readonly byId: string | null;
  readonly isAssistant: boolean;
  /** whether the question that is asked, answered or taken back blocks the work */
  readonly isBlocking: boolean;
}

/**
 * Replays what was recorded of a brief by the table of rules that decided it then.
 * @returns the state that it ends in, or what the rules don't allow.
 */
export function replay(
  events: readonly Recorded[],
): { readonly state: BriefState } | { readonly wrong: string } {
  let facts: BriefFacts = {
    state: 'draft',
    openQuestions: 0,
    openBlockingQuestions: 0,
    deliveredById: null,
    changeAskedBy: null,
    hasEnded: false,
  };
  let wasSentBack = false;
  for (const event of events) {
    const action = ACTION_OF_EVENT[event.action];
    if (action === undefined) continue;
    const role = event.isAssistant ? 'assistant' : 'owner';
    // the database checks of each refusal that the work had ended by then
    const decided = decide({ ...facts, hasEnded: action === 'refuse' }, action, {
      role,
      userId: event.byId ?? '',
    });
    if (!decided.ok) return { wrong: `${event.action} while it was ${facts.state}` };
    const next = action === 'takeBack' ? stateAfterTakingBack(wasSentBack) : decided.value;
    wasSentBack ||= action === 'requestRevision';
    facts = after(facts, action, event, next);
  }
  return { state: facts.state };
}

function after(facts: BriefFacts, action: BriefAction, event: Recorded, next: BriefState): BriefFacts {
  const blocking = event.isBlocking ? 1 : 0;
  switch (action) {
    case 'ask':
      return {
        ...facts,
        state: next,
        openQuestions: facts.openQuestions + 1,
        openBlockingQuestions: facts.openBlockingQuestions + blocking,
      };
    case 'answer':
    case 'withdrawQuestion':
      return {
        ...facts,
        state: stateAfterAnswer(facts.state, facts.openQuestions - 1),
        openQuestions: facts.openQuestions - 1,
        openBlockingQuestions: facts.openBlockingQuestions - blocking,
      };
    case 'deliver':
      return { ...facts, state: next, deliveredById: event.byId };
    case 'requestChange':
      return { ...facts, state: next, changeAskedBy: partyOf(event.isAssistant ? 'assistant' : 'owner') };
    case 'acceptChange':
    case 'declineChange':
    case 'withdrawChange':
      return { ...facts, state: next, changeAskedBy: null };
    default:
      return { ...facts, state: next };
  }
}

type EventRow = Recorded & { readonly brief: string };

const EVENTS = `
  SELECT a.subject_id AS brief, a.action, a.actor_user_id AS "byId",
    coalesce(a.actor_user_id = e.assistant_user_id, false) AS "isAssistant", coalesce(c.is_blocking, false) AS "isBlocking"
  FROM audit_events a
  JOIN briefs b ON (b.workspace_id, b.id) = (a.workspace_id, a.subject_id)
  JOIN engagements e ON (e.workspace_id, e.id) = (b.workspace_id, b.engagement_id)
  LEFT JOIN clarifications c ON c.workspace_id = a.workspace_id AND c.id::text = a.data->>'clarificationId'
  WHERE a.workspace_id = $1 AND a.subject_kind = 'brief' ORDER BY a.subject_id, a.at, a.id`;

export const briefsReplay: DataCheck = {
  says: 'Each brief is in the state to which the rules lead by what was recorded of it',
  async find(database) {
    const found: string[] = [];
    for (const { id } of await database.ask<{ id: string }>('SELECT id FROM workspaces ORDER BY id'))
      found.push(...(await findIn(database, id)));
    return found;
  },
};

/** One business at a time: that much fits into memory. */
async function findIn({ ask }: Database, workspaceId: string): Promise<readonly string[]> {
  const events = Map.groupBy(await ask<EventRow>(EVENTS, [workspaceId]), ({ brief }) => brief);
  const briefs = await ask<{ id: string; state: BriefState }>(
    'SELECT id, state::text FROM briefs WHERE workspace_id = $1',
    [workspaceId],
  );
  return briefs.flatMap(({ id, state }) => {
    const lived = replay(events.get(id) ?? []);
    if ('wrong' in lived) return [`The record of the brief ${id} says ${lived.wrong}.`];
    return lived.state === state
      ? []
      : [`The brief ${id} is ${state}, and its record makes it ${lived.state}.`];
  });
}
