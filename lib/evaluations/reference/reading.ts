import type { Prisma } from '@/lib/platform/db/generated/client';
import { canonicalJson } from '@/lib/platform/record/canonical';
import { REFERENCE_FORMAT } from '@/lib/platform/record/reference-file';
import type { Tx } from '@/lib/platform/tenancy';
import { readFactsSince } from '../facts/queries';
import { wordsOf } from './evaluations';
import { partsOfReference } from './parts';

/**
 * Reads somebody's record over all businesses that allow it: with whom, from when to when, under which agreements, the
 * facts of their own side, and the texts of the evaluations signed by both of which they hold a copy. Nothing about
 * pay, no brief, no message, no mark, and nobody else's name.
 * @returns it, and the engagements it covers, possibly none
 */
export async function readReference(tx: Tx, userId: string, at: Date) {
  const person = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true },
  });
  const rows = await tx.engagement.findMany({
    where: partsOfReference(userId),
    select: PART,
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
  });
  const engagements: ReferenceEngagement[] = [];
  for (const row of rows) engagements.push(await readEngagement(tx, row, at));
  return {
    record: { assistant: person, asOf: at.toISOString(), engagements },
    parts: rows.map(({ workspaceId, id: engagementId }) => ({ workspaceId, engagementId })),
  };
}

const PART = {
  workspaceId: true,
  id: true,
  createdAt: true,
  joinedAt: true,
  endedAt: true,
  workspace: { select: { name: true, timeZone: true } },
  agreements: {
    where: { inForceAt: { not: null } },
    orderBy: { inForceAt: 'asc' },
    select: {
      title: true,
      state: true,
      stateChangedAt: true,
      inForceAt: true,
      versions: {
        where: { proposedAt: { not: null } },
        orderBy: { number: 'desc' },
        take: 1,
        select: { payType: true },
      },
    },
  },
  evaluations: {
    where: { state: 'done', copies: { some: {} } },
    orderBy: { number: 'asc' },
    select: {
      number: true,
      periodFrom: true,
      periodTo: true,
      closedAt: true,
      canonicalJson: true,
      documentHash: true,
      copies: { select: { sha256: true } },
    },
  },
} as const satisfies Prisma.EngagementSelect;

type Row = Prisma.EngagementGetPayload<{ select: typeof PART }>;

async function readEngagement(tx: Tx, row: Row, at: Date) {
  const from = row.joinedAt ?? row.createdAt;
  const place = { workspaceId: row.workspaceId, engagementId: row.id };
  const together = { since: from, zone: row.workspace.timeZone };
  const { period } = await readFactsSince(tx, place, together, { from, until: at }, at);
  const { work, time, answers } = period;
  return {
    business: row.workspace,
    from: from.toISOString(),
    until: row.endedAt?.toISOString() ?? null,
    agreements: row.agreements.map(({ title, state, stateChangedAt, inForceAt, versions }) => ({
      title,
      pay: versions[0]?.payType ?? null,
      from: inForceAt?.toISOString() ?? null,
      until: state === 'in_force' ? null : stateChangedAt.toISOString(),
    })),
    facts: { work, time, answers: answers.assistant },
    evaluations: row.evaluations.flatMap(wordsOf),
  };
}

type ReferenceEngagement = Awaited<ReturnType<typeof readEngagement>>;
export type Reference = Awaited<ReturnType<typeof readReference>>['record'];

/** @returns a reference as canonical JSON, which the seal covers. */
export function referenceText(reference: Reference): string {
  return canonicalJson({ format: REFERENCE_FORMAT, ...reference });
}
