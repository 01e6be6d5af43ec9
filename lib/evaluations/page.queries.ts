import { now } from '@/lib/platform/clock';
import { type Standing, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import type { Look } from '@/lib/threads/looking.rules';
import { getThread } from '@/lib/threads/queries';
import { periodOf } from './cadence.rules';
import { readDocument } from './documents';
import { readFacts } from './facts/queries';
import { Facts } from './facts/schema';
import { type EvaluationRef, factsOf } from './loading';
import { asReckoning } from './reckoning.queries';
import { type EvaluationRole, sideOf } from './rules';

/** So many evaluations are in a trend: years of them. */
const MOST_IN_TREND = 12;

type Reader = Standing & { readonly userId: string };

/**
 * Reads one evaluation for one of its two sides, as far as they may see it.
 * @param look at the conversation; null where it is only read to be signed: then what isn't signed isn't read
 * @returns null when it isn't there or isn't theirs. Of work that has ended its assistant still has it, and no conversation.
 */
export async function getEvaluationPage(userId: string, ref: EvaluationRef, look: Look | null) {
  return withActor({ kind: 'user', userId }, async (tx, standing) => {
    const me = { ...standing, userId };
    const found = await find(tx, ref);
    const reader = found && readerOf(me, found.row);
    if (!found || !reader) return null;
    const { row, facts } = found;
    const { workspaceId, id, engagementId } = row;
    const side = sideOf(reader.role);
    const about = { workspaceId, engagementId, side, subject: 'evaluation', subjectId: id } as const;
    const isReady = facts.handedIn.length === 2;
    return {
      ...{ ref: { workspaceId, id }, engagementId, number: row.number, agreementId: row.agreementId },
      ...{ state: row.state, facts, side, actor: { role: reader.role, userId }, isPast: reader.isPast },
      ...{
        zone: row.zone,
        openedAt: row.openedAt,
        openedBy: row.openedBy,
        dueAt: row.dueAt,
        closedAt: row.closedAt,
      },
      ...{ periodFrom: row.periodFrom, periodTo: row.periodTo, move: row.move },
      ...{ criteria: row.criteria, assessments: row.assessments, adjustments: row.adjustments },
      signatures: row.signatures.filter((signature) => signature.round === row.round),
      copyFileId: row.copies[0]?.fileId ?? null,
      ...namesOf(row.engagement),
      record: row.facts ? Facts.parse(row.facts) : await readFacts(tx, row, periodOf(row), now()),
      trend: look ? await readTrend(tx, row) : [],
      // what an owner reckons isn't a manager's business, as what is paid isn't
      reckoning: reader.role === 'manager' || !row.reckoning ? null : asReckoning(row.reckoning),
      earlier: await readEarlier(tx, row),
      inForce: row.engagement.agreements[0] ?? null,
      currency: row.agreementVersion.currency,
      // row level security shows an assistant none
      playbooks: row.engagement.workspace.playbooks,
      toSign: !look && isReady && row.state !== 'open' ? await readDocument(tx, ref) : null,
      thread: look && !reader.isPast ? await getThread(tx, userId, about, look) : null,
    };
  });
}

export type EvaluationPage = NonNullable<Awaited<ReturnType<typeof getEvaluationPage>>>;

const PAGE = {
  engagement: {
    select: {
      ...{ assistantName: true, assistantUserId: true },
      assistant: { select: { name: true, timeZone: true } },
      workspace: {
        select: {
          ...{ slug: true, name: true, timeZone: true },
          playbooks: {
            where: { archivedAt: null },
            select: { id: true, name: true },
            orderBy: { name: 'asc' },
          },
        },
      },
      agreements: { where: { state: 'in_force' }, select: { id: true, version: true } },
    },
  },
  agreementVersion: { select: { currency: true } },
  reckoning: true,
  move: true,
  criteria: { orderBy: { position: 'asc' } },
  // row level security leaves out what the other side hasn't shown
  assessments: { include: { answers: true } },
  adjustments: {
    orderBy: { id: 'asc' },
    include: { uses: true, playbook: { select: { name: true } } },
  },
  signatures: { orderBy: { signedAt: 'asc' } },
  copies: { select: { fileId: true } },
} as const;

async function find(tx: Tx, { workspaceId, id }: EvaluationRef) {
  const row = await tx.evaluation.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: PAGE,
  });
  return (
    row && { row, facts: await factsOf(tx, { ...row, _count: { adjustments: row.adjustments.length } }) }
  );
}

type Row = NonNullable<Awaited<ReturnType<typeof find>>>['row'];

function readerOf(me: Reader, { workspaceId, engagementId, engagement }: Row) {
  const role: EvaluationRole | null =
    staffRole(me, workspaceId) ?? (engagement.assistantUserId === me.userId ? 'assistant' : null);
  return role && { role, isPast: role === 'assistant' && !me.engagementIds.includes(engagementId) };
}

function namesOf({ assistant, assistantName, workspace }: Row['engagement']) {
  return {
    business: { slug: workspace.slug, name: workspace.name, zone: workspace.timeZone },
    assistant: { name: assistant?.name ?? assistantName, zone: assistant?.timeZone ?? workspace.timeZone },
  };
}

/** @returns what the evaluations up to this one froze, the oldest first. */
async function readTrend(tx: Tx, { workspaceId, engagementId, number }: Row) {
  const rows = await tx.evaluation.findMany({
    where: { workspaceId, engagementId, number: { lte: number }, revealedAt: { not: null } },
    orderBy: { number: 'desc' },
    take: MOST_IN_TREND,
    select: { facts: true },
  });
  return rows.reverse().flatMap(({ facts }) => (facts ? [Facts.parse(facts).period] : []));
}

/** @returns what was adjusted at the evaluation before, with what has been said of it in this one. */
async function readEarlier(tx: Tx, { workspaceId, engagementId, id, number }: Row) {
  const adjustments = await tx.evaluationAdjustment.findMany({
    where: { workspaceId, engagementId, kind: { not: 'none' }, evaluation: { number: number - 1 } },
    orderBy: { id: 'asc' },
    include: { followUps: { where: { evaluationId: id } } },
  });
  return adjustments.map(({ followUps, ...adjustment }) => ({
    ...adjustment,
    followUp: followUps[0] ?? null,
  }));
}
