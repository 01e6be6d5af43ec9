import { z } from 'zod';
import {
  AwaitedAssistant,
  agreementsWaitingForOwner,
  assistantsAwaited,
  type WaitingAgreement,
} from '@/lib/agreements/waiting.queries';
import { deletionDayOf } from '@/lib/deletion/queries';
import { endingsWaitingForOwner, WaitingEnding } from '@/lib/endings/waiting.queries';
import { ChangeDue, changesDueForOwner } from '@/lib/evaluations/adjusting/changes-due.queries';
import { evaluationsWaitingForOwner, WaitingEvaluation } from '@/lib/evaluations/waiting.queries';
import { payWaitingFor, WaitingPay } from '@/lib/pay/waiting.queries';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { readAs, sql } from '@/lib/platform/tenancy';
import { HomeAnswer, WaitingAgreements } from './home.facts';
import { answerDueFor, latestStartFor } from './home.risks';
import { firstStep, MOST_SHOWN, type RiskReason, whyAtRisk } from './home.rules';
import { homeStatement } from './home.statement';
import { NO_SCHEDULES, readSchedules } from './home-schedules.queries';

type Brief = HomeAnswer['briefs'][number];

/** A brief as the home page names it. */
export type HomeBrief = Brief & { readonly assistant: string; readonly assistantZone: string | null };
export type BriefAtRisk = HomeBrief & {
  readonly riskReason: RiskReason;
  readonly raised: string | null;
  readonly answerDueAt: Date | null;
};

/** The owner's home, as its page shows it. */
export type HomeOfStaff = Awaited<ReturnType<typeof getHome>>;

type Reader = { readonly userId: string; readonly role: 'owner' | 'manager' };

/**
 * Reads a business's home page for one of its staff. One statement, plus one each while an agreement is being made or
 * needed, while time, an expense or a dispute waits, while an evaluation isn't done, while an adjustment isn't carried
 * out, while work is being handed back, while a schedule has stalled or nobody accepts what it hands over, and while
 * there is nothing to show.
 */
export async function getHome({ userId, role }: Reader, workspaceId: string, now: Date) {
  const answer = HomeAnswer.parse(await readAs(userId, homeStatement(workspaceId, now)));
  const agreeing =
    role === 'owner' && answer.hasAgreementsOpen ? await readAgreements(userId, workspaceId) : [];
  const pay = answer.hasPayWaiting ? await readPay(userId, { workspaceId, role, most: MOST_SHOWN, now }) : [];
  const evaluations = answer.hasEvaluationsOpen ? await readEvaluations(userId, workspaceId, now) : [];
  const toCarryOut =
    role === 'owner' && answer.hasChangesDue ? await readChangesDue(userId, workspaceId, now) : [];
  const endings = role === 'owner' && answer.hasEndingsOpen ? await readEndings(userId, workspaceId) : [];
  const schedules = answer.hasSchedulesToSeeTo ? await readSchedules(userId, workspaceId, now) : NO_SCHEDULES;
  const briefs = nameBriefs(answer);
  const needing = {
    questions: withBriefs(answer.questions, briefs),
    changes: withBriefs(answer.changes, briefs),
    deliveries: pick(answer.delivered, briefs).sort((one, other) => +one.at - +other.at),
    declined: pick(answer.declined, briefs).sort((one, other) => +other.at - +one.at),
    schedules: schedules.late,
    unaccepted: schedules.unaccepted,
    evaluations,
    toCarryOut,
    endings,
    pay,
  };
  const needsBesides = sumOf(Object.values(needing).map(({ length }) => length));
  const atRisk = await findAtRisk(answer, briefs, now);
  const next = pick(answer.upcoming, briefs).sort(byDeadline);
  const { inTheirHands } = answer;
  const isQuiet =
    needsBesides === 0 && atRisk.length === 0 && inTheirHands === 0 && agreeing.every(isToBeProposed);
  const beginnings = isQuiet ? await readBeginnings(userId, workspaceId) : null;
  const { agreements, ...start } = startOf(beginnings, agreeing);
  return {
    ...needing,
    agreements,
    ...start,
    atRisk,
    next,
    inTheirHands,
    needs: needsBesides + agreements.length,
    /** when the business is deleted; nothing can be open then, so it is asked of a quiet home alone */
    deletedAt: beginnings?.deletedAt ?? null,
  };
}

/** A new business is shown how to agree; any other, with whom. */
function startOf(beginnings: z.infer<typeof BeginningsFound> | null, agreeing: readonly WaitingAgreement[]) {
  const first = beginnings && firstStep(beginnings);
  const agreements = first === 'agree' ? [] : agreeing;
  const toAgree = first === 'agree' ? agreeing : [];
  return {
    agreements,
    step: agreements.length > 0 ? null : first,
    toAgree: onlyOne(toAgree),
    awaited: toAgree.length === 0 && beginnings ? onlyOne(beginnings.awaited) : null,
  };
}

/** With several, or none, there is no one to name. */
function onlyOne<Each>([first, ...others]: readonly Each[]): Each | null {
  return others.length === 0 ? (first ?? null) : null;
}

function isToBeProposed({ waitsFor }: WaitingAgreement): boolean {
  return waitsFor === 'draft' || waitsFor === 'beginning';
}

