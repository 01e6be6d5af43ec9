'use server';

import { type OwedLess, oweLess } from '@/lib/pay/owing';
import { type ActingContext, auditAction } from '@/lib/platform/actions/audit';
import { isDoneAlready } from '@/lib/platform/actions/done-already.rules';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money/money';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { become, type PersonAccess, type Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { minutesOf } from '../entries/entries.rules';
import { answeringRoleIn, type LoadedTimesheet, lockTimesheet, roleIn } from '../loading';
import { notifyAssistant, notifyStaff } from '../notifying';
import { AnswerDispute, RaiseDispute, StandBy } from '../schema';
import { type DisputeAction, type DisputeState, decideDispute, decideRaising } from './disputing.rules';
import { concededMail, disputedMail, disputeWithdrawnMail, stoodByMail } from './emails/disputes';

/** An owner disputes an entry approved by silence, within the agreed days. It stays owed until it is conceded. */
export const disputeEntry = defineAction({
  name: 'time.dispute',
  input: RaiseDispute,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, entryId, id, reason } = input;
    const entry = await tx.timeEntry.findUnique({
      where: { workspaceId_id: { workspaceId, id: entryId } },
      select: { ...ENTRY, dispute: { select: { id: true } } },
    });
    const sheet = entry && (await lockTimesheet(tx, { workspaceId, id: entry.timesheetId }));
    if (!entry || !sheet) throw notFound('entry');
    const review = await tx.timesheetReview.findFirst({
      where: { workspaceId, timesheetId: sheet.id, outcome: 'approved' },
      select: { disputableUntil: true },
    });
    const facts = { disputableUntil: review?.disputableUntil ?? null, isDisputed: entry.dispute !== null };
    demand(decideRaising(facts, roleIn(me, sheet), now));
    const { engagementId } = sheet;
    await tx.timeDispute.createMany({
      data: {
        workspaceId,
        id,
        engagementId,
        timesheetId: sheet.id,
        entryId,
        reason,
        raisedById: me.userId,
        raisedAt: now,
        stateChangedAt: now,
      },
    });
    await auditDispute(scope, sheet, id, 'raised');
    await notifyAssistant(tx, sheet, {
      kind: 'time.disputed',
      factId: id,
      minutes: minutesOf(entry),
      at: now,
      write: (words) => disputedMail(words, { what: entry.note, reason }),
    });
  },
});

/** The assistant concedes an entry: its amount is taken off by a correction. */
export const concedeDispute = defineAction({
  name: 'time.concede',
  input: AnswerDispute,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const loaded = await load(tx, me, input, 'concede');
    if (!loaded) return;
    const { dispute, sheet } = loaded;
    const { workspaceId, engagementId, id, entry } = dispute;
    // the assistant may not write what is owed: the business does, once the rule has decided
    await become(tx, { kind: 'workspace', workspaceId });
    await answer(tx, dispute, 'conceded', { note: input.note, byId: me.userId, at: now });
    const off = await oweLess(tx, {
      workspaceId,
      engagementId,
      timesheetId: sheet.id,
      disputeId: id,
      at: now,
      day: dateOf(entry.workDay),
      what: entry.note,
      raisedById: dispute.raisedById,
    });
    await auditDispute(scope, sheet, id, 'conceded');
    await notifyStaff(tx, sheet, {
      kind: 'time.dispute_conceded',
      factId: id,
      minutes: minutesOf(entry),
      at: now,
      write: (words) => concededMail(words, { what: entry.note, note: input.note, ...inWords(off) }),
    });
  },
});

/** The assistant stands by an entry, and says why. The two talk; it stays owed. */
export const standByEntry = defineAction({
  name: 'time.standBy',
  input: StandBy,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const loaded = await load(tx, me, input, 'standBy');
    if (!loaded) return;
    const { dispute, sheet } = loaded;
    const { workspaceId, id, entry } = dispute;
    // an assistant who has left may still stand by their time but may no longer write: the business writes it for them
    await become(tx, { kind: 'workspace', workspaceId });
    await answer(tx, dispute, 'stood_by', { note: input.note, byId: me.userId, at: now });
    await auditDispute(scope, sheet, id, 'stood_by');
    await notifyStaff(tx, sheet, {
      kind: 'time.dispute_stood_by',
      factId: id,
      minutes: minutesOf(entry),
      at: now,
      write: (words) => stoodByMail(words, { what: entry.note, reason: input.note }),
    });
  },
});

