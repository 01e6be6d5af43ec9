import { planAgreementReminders, type RemindableAgreement } from '@/lib/agreements/timing/reminding.rules';
import { ANSWER_KINDS, type AwaitedBrief, waitsOf } from '@/lib/briefs/awaited.rules';
import { planSilence } from '@/lib/briefs/delivery/silence.rules';
import { planWaiting } from '@/lib/briefs/delivery/waiting.rules';
import { planEvaluationReminders, type RemindableEvaluation } from '@/lib/evaluations/reminding.rules';
import { type ReminderKey, reconcile } from '@/lib/notifications/reminders/reconciling.rules';
import { planReminders, type RemindableBrief } from '@/lib/notifications/reminders/rules';
import { planWaiting as planWaitingWeek, type WaitingWeek } from '@/lib/time/approval/waiting.rules';
import type { Database, DataCheck } from './check';

/** One this near is about to be sent, or to be cancelled by its own job. */
const SOON_MS = 60_000;

type Wanted = (database: Database, now: Date) => Promise<ReadonlyMap<string, readonly ReminderKey[]>>;

export const remindersAreThoseAsked: DataCheck = {
  says: 'The reminders that wait are those that the rules ask for, no more and no fewer',
  async find(database, now) {
    const found: string[] = [];
    for (const { column, wanted } of SUBJECTS) {
      const waiting = await waitingBy(database, column);
      const asked = await wanted(database, now);
      for (const id of new Set([...waiting.keys(), ...asked.keys()])) {
        const ahead = ({ dueAt }: ReminderKey) => dueAt.getTime() > now.getTime() + SOON_MS;
        const { stale, missing } = reconcile(
          (waiting.get(id) ?? []).filter(ahead),
          (asked.get(id) ?? []).filter(ahead),
        );
        found.push(...stale.map((each) => `${inWords(each)} waits for ${id}, and nothing asks for it.`));
        found.push(...missing.map((each) => `${inWords(each)} is missing for ${id}.`));
      }
    }
    return found;
  },
};

function inWords({ kind, party, dueAt }: ReminderKey): string {
  return `The reminder ${kind}${party ? ` to the ${party}` : ''} of ${dueAt.toISOString()}`;
}

async function waitingBy({ ask }: Database, column: string) {
  const rows = await ask<ReminderKey & { id: string }>(
    `SELECT ${column} AS id, kind::text, party::text, due_at AS "dueAt" FROM reminders
     WHERE ${column} IS NOT NULL AND sent_at IS NULL AND cancelled_at IS NULL`,
  );
  return Map.groupBy(rows, ({ id }) => id);
}

type BriefRow = Omit<RemindableBrief, 'checkIns'> & {
  readonly id: string;
  readonly stateChangedAt: Date;
  readonly questions: readonly { readonly askedAt: string }[];
  readonly change: { readonly raisedBy: 'owner' | 'assistant'; readonly raisedAt: string } | null;
  /** what waits for an answer, each with its moment: that depends on calendars, and is taken as it is */
  readonly awaited: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly checkIns: readonly (string | null)[];
  readonly isPaused: boolean;
  readonly deliveredAt: Date | null;
  readonly countsAsApprovedAt: Date | null;
};

const ofBriefs: Wanted = async ({ ask }, now) => {
  const rows = await ask<BriefRow>(
    `SELECT b.id, b.state::text, b.state_changed_at AS "stateChangedAt",
       coalesce((SELECT json_agg(json_build_object('askedAt', q.asked_at)) FROM clarifications q
         WHERE (q.workspace_id, q.brief_id) = (b.workspace_id, b.id) AND q.answered_at IS NULL), '[]') AS questions,
       (SELECT json_build_object('raisedBy', r.raised_by, 'raisedAt', r.raised_at) FROM change_requests r
         WHERE (r.workspace_id, r.brief_id) = (b.workspace_id, b.id) AND r.answered_at IS NULL) AS change,
       coalesce((SELECT json_agg(json_build_object('kind', m.kind, 'dueAt', m.due_at)) FROM reminders m
         WHERE (m.workspace_id, m.brief_id) = (b.workspace_id, b.id) AND m.sent_at IS NULL AND m.cancelled_at IS NULL), '[]') AS awaited,
       b.deadline_at AS "deadlineAt", d.delivered_at AS "deliveredAt",
       d.counts_as_approved_at AS "countsAsApprovedAt",
       coalesce((SELECT json_agg(c.at) FROM brief_check_ins c WHERE (c.workspace_id, c.brief_id) = (b.workspace_id, b.id)), '[]') AS "checkIns",
       EXISTS (SELECT 1 FROM brief_pauses p WHERE (p.workspace_id, p.brief_id) = (b.workspace_id, b.id) AND p.resumed_at IS NULL) AS "isPaused"
     FROM briefs b LEFT JOIN LATERAL (
       SELECT delivered_at, counts_as_approved_at FROM deliveries d WHERE (d.workspace_id, d.brief_id) = (b.workspace_id, b.id)
       ORDER BY number DESC LIMIT 1) AS d ON true
     WHERE b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision', 'delivered')`,
  );
  return new Map(
    rows.map((brief) => [
      brief.id,
      [...askedBy(brief, now), ...answersOf(brief)].map((each) => ({ ...each, party: null })),
    ]),
  );
};

