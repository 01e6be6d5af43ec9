import { withActor } from '@/lib/platform/tenancy';
import type { AgreementState, Party } from './rules';
import { SIGNATURE_STANDS } from './standing-signatures.queries';

export type ListedAgreement = {
  readonly workspaceId: string;
  readonly id: string;
  readonly title: string;
  readonly state: AgreementState;
  readonly stateChangedAt: Date;
  readonly business: string;
  /** the business's: its calendar counts the days */
  readonly zone: string;
  readonly assistant: string;
  /** which sides have signed the current version */
  readonly signedBy: readonly Party[];
  /** the agreement that it is to replace, or has replaced */
  readonly amendsId: string | null;
  /** when it ends, if known */
  readonly endsAt: Date | null;
  /** whether the current version is one that both signed elsewhere */
  readonly isImported: boolean;
  /** whether the engagement has ended, whatever the agreement's own state is */
  readonly isPast: boolean;
};

/** An assistant without an agreement yet, or without one that still applies. */
export type WithoutAgreement = { readonly engagementId: string; readonly assistant: string };

const LISTED = {
  workspaceId: true,
  id: true,
  title: true,
  state: true,
  stateChangedAt: true,
  currentNumber: true,
  amendsId: true,
  endsAt: true,
  engagement: {
    select: {
      state: true,
      assistantName: true,
      assistant: { select: { name: true } },
      workspace: { select: { name: true, timeZone: true } },
    },
  },
  signatures: {
    where: SIGNATURE_STANDS,
    select: { party: true, agreementVersion: { select: { number: true } } },
  },
  imports: { select: { agreementVersion: { select: { number: true } } } },
} as const;

/** States in which there is, or may soon be, an agreement between the two. */
const STANDING: readonly AgreementState[] = [
  'draft',
  'proposed',
  'changes_requested',
  'signed_by_one',
  'in_force',
];

/** @returns a workspace's agreements, newest first, and the assistants without one. */
export async function listAgreements(
  userId: string,
  workspaceId: string,
): Promise<{ agreements: readonly ListedAgreement[]; without: readonly WithoutAgreement[] }> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const agreements = await tx.agreement.findMany({
      where: { workspaceId },
      select: LISTED,
      orderBy: { createdAt: 'desc' },
    });
    const without = await tx.engagement.findMany({
      where: {
        workspaceId,
        state: { notIn: ['ended'] },
        agreements: { none: { state: { in: [...STANDING] } } },
      },
      select: { id: true, assistantName: true, assistant: { select: { name: true } } },
      orderBy: { createdAt: 'asc' },
    });
    return {
      agreements: agreements.map(listed),
      without: without.map(({ id, assistantName, assistant }) => ({
        engagementId: id,
        assistant: assistant?.name ?? assistantName,
      })),
    };
  });
}

/**
 * @returns an assistant's agreements over all workspaces, newest first; for ended engagements, those that both had
 * signed.
 */
export async function listOwnAgreements(userId: string): Promise<readonly ListedAgreement[]> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const agreements = await tx.agreement.findMany({
      where: {
        engagementId: { in: [...me.engagementIds, ...me.pastEngagementIds] },
        state: { not: 'draft' },
      },
      select: LISTED,
      orderBy: { createdAt: 'desc' },
    });
    return agreements.map(listed);
  });
}

type Row = Omit<ListedAgreement, 'business' | 'zone' | 'assistant' | 'signedBy' | 'isImported' | 'isPast'> & {
  readonly currentNumber: number;
  readonly engagement: {
    readonly state: string;
    readonly assistantName: string;
    readonly assistant: { readonly name: string } | null;
    readonly workspace: { readonly name: string; readonly timeZone: string };
  };
  readonly signatures: readonly {
    readonly party: Party;
    readonly agreementVersion: { readonly number: number };
  }[];
  readonly imports: readonly { readonly agreementVersion: { readonly number: number } }[];
};

function listed({ engagement, signatures, imports, currentNumber, ...row }: Row): ListedAgreement {
  return {
    ...row,
    business: engagement.workspace.name,
    zone: engagement.workspace.timeZone,
    assistant: engagement.assistant?.name ?? engagement.assistantName,
    signedBy: signatures
      .filter(({ agreementVersion }) => agreementVersion.number === currentNumber)
      .map(({ party }) => party),
    isImported: imports.some(({ agreementVersion }) => agreementVersion.number === currentNumber),
    isPast: engagement.state === 'ended',
  };
}

/** What the page of a new agreement starts from. */
export type AgreementStart = {
  readonly engagementId: string;
  readonly assistant: string;
  readonly hasJoined: boolean;
  /** the states of the existing agreements */
  readonly states: readonly AgreementState[];
  /** the one of them that applies, or may soon */
  readonly standingId: string | null;
};

/** @returns the engagement that an agreement is begun for, or null when it isn't there or isn't theirs. */
export async function getAgreementStart(
  userId: string,
  workspaceId: string,
  engagementId: string,
): Promise<AgreementStart | null> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const row = await tx.engagement.findFirst({
      where: { workspaceId, id: engagementId, state: { not: 'ended' } },
      select: {
        assistantName: true,
        assistant: { select: { name: true } },
        agreements: { select: { id: true, state: true }, orderBy: { createdAt: 'asc' } },
      },
    });
    if (!row) return null;
    return {
      engagementId,
      assistant: row.assistant?.name ?? row.assistantName,
      hasJoined: row.assistant !== null,
      states: row.agreements.map(({ state }) => state),
      standingId: row.agreements.find(({ state }) => STANDING.includes(state))?.id ?? null,
    };
  });
}
