import { z } from 'zod';
import { agreementsWaitingForOwner, WaitingAgreement } from '@/lib/agreements/waiting.queries';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import {
  type Beginnings,
  DECLINED_STAYS_DAYS,
  firstStep,
  LOOK_AHEAD_HOURS,
  MOST_COUNTED,
  MOST_SHOWN,
  NEXT_SHOWN,
  type Worry,
  whyAtRisk,
} from './home.rules';
import { BRIEF_STATES } from './rules';

const Instant = z.coerce.date();
const AboutBrief = {
  briefId: z.string(),
  title: z.string(),
  assistant: z.string(),
  assistantZone: z.string().nullable(),
  deadlineAt: Instant.nullable(),
  state: z.enum(BRIEF_STATES),
};

const Home = z.object({
  questions: z.array(
    z.object({ ...AboutBrief, id: z.string(), question: z.string(), isBlocking: z.boolean(), at: Instant }),
  ),
  deliveries: z.array(z.object({ ...AboutBrief, at: Instant })),
  declined: z.array(z.object({ ...AboutBrief, at: Instant })),
  /** open briefs that may be at risk; the rule decides */
  doubtful: z.array(z.object({ ...AboutBrief, raised: z.string().nullable(), isBlocked: z.boolean() })),
  inTheirHands: z.number(),
  next: z.array(z.object(AboutBrief)),
  /** agreements are the owner's business: a manager neither signs nor changes one */
  agreements: z.array(WaitingAgreement),
});

/** What the owner's home is made from. Each list is bounded; deadlines come nearest first. */
type HomeFacts = z.infer<typeof Home>;
export type HomeBrief = HomeFacts['next'][number];
export type BriefAtRisk = HomeFacts['doubtful'][number] & { readonly worry: Worry };

/** The owner's home, as its page shows it. */
export type HomeOfStaff = Awaited<ReturnType<typeof getHome>>;

type Reader = { readonly userId: string; readonly role: 'owner' | 'manager' };

/** Reads the home of a business for one of its staff: one statement, and one more while there is nothing to show. */
export async function getHome({ userId, role }: Reader, workspaceId: string, now: Date) {
  const agreements =
    role === 'owner' ? agreementsWaitingForOwner(workspaceId, MOST_SHOWN) : sql`SELECT '[]'::jsonb`;
  const { doubtful, ...facts } = Home.parse(await readAs(userId, homeQuery(workspaceId, agreements, now)));
  const atRisk = doubtful.flatMap((brief): readonly BriefAtRisk[] => {
    const worry = whyAtRisk(brief, now);
    return worry === null ? [] : [{ ...brief, worry }];
  });
  const { questions, deliveries, declined, inTheirHands } = facts;
  const needs = questions.length + deliveries.length + declined.length + facts.agreements.length;
  const isQuiet = needs === 0 && atRisk.length === 0 && inTheirHands === 0;
  const step = isQuiet ? firstStep(await readBeginnings(userId, workspaceId)) : null;
  return { ...facts, atRisk, needs, step };
}

/**
 * @returns the query of what a business's staff should know now, as one JSON value. Its parts each go by a partial index over what is open, so
 * that a long past costs nothing (scripts/bench measures it).
 */
