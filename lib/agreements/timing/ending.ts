import { demand } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementMailData } from '../emails/agreement-mail';
import { isImported } from '../imported.queries';
import { type AgreementRef, lockAgreement } from '../loading';
import { moveAgreement } from '../moving';
import { notifyAssistant, notifyOwners } from '../notifying';
import { decide, PRODUCT } from '../rules';
import { recordClosing } from './closing';
import { endedMail } from './emails/ended';
import { lapsedMail } from './emails/lapsed';
import { nextEnding } from './ending.rules';
import { endPay } from './ending-pay';
import { atEndInWords, endOf } from './ending-words';

/**
 * Closes an agreement if its time is over at `at`; runs as the workspace. It then counts as over since its set instant,
 * however late this runs.
 * @returns whether it was closed now.
 */
export async function closeIfOver(tx: Tx, ref: AgreementRef, at: Date): Promise<boolean> {
  await lockAgreement(tx, ref);
  const agreement = await tx.agreement.findUnique({
    where: { workspaceId_id: ref },
    include: { termination: true, engagement: { include: { assistant: true, workspace: true } } },
  });
  if (!agreement) return false;
  const { id, state, termination } = agreement;
  const ending = nextEnding({ ...agreement, noticeEndsAt: termination?.effectiveAt ?? null });
  if (ending === null || ending.at.getTime() > at.getTime()) return false;

  const facts = { state, hasJoined: true, isOpen: false, signatures: [] };
  const next = demand(decide(facts, ending.action, PRODUCT));
  await moveAgreement(tx, agreement, next, ending.at);
  await endPay(tx, agreement, ending.at);
  const kind = ending.action === 'terminate' ? 'terminated' : 'expired';
  const payload = {
    since: ending.at.toISOString(),
    ...(kind === 'terminated' && termination
      ? { terminationId: termination.id, party: termination.party }
      : {}),
  };
  await recordClosing(tx, agreement, { kind, at, byUserId: null, payload });

  const { timeZone: zone } = agreement.engagement.workspace;
  const when = endOf(ending.at, zone, at);
  const atEnd = atEndInWords(ending.at, zone, at);
  // what is in force isn't waited for any more, wherever it was signed
  const isFile = state !== 'in_force' && (await isImported(tx, agreement));
  const notification = {
    kind: `agreement.${kind}` as const,
    factId: id,
    write: (words: AgreementMailData) =>
      state === 'in_force'
        ? endedMail(words, { day: when.day, atEnd, kind })
        : lapsedMail(words, { when, wasBeingChanged: state === 'changes_requested', isImported: isFile }),
  };
  await notifyOwners(tx, agreement, notification);
  await notifyAssistant(tx, agreement, notification);
  return true;
}