function nameBriefs({ briefs, assistants }: HomeAnswer): ReadonlyMap<string, HomeBrief> {
  const people = new Map(assistants.map((person) => [person.engagementId, person]));
  return new Map(
    briefs.map((brief) => {
      const person = people.get(brief.engagementId);
      const assistantZone = person?.hours?.zone ?? null;
      return [brief.briefId, { ...brief, assistant: person?.assistant ?? '', assistantZone }];
    }),
  );
}

/** @returns questions or change requests, each with the brief it is about. */
function withBriefs<Asked extends { readonly briefId: string }>(
  asked: readonly Asked[],
  briefs: ReadonlyMap<string, HomeBrief>,
): (HomeBrief & Asked)[] {
  return asked.flatMap((each) => {
    const brief = briefs.get(each.briefId);
    return brief ? [{ ...brief, ...each }] : [];
  });
}

function pick(ids: readonly string[], briefs: ReadonlyMap<string, HomeBrief>): HomeBrief[] {
  return ids.flatMap((id) => briefs.get(id) ?? []);
}

/** Earliest first; entries without a date yet come last. */
function byDeadline(one: HomeBrief, other: HomeBrief): number {
  return (one.deadlineAt?.getTime() ?? Infinity) - (other.deadlineAt?.getTime() ?? Infinity);
}

/** Collects what the rules need to know about briefs that may be at risk; the rule decides. */
async function findAtRisk(
  { near, raised, blocked, questions, business, assistants }: HomeAnswer,
  briefs: ReadonlyMap<string, HomeBrief>,
  now: Date,
): Promise<readonly BriefAtRisk[]> {
  const reasons = new Map(raised.map(({ briefId, reason }) => [briefId, reason]));
  const waits = new Map(blocked.map((question) => [question.briefId, question]));
  const hours = new Map(assistants.map((person) => [person.engagementId, person.hours]));
  // a brief with a question before it is accepted isn't in their hands, but its deadline comes nearer all the same
  const asking = questions.map(({ briefId }) => briefId);
  const doubtful = pick([...new Set([...near, ...reasons.keys(), ...waits.keys(), ...asking])], briefs);
  const judged = await Promise.all(
    doubtful.map(async (brief): Promise<readonly BriefAtRisk[]> => {
      const question = waits.get(brief.briefId);
      const answerDueAt =
        business && question && question.responseHours !== null
          ? await answerDueFor(question.askedAt, question.responseHours, business)
          : null;
      const { deadlineAt, budgetMinutes } = brief;
      const theirs = hours.get(brief.engagementId) ?? null;
      const latestStart =
        theirs && deadlineAt && budgetMinutes !== null
          ? await latestStartFor(deadlineAt, budgetMinutes, theirs)
          : null;
      const raisedReason = reasons.get(brief.briefId) ?? null;
      const facts = { ...brief, isBlocked: question !== undefined, answerDueAt, latestStart };
      const riskReason = whyAtRisk({ ...facts, raised: raisedReason }, now);
      return riskReason === null ? [] : [{ ...brief, riskReason, raised: raisedReason, answerDueAt }];
    }),
  );
  return judged.flat().sort(byDeadline);
}

async function readPay(userId: string, waiting: Parameters<typeof payWaitingFor>[0]) {
  const found = await readAs(userId, payWaitingFor(waiting));
  return z.array(WaitingPay).parse(found);
}

async function readEvaluations(userId: string, workspaceId: string, now: Date) {
  const found = await readAs(userId, evaluationsWaitingForOwner(workspaceId, now, MOST_SHOWN));
  return z.array(WaitingEvaluation).parse(found);
}

async function readChangesDue(userId: string, workspaceId: string, now: Date) {
  return z.array(ChangeDue).parse(await readAs(userId, changesDueForOwner(workspaceId, now, MOST_SHOWN)));
}

async function readEndings(userId: string, workspaceId: string) {
  const found = await readAs(userId, endingsWaitingForOwner(workspaceId, MOST_SHOWN));
  return z.array(WaitingEnding).parse(found);
}

async function readAgreements(userId: string, workspaceId: string) {
  return WaitingAgreements.parse(await readAs(userId, agreementsWaitingForOwner(workspaceId, MOST_SHOWN)));
}

/** @returns how far a business has come; asked only when its home page has nothing to show. One query. */
async function readBeginnings(userId: string, workspaceId: string) {
  const found = await readAs(
    userId,
    sql`SELECT json_build_object(
      'hasAssistant', EXISTS (SELECT 1 FROM engagements WHERE workspace_id = ${workspaceId}::uuid),
      'hasAgreement', EXISTS (SELECT 1 FROM agreements WHERE workspace_id = ${workspaceId}::uuid AND state = 'in_force'),
      'hasBrief', EXISTS (SELECT 1 FROM briefs WHERE workspace_id = ${workspaceId}::uuid),
      'awaited', ${assistantsAwaited(workspaceId, 2)},
      'deletedAt', ${deletionDayOf(workspaceId)})`,
  );
  return BeginningsFound.parse(found);
}

const BeginningsFound = z.object({
  hasAssistant: z.boolean(),
  hasAgreement: z.boolean(),
  hasBrief: z.boolean(),
  awaited: z.array(AwaitedAssistant),
  deletedAt: z.coerce.date().nullable(),
});
