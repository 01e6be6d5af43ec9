import { now } from '@/lib/platform/clock';
import { notFound } from '@/lib/platform/result';
import { engagementRole, type PersonAccess, type Tx } from '@/lib/platform/tenancy';
import { type AgreementActor, type AgreementFacts, OPEN_STATES } from './rules';
import { SIGNATURE_STANDS } from './standing-signatures.queries';
import { hasRunOut } from './timing/ending.rules';

export type AgreementRef = { readonly workspaceId: string; readonly id: string };

const LOADED = {
  workspaceId: true,
  id: true,
  engagementId: true,
  title: true,
  templateKey: true,
  templateId: true,
  templateVersion: true,
  state: true,
  stateChangedAt: true,
  version: true,
  currentNumber: true,
  amendsId: true,
  respondBy: true,
  endsAt: true,
  termination: { select: { effectiveAt: true } },
  amendments: { select: { state: true } },
  inForceAt: true,
  engagement: {
    select: {
      state: true,
      assistantName: true,
      assistant: { select: { id: true, name: true, email: true, timeZone: true } },
      workspace: { select: { id: true, slug: true, name: true, timeZone: true } },
    },
  },
} as const;

const CURRENT = {
  id: true,
  number: true,
  documentHash: true,
  createdById: true,
  createdAt: true,
  savedById: true,
  savedAt: true,
  savedIn: true,
  signatures: { where: SIGNATURE_STANDS, select: { party: true, userId: true } },
  imports: { select: { id: true } },
} as const;

export type LoadedAgreement = Awaited<ReturnType<typeof loadAgreement>>['agreement'];

/**
 * Loads what an agreement's rules need, and locks its row until the transaction ends: whoever acts on the same
 * agreement at the same moment waits here, and then sees what the first one did.
 * @returns the agreement, its current version (null when the actor may not see it yet), the facts for its rules, and
 * the instant of whatever is done now: taken once the row is locked, so that the chain's times are in order.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function loadAgreement(tx: Tx, me: PersonAccess, ref: AgreementRef) {
  await lockAgreement(tx, ref);
  const at = now();
  const { workspaceId, id } = ref;
  const agreement = await tx.agreement.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: LOADED,
  });
  if (!agreement) throw notFound('agreement');
  const role = engagementRole(me, agreement);
  if (role === null) throw notFound('agreement');

  const current = await tx.agreementVersion.findUnique({
    where: {
      workspaceId_agreementId_number: { workspaceId, agreementId: id, number: agreement.currentNumber },
    },
    select: CURRENT,
  });
  const facts: AgreementFacts = {
    state: agreement.state,
    hasJoined: agreement.engagement.assistant !== null,
    isOpen: current === null || current.documentHash === null,
    signatures: current?.signatures ?? [],
    isImported: (current?.imports.length ?? 0) > 0,
    isAmendment: agreement.amendsId !== null && agreement.inForceAt === null,
    hasOpenAmendment: agreement.amendments.some(({ state }) => OPEN_STATES.includes(state)),
    hasNotice: agreement.termination !== null,
    hasRunOut: hasRunOut({ ...agreement, noticeEndsAt: agreement.termination?.effectiveAt ?? null }, at),
  };
  const actor: AgreementActor = { role, userId: me.userId };
  return { agreement, current, facts, actor, at };
}

/** Locks the agreement's row, waiting for it. Does nothing when the actor can't see it. */
export async function lockAgreement(tx: Tx, { workspaceId, id }: AgreementRef): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM agreements WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
}
