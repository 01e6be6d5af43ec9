import { type Tx, withActor } from '@/lib/platform/tenancy';
import { nextEvaluation } from './cadence.rules';
import { readCadences } from './cadences';
import { handedInOf } from './loading';

/** More than anybody looks back on at once; older ones are on the page of their assistant. */
const MOST_LISTED = 200;

const LISTED = {
  ...{ workspaceId: true, id: true, engagementId: true, number: true, state: true, dueAt: true, zone: true },
  ...{ periodFrom: true, periodTo: true, closedAt: true, ownerSubmittedAt: true, assistantSubmittedAt: true },
  ...{ round: true, signatures: { select: { party: true, round: true } } },
  engagement: {
    select: {
      ...{ assistantName: true, assistant: { select: { name: true } } },
      workspace: { select: { name: true, slug: true } },
    },
  },
} as const;

/** The evaluations of a business, the ones to do first, and when the next open, for one of its staff. */
export async function listEvaluations(userId: string, workspaceId: string, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.evaluation.findMany({
      where: { workspaceId },
      select: LISTED,
      orderBy: [{ openedAt: 'desc' }],
      take: MOST_LISTED,
    });
    const engagements = await tx.engagement.findMany({
      where: { workspaceId, state: { notIn: ['ended'] }, agreements: { some: { state: 'in_force' } } },
      select: { id: true, assistantName: true, assistant: { select: { name: true } } },
      orderBy: { assistantName: 'asc' },
    });
    const others = engagements.map(({ id, assistant, assistantName }) => ({
      ...{ workspaceId, engagementId: id, other: assistant?.name ?? assistantName },
    }));
    const ahead = await readAhead(tx, others, now);
    return { evaluations: rows.map(listed), ahead };
  });
}

/** The evaluations of an assistant over all businesses, also those that ended, and when the next open. */
export async function listOwnEvaluations(userId: string, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx, { engagementIds }) => {
    const rows = await tx.evaluation.findMany({
      where: { engagement: { assistantUserId: userId } },
      select: LISTED,
      orderBy: [{ openedAt: 'desc' }],
      take: MOST_LISTED,
    });
    const engagements = await tx.engagement.findMany({
      where: { id: { in: [...engagementIds] }, agreements: { some: { state: 'in_force' } } },
      select: { id: true, workspaceId: true, workspace: { select: { name: true } } },
    });
    const others = engagements.map(({ id, workspaceId, workspace }) => ({
      ...{ workspaceId, engagementId: id, other: workspace.name },
    }));
    const ahead = await readAhead(tx, others, now);
    return { evaluations: rows.map(listed), ahead };
  });
}

export type ListedEvaluation = ReturnType<typeof listed>;
export type EvaluationAhead = Awaited<ReturnType<typeof listEvaluations>>['ahead'][number];

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

function readRow(tx: Tx) {
  return tx.evaluation.findFirst({ select: LISTED });
}

function listed({ engagement, signatures, round, ...row }: Row) {
  return {
    ...row,
    business: engagement.workspace,
    assistant: engagement.assistant?.name ?? engagement.assistantName,
    handedIn: handedInOf(row),
    signedBy: signatures.filter((signature) => signature.round === round).map(({ party }) => party),
  };
}

type Other = { readonly workspaceId: string; readonly engagementId: string; readonly other: string };

/** @returns of each other side how often they evaluate, and when the next opens. One query. */
async function readAhead(tx: Tx, others: readonly Other[], now: Date) {
  const cadences = await readCadences(
    tx,
    others.map(({ engagementId }) => engagementId),
  );
  return others.map((each) => {
    const cadence = cadences.find(({ engagementId }) => engagementId === each.engagementId);
    const next = cadence && !cadence.hasOpen ? nextEvaluation(cadence, now) : null;
    return {
      ...each,
      /** when the next opens by itself; null while one is open, or when the agreement ends before */
      opensAt: next?.opensAt ?? null,
      hasOpen: cadence?.hasOpen ?? false,
      months: cadence?.months ?? null,
      zone: cadence?.zone ?? 'UTC',
    };
  });
}
