import { setAgreementReminders } from '@/lib/notifications/reminding';
import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import { appendEvents } from './appending';
import { closeIfOver } from './ending';
import { moveAgreement } from './moving';
import { remindOfAgreement } from './reminding.jobs';

type Place = { readonly workspaceId: string; readonly engagementId: string };
type AtTheEnd = { readonly endingId: string; readonly at: Date };

/** What was offered and isn't signed by both binds nobody, and is signed by nobody any more. */
const OFFERED = ['proposed', 'changes_requested', 'signed_by_one'] as const;

/**
 * Closes what two have agreed or offered each other, once their work ends; done as the workspace. One whose time is over is
 * closed as ever. One whose notice still runs is let go of by the word of both, which the database asks for.
 */
export async function closeAgreementsAtTheEnd(tx: Tx, place: Place, end: AtTheEnd): Promise<void> {
  const { workspaceId, engagementId } = place;
  const open = await tx.agreement.findMany({
    where: { workspaceId, engagementId, state: { in: ['in_force', ...OFFERED] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    if (!(await closeIfOver(tx, { workspaceId, id }, end.at))) await letGo(tx, { workspaceId, id }, end);
  }
}

async function letGo(
  tx: Tx,
  ref: { readonly workspaceId: string; readonly id: string },
  end: AtTheEnd,
): Promise<void> {
  const { endingId, at } = end;
  const agreement = await tx.agreement.findUniqueOrThrow({
    where: { workspaceId_id: ref },
    select: { workspaceId: true, engagementId: true, id: true, state: true, version: true },
  });
  const { workspaceId, engagementId, id, state } = agreement;
  const kind = state === 'in_force' ? 'terminated' : 'withdrawn';
  await moveAgreement(tx, agreement, kind, at, kind === 'terminated' ? { endsAt: at } : {});
  const payload = { since: at.toISOString(), endingId, ...(kind === 'terminated' ? { by: 'both' } : {}) };
  await appendEvents(tx, agreement, [{ kind, actorUserId: null, at, payload }]);
  await audit(tx, {
    ...{ workspaceId, engagementId, actorUserId: null, action: `agreement.${kind}` },
    subject: { kind: 'agreement', id },
    data: payload,
  });
  await setAgreementReminders(tx, agreement, [], remindOfAgreement);
}