function homeQuery(workspaceId: string, agreements: Sql, now: Date): Sql {
  const lookAhead = new Date(now.getTime() + LOOK_AHEAD_HOURS * 60 * 60 * 1000);
  const declinedSince = new Date(now.getTime() - DECLINED_STAYS_DAYS * 24 * 60 * 60 * 1000);
  return sql`
    WITH theirs AS MATERIALIZED (
      SELECT id AS brief_id, deadline_at FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state IN ('sent', 'accepted', 'in_progress', 'revision')
      ORDER BY deadline_at LIMIT ${MOST_COUNTED + 1}),
    near AS (SELECT brief_id FROM theirs WHERE deadline_at < ${lookAhead} ORDER BY deadline_at LIMIT ${MOST_SHOWN}),
    upcoming AS (
      SELECT brief_id FROM theirs WHERE deadline_at >= ${now}
      ORDER BY deadline_at LIMIT ${NEXT_SHOWN}),
    delivered AS MATERIALIZED (
      SELECT id AS brief_id FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state = 'delivered' ORDER BY deadline_at LIMIT ${MOST_SHOWN}),
    declined AS MATERIALIZED (
      SELECT id AS brief_id FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state = 'declined' AND state_changed_at > ${declinedSince}
      ORDER BY state_changed_at DESC LIMIT ${MOST_SHOWN}),
    asked AS MATERIALIZED (
      SELECT c.id, c.brief_id, left(c.question, 240) AS question, c.is_blocking, c.asked_at AS at
      FROM clarifications c JOIN briefs b ON b.workspace_id = c.workspace_id AND b.id = c.brief_id
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.answered_at IS NULL
        AND b.state IN ('clarifying', 'accepted', 'in_progress', 'revision', 'delivered')
      ORDER BY c.asked_at LIMIT ${MOST_SHOWN}),
    raised AS MATERIALIZED (
      SELECT brief_id, left(min(reason), 240) AS reason FROM risk_reports
      WHERE workspace_id = ${workspaceId}::uuid AND resolved_at IS NULL
      GROUP BY brief_id LIMIT ${MOST_SHOWN}),
    named AS MATERIALIZED (
      SELECT b.id, b.state_changed_at AS at, b.deadline_at, jsonb_build_object(
        'briefId', b.id, 'title', b.title, 'deadlineAt', b.deadline_at, 'state', b.state,
        'assistant', coalesce(u.name, e.assistant_name), 'assistantZone', u.time_zone) AS about
      FROM briefs b
      JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
      LEFT JOIN users u ON u.id = e.assistant_user_id
      WHERE b.workspace_id = ${workspaceId}::uuid AND b.id = ANY (ARRAY(
        SELECT brief_id FROM asked UNION SELECT brief_id FROM delivered UNION SELECT brief_id FROM declined
        UNION SELECT brief_id FROM raised UNION SELECT brief_id FROM near UNION SELECT brief_id FROM upcoming)))
    SELECT jsonb_build_object(
      'questions', (SELECT coalesce(jsonb_agg(n.about || jsonb_build_object('id', q.id, 'question', q.question,
          'isBlocking', q.is_blocking, 'at', q.at) ORDER BY q.at), '[]') FROM asked q JOIN named n ON n.id = q.brief_id),
      'deliveries', (SELECT coalesce(jsonb_agg(n.about || jsonb_build_object('at', n.at) ORDER BY n.at), '[]')
        FROM delivered d JOIN named n ON n.id = d.brief_id),
      'declined', (SELECT coalesce(jsonb_agg(n.about || jsonb_build_object('at', n.at) ORDER BY n.at DESC), '[]')
        FROM declined d JOIN named n ON n.id = d.brief_id),
      'doubtful', (SELECT coalesce(jsonb_agg(n.about || jsonb_build_object('raised', k.reason, 'isBlocked', EXISTS (
          SELECT 1 FROM clarifications q WHERE q.workspace_id = ${workspaceId}::uuid AND q.brief_id = n.id
            AND q.is_blocking AND q.answered_at IS NULL)) ORDER BY n.deadline_at), '[]')
        FROM (SELECT brief_id FROM near UNION SELECT brief_id FROM raised) d
        JOIN named n ON n.id = d.brief_id LEFT JOIN raised k ON k.brief_id = d.brief_id),
      'inTheirHands', (SELECT count(*) FROM theirs),
      'next', (SELECT coalesce(jsonb_agg(n.about ORDER BY n.deadline_at), '[]')
        FROM upcoming p JOIN named n ON n.id = p.brief_id),
      'agreements', (${agreements}))`;
}

/** @returns how far a business has come; asked only when its home has nothing to show. One query. */
async function readBeginnings(userId: string, workspaceId: string): Promise<Beginnings> {
  const found = await readAs(
    userId,
    sql`SELECT json_build_object(
      'hasAssistant', EXISTS (SELECT 1 FROM engagements WHERE workspace_id = ${workspaceId}::uuid),
      'hasAgreement', EXISTS (SELECT 1 FROM agreements WHERE workspace_id = ${workspaceId}::uuid AND state = 'in_force'),
      'hasBrief', EXISTS (SELECT 1 FROM briefs WHERE workspace_id = ${workspaceId}::uuid))`,
  );
  return BeginningsFound.parse(found);
}

const BeginningsFound = z.object({
  hasAssistant: z.boolean(),
  hasAgreement: z.boolean(),
  hasBrief: z.boolean(),
});
