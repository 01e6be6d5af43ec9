'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { formatMoney } from '@/lib/platform/money/money';
import { refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { readAmount } from '../amounts';
import { notifyAssistant } from '../notifying';
import { advanceMail } from '../owed/emails/extras';
import { isOwed, owe } from '../owed/owed';
import { payRole } from '../roles';
import { AddAdvance } from '../schema';
import { requireLatestTerms } from '../terms/pay-terms.queries';

/** An owner gives pay ahead of work, and says in which parts it is recovered from later pay. */
export const addAdvance = defineAction({
  name: 'pay.addAdvance',
  input: AddAdvance,
  async run(scope) {
    const { input, tx, me, now } = scope;
    if (payRole(me, input) !== 'owner') {
      throw refused('not_yours', 'Only an owner gives an advance.');
    }
    const { workspaceId, engagementId, id, note } = input;
    const place = { workspaceId, engagementId };
    const sourceKey = `advance:${id}`;
    const readIn = (currency: string) => ({
      amountMinor: readAmount(input.amount, currency, 'amount'),
      partMinor: readAmount(input.part, currency, 'part'),
    });
    if (await isOwed(tx, place, sourceKey, (currency) => ({ kind: 'advance', note, ...readIn(currency) })))
      return;
    const terms = await findTermsWhileWorking(tx, place, now);
    const { currency } = terms;
    const { amountMinor, partMinor } = readIn(currency);
    if (partMinor > amountMinor) {
      throw refused('more_than_all', 'No more can be taken back of a pay day than was given.', 'part');
    }
    await owe(tx, place, {
      kind: 'advance',
      sourceKey,
      note,
      partMinor,
      // it is given ahead of work, so it doesn't wait for the end of a pay period
      terms: { ...terms, paySchedule: 'on_approval' },
      fullMinor: amountMinor,
      amountMinor,
      approvedById: me.userId,
      approvedAt: now,
    });
    const amount = formatMoney({ minor: amountMinor, currency });
    const part = formatMoney({ minor: partMinor, currency });
    await auditAction(scope, {
      ...place,
      action: 'pay.advance_added',
      subject: { kind: 'engagement', id: engagementId },
      data: { amount, part, note },
    });
    await notifyAssistant(tx, place, {
      kind: 'pay.extra',
      factId: id,
      at: now,
      write: (words) => advanceMail(words, { amount, part, note }),
    });
  },
});

/** @throws Refused (`ended`, `no_agreement`) if there is no later pay to recover it from. */
async function findTermsWhileWorking(tx: Tx, place: EngagementRef, now: Date) {
  const { state, workspace } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
    select: { state: true, workspace: { select: { timeZone: true } } },
  });
  if (state === 'ended') {
    throw refused('ended', 'The work has ended: there is no later pay to take an advance back out of.');
  }
  return requireLatestTerms(tx, place, dateIn(now, workspace.timeZone));
}