/** An owner withdraws a dispute: the entry is right after all. */
export const withdrawDispute = defineAction({
  name: 'time.withdrawDispute',
  input: AnswerDispute,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const loaded = await load(tx, me, input, 'withdraw');
    if (!loaded) return;
    const { dispute, sheet } = loaded;
    const { id, entry } = dispute;
    await answer(tx, dispute, 'withdrawn', { note: input.note, byId: me.userId, at: now });
    await auditDispute(scope, sheet, id, 'withdrawn');
    await notifyAssistant(tx, sheet, {
      kind: 'time.dispute_withdrawn',
      factId: id,
      minutes: minutesOf(entry),
      at: now,
      write: (words) => disputeWithdrawnMail(words, { what: entry.note, note: input.note }),
    });
  },
});

/** What a concession came to, for a mail. */
function inWords(less: OwedLess | null) {
  const amountOf = (minor: number) =>
    less && minor > 0 ? formatMoney({ minor, currency: less.currency }) : null;
  return { amount: amountOf(less?.offMinor ?? 0), more: amountOf(less?.moreMinor ?? 0) };
}

const NEWEST = {
  orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
  take: 1,
  select: { note: true, answeredById: true },
} satisfies Prisma.TimeDispute$answersArgs;
const ENTRY = { timesheetId: true, note: true, workDay: true, startedAt: true, endedAt: true } as const;

type Seen = { readonly workspaceId: string; readonly id: string; readonly version: number };

const OUTCOMES = { concede: 'conceded', standBy: 'stood_by', withdraw: 'withdrawn' } as const;

/**
 * Locks a dispute's week, as it was seen.
 * @returns null if exactly this was answered already, and its form is posted again
 * @throws Refused when it isn't theirs to answer, or has changed since.
 */
async function load(
  tx: Tx,
  me: PersonAccess,
  { workspaceId, id, version, note }: Seen & { readonly note: string },
  action: DisputeAction,
) {
  const where = { workspaceId_id: { workspaceId, id } };
  const found = await tx.timeDispute.findUnique({ where, select: { timesheetId: true } });
  const sheet = found && (await lockTimesheet(tx, { workspaceId, id: found.timesheetId }));
  // read once the week is locked, so that another's latest answer is seen
  const dispute =
    sheet &&
    (await tx.timeDispute.findUnique({ where, include: { entry: { select: ENTRY }, answers: NEWEST } }));
  if (!sheet || !dispute) throw notFound('dispute');
  const [answer] = dispute.answers;
  const last = answer ? { byId: answer.answeredById, said: { note: answer.note } } : null;
  const attempt = { leadsTo: OUTCOMES[action], version, byId: me.userId, said: { note } };
  if (isDoneAlready<DisputeState>(dispute, last, attempt)) return null;
  demand(decideDispute(dispute.state, action, answeringRoleIn(me, sheet)));
  if (dispute.version !== version) throw changedMeanwhile('dispute');
  return { dispute, sheet };
}

type Answered = { readonly note: string; readonly byId: string; readonly at: Date };

async function answer(
  tx: Tx,
  { workspaceId, engagementId, id, version }: Seen & { readonly engagementId: string },
  outcome: Exclude<DisputeState, 'raised'>,
  { note, byId, at }: Answered,
): Promise<void> {
  await tx.timeDisputeAnswer.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      disputeId: id,
      outcome,
      note,
      answeredById: byId,
      answeredAt: at,
    },
  });
  const moved = await tx.timeDispute.updateMany({
    where: { workspaceId, id, version },
    data: { state: outcome, stateChangedAt: at, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('dispute');
}

async function auditDispute(
  context: ActingContext,
  { workspaceId, engagementId, id: timesheetId }: LoadedTimesheet,
  id: string,
  outcome: DisputeState,
): Promise<void> {
  await auditAction(context, {
    workspaceId,
    engagementId,
    action: `time.dispute_${outcome}`,
    subject: { kind: 'timesheet', id: timesheetId },
    data: { dispute: id },
  });
}
