import { z } from 'zod';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { BRIEF_STATES } from '../rules';
import { lateSince } from '../schedules/states.rules';
import { MOST_LOOKED_AT, unacceptedInARow } from '../schedules/unaccepted.rules';
import { MOST_SHOWN } from './home.rules';

const Instant = z.coerce.date();
const Named = z.object({ scheduleId: z.string(), playbook: z.string(), assistant: z.string() });

const Found = z.object({
  late: z.array(Named.extend({ at: Instant })),
  waiting: z.array(
    Named.extend({
      briefs: z.array(
        z.object({
          state: z.enum(BRIEF_STATES),
          deadlineAt: Instant.nullable(),
          reminders: z.array(z.object({ dueAt: Instant })),
        }),
      ),
    }),
  ),
});

export const NO_SCHEDULES = { late: [], unaccepted: [] } as const;

/**
 * Reads the schedules that somebody has to see to: those that have stalled, and those whose briefs nobody accepts, with
 * how many. One statement.
 */
export async function readSchedules(userId: string, workspaceId: string, now: Date) {
  const { late, waiting } = Found.parse(
    await readAs(
      userId,
      sql`SELECT json_build_object('late', ${stalled(workspaceId, now)}, 'waiting', ${waitingForAnswers(workspaceId)})`,
    ),
  );
  const unaccepted = waiting.flatMap(({ briefs, ...schedule }) => {
    const count = unacceptedInARow(briefs, now).length;
    return count === 0 ? [] : [{ ...schedule, count }];
  });
  return { late, unaccepted: unaccepted.slice(0, MOST_SHOWN) };
}

/**
 * @returns whether any schedule should have handed over long ago, or has several briefs among `theirs` that wait for a
 * yes or no: only then the home looks at them.
 */
export function hasSchedulesToSeeTo(workspaceId: string, now: Date): Sql {
  return sql`(EXISTS (
      SELECT 1 FROM schedule_occurrences
      WHERE workspace_id = ${workspaceId}::uuid AND outcome IS NULL AND at <= ${lateSince(now)})
    OR EXISTS (${severalUnanswered(workspaceId, sql`SELECT brief_id FROM theirs WHERE state = 'sent'`)}))`;
}

/** The schedules to which several of some briefs belong. A brief that a schedule hands over has its occurrence's id. */
function severalUnanswered(workspaceId: string, briefs: Sql): Sql {
  return sql`
    SELECT o.schedule_id FROM schedule_occurrences o
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.id = ANY (ARRAY(${briefs}))
    GROUP BY o.schedule_id HAVING count(*) > 1`;
}

const NAMED = sql`'scheduleId', s.id, 'playbook', p.name, 'assistant', coalesce(u.name, e.assistant_name)`;
const JOINED = sql`
  JOIN playbooks p ON p.workspace_id = s.workspace_id AND p.id = s.playbook_id
  JOIN engagements e ON e.workspace_id = s.workspace_id AND e.id = s.engagement_id
  LEFT JOIN users u ON u.id = e.assistant_user_id`;

function stalled(workspaceId: string, now: Date): Sql {
  return sql`(SELECT coalesce(json_agg(late.schedule ORDER BY late.at), '[]') FROM (
    SELECT o.at, json_build_object(${NAMED}, 'at', o.at) AS schedule
    FROM schedule_occurrences o
    JOIN schedules s ON s.workspace_id = o.workspace_id AND s.id = o.schedule_id AND s.state = 'running'
    ${JOINED}
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.outcome IS NULL AND o.at <= ${lateSince(now)}
    ORDER BY o.at LIMIT ${MOST_SHOWN}) AS late)`;
}

/** The running schedules with several briefs that nobody has said yes or no to, and their latest briefs, newest first. */
function waitingForAnswers(workspaceId: string): Sql {
  const unanswered = sql`SELECT id FROM briefs WHERE workspace_id = ${workspaceId}::uuid AND state = 'sent'`;
  return sql`(SELECT coalesce(json_agg(json_build_object(${NAMED}, 'briefs', (
      SELECT coalesce(json_agg(json_build_object('state', b.state, 'deadlineAt', b.deadline_at, 'reminders', (
          SELECT coalesce(json_agg(json_build_object('dueAt', r.due_at) ORDER BY r.due_at DESC), '[]') FROM reminders r
          WHERE r.workspace_id = b.workspace_id AND r.brief_id = b.id AND r.kind = 'hand_over_waiting' AND r.cancelled_at IS NULL))
        ORDER BY o.at DESC), '[]')
      FROM (SELECT id, at FROM schedule_occurrences
        WHERE workspace_id = s.workspace_id AND schedule_id = s.id AND outcome = 'handed_over'
        ORDER BY at DESC LIMIT ${MOST_LOOKED_AT}) o
      JOIN briefs b ON b.workspace_id = s.workspace_id AND b.id = o.id)) ORDER BY p.name, s.id), '[]')
    FROM schedules s ${JOINED}
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.state = 'running'
      AND s.id = ANY (ARRAY(${severalUnanswered(workspaceId, unanswered)})))`;
}
