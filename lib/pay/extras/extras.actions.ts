'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { formatMoney } from '@/lib/platform/money/money';
import { demand, notFound, refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { readAmount } from '../amounts';
import { notifyAssistant } from '../notifying';
import { extraMail } from '../owed/emails/extras';
import { isOwed, lockEngagement, owe } from '../owed/owed';
import { payRole } from '../roles';
import { AddExtra } from '../schema';
import { requireLatestTerms } from '../terms/pay-terms.queries';
import { roomForExtras } from './extras.queries';
import { comesTo, decideCorrection, decideExtra, isLimitedExtra } from './extras.rules';

/**
 * An owner adds what isn't work: a bonus, a customary extra, or a correction of something owed wrongly. It is its own
 * entry; what was approved before stays as it is.
 */
export const addExtra = defineAction({
  name: 'pay.addExtra',
  input: AddExtra,
  async run(scope) {
    const { input, tx, me, now } = scope;
    if (payRole(me, input) !== 'owner') {
      throw refused('not_yours', 'Only an owner adds to what is owed.');
    }
    const { workspaceId, engagementId, id, kind, note, correctsId, direction } = input;
    const place = { workspaceId, engagementId };
    const sourceKey = `extra:${id}`;
    const readIn = (currency: string) => {
      const minor = readAmount(input.amount, currency, 'amount');
      return direction === 'less' ? -minor : minor;
    };
    const saidIn = (currency: string) => ({ kind, note, correctsId, amountMinor: readIn(currency) });
    if (await isOwed(tx, place, sourceKey, saidIn)) return;
    const { timeZone } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { timeZone: true },
    });
    const day = dateIn(now, timeZone);
    const terms = await requireLatestTerms(tx, place, day);
    if (direction === 'less' && kind !== 'correction') {
      throw refused('less', 'Only a correction can take something away.', 'direction');
    }
    // what is left under a limit, or of what is corrected, is for one after the other
    await lockEngagement(tx, place);
    const corrected = correctsId === null ? null : await loadCorrected(tx, place, correctsId);
    const currency = corrected?.currency ?? terms.currency;
    const amountMinor = readIn(currency);
    if (corrected) demand(decideCorrection(corrected, amountMinor));
    if (isLimitedExtra(corrected?.kind ?? kind) && amountMinor > 0)
      demand(decideExtra(await roomForExtras(tx, place, { terms, day }), amountMinor));
    await owe(tx, place, {
      kind,
      sourceKey,
      terms: { ...terms, currency },
      note,
      ...(corrected ? { correctsId: corrected.id } : {}),
      fullMinor: amountMinor,
      amountMinor,
      approvedById: me.userId,
      approvedAt: now,
    });
    const amount = formatMoney({ minor: amountMinor, currency });
    await auditAction(scope, {
      ...place,
      action: 'pay.extra_added',
      subject: { kind: 'engagement', id: engagementId },
      data: { kind, amount, note },
    });
    await notifyAssistant(tx, place, {
      kind: 'pay.extra',
      factId: id,
      at: now,
      write: (words) => extraMail(words, { kind, amount, note }),
    });
  },
});

/** @throws Refused (`not_found`) when this engagement has nothing with that id to correct. */
async function loadCorrected(tx: Tx, place: EngagementRef, id: string) {
  const owed = await tx.owedItem.findFirst({
    where: { ...place, id },
    select: {
      id: true,
      kind: true,
      currency: true,
      amountMinor: true,
      corrections: { select: { amountMinor: true } },
    },
  });
  if (!owed) throw notFound('amount');
  return { ...owed, leftMinor: comesTo(owed, owed.corrections) };
}
