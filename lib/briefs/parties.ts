import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Tx } from '@/lib/platform/tenancy';
import type { BriefMailData } from './emails/brief-mail';

const READER = { id: true, email: true, name: true, timeZone: true } as const;

type BriefBetween = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
  readonly createdById: string;
  readonly title: string;
  readonly deadlineAt: Date | null;
};

/**
 * Finds who is told about a brief: the assistant on one side; on the other the owners, and the manager who wrote it.
 * Two queries.
 */
export async function loadParties(tx: Tx, brief: BriefBetween) {
  const { workspaceId, engagementId } = brief;
  const { state, assistant, assistantName, workspace } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: {
      state: true,
      assistantName: true,
      assistant: { select: READER },
      workspace: { select: { slug: true, name: true } },
    },
  });
  const memberships = await tx.membership.findMany({
    where: {
      workspaceId,
      endedAt: null,
      OR: [{ role: 'owner' }, { role: 'manager', userId: brief.createdById }],
    },
    select: { user: { select: READER } },
  });
  // they can still see what is owed to them, but not briefs (adr/0042)
  const hasEnded = state === 'ended';
  const assistantsPage = hasEnded
    ? addresses.inboxStatement(workspaceId, engagementId)
    : addresses.inboxBrief(workspaceId, brief.id);
  return {
    business: workspace,
    assistant: assistant && { ...assistant, url: absolute(assistantsPage), isOver: hasEnded },
    assistantName: assistant?.name ?? assistantName,
    staff: memberships.map(({ user }) => ({
      ...user,
      url: absolute(addresses.brief(workspace.slug, brief.id)),
      isOver: false,
    })),
  };
}

export type Parties = Awaited<ReturnType<typeof loadParties>>;
export type Reader = Parties['staff'][number];

/** @returns the facts that every mail about a brief is written from, for one reader. */
export function wordsFor(brief: BriefBetween, parties: Parties, reader: Reader, now: Date): BriefMailData {
  return {
    title: brief.title,
    business: parties.business.name,
    assistant: parties.assistantName,
    deadlineAt: brief.deadlineAt,
    zone: reader.timeZone,
    now,
    url: reader.url,
    isOver: reader.isOver,
  };
}