function askedBy({ checkIns, isPaused, deliveredAt, ...brief }: BriefRow, now: Date) {
  // nobody is reminded of work that can't go on
  if (isPaused) return [];
  const moments = checkIns.map((at) => ({ at: at === null ? null : new Date(at) }));
  const { state, countsAsApprovedAt } = brief;
  return [
    ...planReminders({ ...brief, checkIns: moments }, now),
    ...planSilence({ state, countsAsApprovedAt }, now),
    ...(deliveredAt === null ? [] : planWaiting({ state, deliveredAt, countsAsApprovedAt }, now)),
  ];
}

/** @returns those that wait for an answer which somebody still owes. */
function answersOf({ state, stateChangedAt, questions, change, awaited }: BriefRow) {
  const brief: AwaitedBrief = {
    state,
    stateChangedAt,
    questions: questions.map(({ askedAt }) => ({ askedAt: new Date(askedAt) })),
    change: change && { raisedBy: change.raisedBy, raisedAt: new Date(change.raisedAt) },
  };
  return awaited.flatMap(({ kind, dueAt }) => {
    const known = ANSWER_KINDS.find((each) => each === kind);
    return known && waitsOf(known, brief).length > 0 ? [{ kind: known, dueAt: new Date(dueAt) }] : [];
  });
}

type AgreementRow = Omit<RemindableAgreement, 'signatures'> & {
  readonly id: string;
  readonly signatures: readonly { readonly party: 'owner' | 'assistant'; readonly signedAt: string }[];
};

const ofAgreements: Wanted = async ({ ask }, now) => {
  const rows = await ask<AgreementRow>(
    `SELECT a.id, a.state::text, a.state_changed_at AS "stateChangedAt", a.respond_by AS "respondBy", a.ends_at AS "endsAt", n.effective_at AS "noticeEndsAt",
       v.proposed_at AS "proposedAt", coalesce((SELECT json_agg(json_build_object('party', s.party, 'signedAt', s.signed_at))
         FROM agreement_signatures s WHERE (s.workspace_id, s.version_id) = (v.workspace_id, v.id) AND NOT EXISTS (
           SELECT 1 FROM signatures_taken_back t WHERE (t.workspace_id, t.signature_id) = (s.workspace_id, s.id))), '[]') AS signatures
     FROM agreements a
     LEFT JOIN agreement_terminations n ON (n.workspace_id, n.agreement_id) = (a.workspace_id, a.id)
     LEFT JOIN agreement_versions v ON (v.workspace_id, v.agreement_id, v.number) = (a.workspace_id, a.id, a.current_number)`,
  );
  return new Map(
    rows.map(({ id, signatures, ...agreement }) => {
      const signed = signatures.map(({ party, signedAt }) => ({ party, signedAt: new Date(signedAt) }));
      return [id, planAgreementReminders({ ...agreement, signatures: signed }, now)];
    }),
  );
};

const ofWeeks: Wanted = async ({ ask }, now) => {
  const rows = await ask<WaitingWeek & { id: string }>(
    `SELECT t.id, t.state::text, s.submitted_at AS "submittedAt", s.counts_as_approved_at AS "countsAsApprovedAt"
     FROM timesheets t CROSS JOIN LATERAL (
       SELECT submitted_at, counts_as_approved_at FROM timesheet_submissions s
       WHERE (s.workspace_id, s.timesheet_id) = (t.workspace_id, t.id) ORDER BY number DESC LIMIT 1) AS s`,
  );
  return new Map(rows.map(({ id, ...week }) => [id, planWaitingWeek(week, now)]));
};

const ofEvaluations: Wanted = async ({ ask }, now) => {
  const rows = await ask<RemindableEvaluation & { id: string }>(
    `SELECT id, state::text, opened_at AS "openedAt", due_at AS "dueAt", zone, array_remove(ARRAY[
       CASE WHEN owner_submitted_at IS NOT NULL THEN 'owner' END,
       CASE WHEN assistant_submitted_at IS NOT NULL THEN 'assistant' END], NULL) AS "handedIn"
     FROM evaluations`,
  );
  return new Map(rows.map(({ id, ...evaluation }) => [id, planEvaluationReminders(evaluation, now)]));
};

const SUBJECTS = [
  { column: 'brief_id', wanted: ofBriefs },
  { column: 'agreement_id', wanted: ofAgreements },
  { column: 'timesheet_id', wanted: ofWeeks },
  { column: 'evaluation_id', wanted: ofEvaluations },
] as const;
