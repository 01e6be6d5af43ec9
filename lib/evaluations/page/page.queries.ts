import { now } from '@/lib/platform/clock';
import { type PersonAccess, sql, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import type { Look } from '@/lib/threads/thread/looking.rules';
import { ThreadFacts, threadFrom, threadQuery } from '@/lib/threads/thread/queries';
import { periodOf } from '../cadence/cadence.rules';
import { readDocument } from '../documents';
import { readFactsSince } from '../facts/queries';
import { type EvaluationRef, evaluationFacts } from '../loading';
import { type EvaluationRole, sideOf } from '../rules';
import { EvaluationRow } from './page.row';
import { evaluationQuery } from './page.statement';

/**
 * Reads one evaluation for one of its two sides, as far as they may see it. One query; two more for the facts, while
 * they aren't frozen.
 * @param look at the conversation; null if it is only read to be signed: then what isn't signed isn't read
 * @returns null when it isn't there or isn't theirs. After the end of the work its assistant still has it, but no
 * conversation.
 */
export async function getEvaluationPage(userId: string, ref: EvaluationRef, look: Look | null) {
  return withActor({ kind: 'user', userId }, async (tx, access) => {
    const at = now();
    const found = await find(tx, userId, { ...ref, look }, at);
    const reader = found && readerOf({ ...access, userId }, found.row);
    if (!found || !reader) return null;
    const { row, thread } = found;
    const { workspaceId, id, engagementId, earlier, since, business } = row;
    const facts = evaluationFacts(row, {
      adjustments: row.adjustments.length,
      notFollowedUp: earlier.filter(({ followUp }) => followUp === null).length,
    });
    const side = sideOf(reader.role);
    const isReady = facts.handedIn.length === 2;
    return {
      ref: { workspaceId, id },
      engagementId,
      number: row.number,
      agreementId: row.agreementId,
      state: row.state,
      hasEnded: row.hasEnded,
      workEndsAt: row.end?.endsAt ?? null,
      facts,
      side,
      actor: { role: reader.role, userId },
      isPast: reader.isPast,
      zone: row.zone,
      openedAt: row.openedAt,
      openedBy: row.openedBy,
      dueAt: row.dueAt,
      closedAt: row.closedAt,
      periodFrom: row.periodFrom,
      periodTo: row.periodTo,
      move: row.move,
      criteria: row.criteria,
      assessments: row.assessments,
      adjustments: row.adjustments,
      earlier,
      copyFileId: row.copyFileId,
      inForce: row.inForce,
      currency: row.currency,
      business,
      assistant: row.assistant,
      playbooks: row.playbooks,
      record: row.facts ?? (await readFactsSince(tx, row, { since, zone: business.zone }, periodOf(row), at)),
      trend: look ? row.trend : [],
      autonomy: row.autonomy,
      // an owner's calculation isn't a manager's business, as pay isn't
      returnEstimate: reader.role === 'manager' ? null : row.returnEstimate,
      toSign: !look && isReady && row.state !== 'open' ? await readDocument(tx, ref) : null,
      thread:
        look && !reader.isPast
          ? await threadFrom(ThreadFacts.parse(thread), { ...aboutOf(ref), side }, look, at)
          : null,
    };
  });
}

export type EvaluationPage = NonNullable<Awaited<ReturnType<typeof getEvaluationPage>>>;

/** The evaluation with the conversation about it, in one query. */
async function find(
  tx: Tx,
  userId: string,
  { look, ...ref }: EvaluationRef & { readonly look: Look | null },
  at: Date,
) {
  const threadRef = { userId, ref: aboutOf(ref), engagementId: sql`page.engagement_id` };
  const thread = look ? threadQuery({ ...threadRef, look }, at) : sql`NULL`;
  const [found] = await tx.$queryRaw<{ evaluation: unknown; thread: unknown }[]>`
    SELECT (${evaluationQuery(ref)}) AS evaluation, (${thread}) AS thread
    FROM evaluations page WHERE page.workspace_id = ${ref.workspaceId}::uuid AND page.id = ${ref.id}::uuid`;
  return found ? { row: EvaluationRow.parse(found.evaluation), thread: found.thread } : null;
}

function aboutOf({ workspaceId, id }: EvaluationRef) {
  return { workspaceId, subject: 'evaluation', subjectId: id } as const;
}

function readerOf(me: PersonAccess, { workspaceId, engagementId, assistantUserId }: EvaluationRow) {
  const role: EvaluationRole | null =
    staffRole(me, workspaceId) ?? (assistantUserId === me.userId ? 'assistant' : null);
  return role && { role, isPast: role === 'assistant' && !me.engagementIds.includes(engagementId) };
}
