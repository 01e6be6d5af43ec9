'use server';

import { findAgreedTerms } from '@/lib/agreements/queries';
import { withdrawRequests } from '@/lib/notifications/notifying';
import { setReminders } from '@/lib/notifications/reminding';
import { hashOfForm } from '@/lib/platform/actions/form-hash';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { noteUse, requireDecision } from '@/lib/threads/using-decisions';
import { auditBrief } from '../auditing';
import { planAnswerReminder } from '../awaited.jobs';
import { waitForChange } from '../awaited.rules';
import { isAnsweredAlready, isAskedAlready } from '../done-already';
import { type LoadedBrief, loadBrief } from '../loading';
import { notifyOtherSide } from '../notifying';
import { findBlockingQuestion, pauseClock, resumeClock } from '../questions/pauses';
import { decide, partyOf } from '../rules';
import { budgetOf, readBudget } from '../terms/budget.rules';
import {
  applyChange,
  loadOpenChange,
  type OpenChange,
  readTermsInForce,
  writeChange,
  writeChangeAnswer,
} from './change-requests';
import { changeLines } from './change-words';
import { proposeChange, requireStillAhead } from './changing.rules';
import { AcceptChange, DeclineChange, RequestChange, WithdrawChange } from './changing.schema';
import { changeAcceptedMail, changeAskedMail, changeDeclinedMail } from './emails/change';

/** One side makes a change request. Until the other has accepted, what was agreed applies. */
export const requestChange = defineAction({
  name: 'briefs.requestChange',
  input: RequestChange,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const { requestId: id, reason } = input;
    const saidHash = await hashOfForm(input);
    if (await isAskedAlready(tx, brief, { id, saidHash, byId: me.userId })) return;
    demand(decide(facts, 'requestChange', actor));
    if (brief.version !== input.version) throw changedMeanwhile('brief');
    const inForce = await readTermsInForce(tx, brief);
    const agreed = await findAgreedTerms(tx, brief.workspaceId, brief.agreementId);
    const wanted = { ...input, budget: demand(readBudget(input, agreed)) };
    const proposed = demand(proposeChange(inForce, wanted, { now, nextId: newId }));
    const raisedBy = partyOf(actor.role);
    const raised = { id, raisedBy, raisedById: me.userId, raisedAt: now, reason, saidHash };
    await writeChange(tx, brief, { ...raised, proposed });
    if (input.decisionId !== undefined) {
      const { workspaceId, engagementId } = brief;
      const decision = await requireDecision(tx, { workspaceId, engagementId, id: input.decisionId });
      await noteUse(tx, decision, { changeRequestId: id }, { userId: me.userId, at: now });
    }
    await planAnswerReminder(tx, brief, 'change_waiting', waitForChange(raised));
    await auditBrief(scope, brief, 'brief.change_requested', about(scope));
    const change = { ...proposed, deadlineAt: proposed.deadline?.at ?? null };
    await notifyOtherSide(tx, brief, raisedBy, {
      kind: 'brief.change_requested',
      factId: id,
      at: now,
      excerpt: reason,
      write: (words) =>
        changeAskedMail(words, {
          by: signedIn.name,
          from: raisedBy,
          reason,
          lines: changeLines(change, inForce, { ...words, agreed }),
        }),
    });
  },
});

/** The other side accepts: all requested terms apply from this moment, and the previous ones stay on record. */
export const acceptChange = defineAction({
  name: 'briefs.acceptChange',
  input: AcceptChange,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const answer = { outcome: 'accepted', note: input.note, answeredById: me.userId } as const;
    if (await isAnsweredAlready(tx, brief, input.requestId, answer)) return;
    const change = await loadOpenChange(tx, brief, input.requestId);
    const state = demand(decide(facts, 'acceptChange', actor));
    demand(requireStillAhead(change.deadlineAt, now));
    await writeChangeAnswer(tx, change, { ...answer, answeredAt: now });
    const changed = await applyChange(tx, await cutPause(tx, brief, change, now), change);
    const agreed = await findAgreedTerms(tx, brief.workspaceId, brief.agreementId);
    const blocking = await findBlockingQuestion(tx, brief);
    if (!blocking) await setReminders(tx, { ...changed, state });
    else if (change.deadlineAt) await pauseClock(tx, changed, { clarificationId: blocking.id, at: now });
    await auditBrief(scope, brief, 'brief.change_accepted', about(scope));
    await notifyOtherSide(tx, changed, partyOf(actor.role), {
      kind: 'brief.change_accepted',
      factId: change.id,
      at: now,
      write: (words) =>
        changeAcceptedMail(words, {
          by: signedIn.name,
          from: partyOf(actor.role),
          note: input.note,
          lines: changeLines(
            { ...change, ...budgetOf(change) },
            { ...brief, ...budgetOf(brief) },
            { ...words, agreed },
          ),
        }),
    });
  },
});

/** The other side declines, and says why: what was agreed applies. */
export const declineChange = defineAction({
  name: 'briefs.declineChange',
  input: DeclineChange,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const { note: reason } = input;
    const answer = { outcome: 'declined', note: reason, answeredById: me.userId } as const;
    if (await isAnsweredAlready(tx, brief, input.requestId, answer)) return;
    const change = await loadOpenChange(tx, brief, input.requestId);
    demand(decide(facts, 'declineChange', actor));
    await writeChangeAnswer(tx, change, { ...answer, answeredAt: now });
    await auditBrief(scope, brief, 'brief.change_declined', about(scope));
    await notifyOtherSide(tx, brief, partyOf(actor.role), {
      kind: 'brief.change_declined',
      factId: change.id,
      at: now,
      excerpt: reason,
      write: (words) => changeDeclinedMail(words, { by: signedIn.name, from: partyOf(actor.role), reason }),
    });
  },
});

/**
 * The side that asked withdraws its request. Nothing has changed, so no mail tells of it, and reminders about it stop.
 */
export const withdrawChange = defineAction({
  name: 'briefs.withdrawChange',
  input: WithdrawChange,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const answer = { outcome: 'withdrawn', note: '', answeredById: me.userId } as const;
    if (await isAnsweredAlready(tx, brief, input.requestId, answer)) return;
    const change = await loadOpenChange(tx, brief, input.requestId);
    demand(decide(facts, 'withdrawChange', actor));
    await writeChangeAnswer(tx, change, { ...answer, answeredAt: now });
    const { workspaceId, engagementId, id: subjectId } = brief;
    const actions = ['answer_change', 'answer_late_change'] as const;
    await withdrawRequests(tx, { workspaceId, engagementId, subjectId, actions, factId: change.id, at: now });
    await auditBrief(scope, brief, 'brief.change_withdrawn', about(scope));
  },
});

/**
 * A deadline that both agree on while the clock stands still counts from now: the time it stood until then is settled
 * first.
 */
async function cutPause(tx: Tx, brief: LoadedBrief['brief'], { deadlineAt }: OpenChange, at: Date) {
  return deadlineAt === null ? brief : resumeClock(tx, brief, { at });
}

type Scope = Pick<ActionScope<{ readonly requestId: string }>, 'input' | 'tx' | 'me' | 'request'>;

const about = ({ input: { requestId } }: Scope) => ({ requestId });
