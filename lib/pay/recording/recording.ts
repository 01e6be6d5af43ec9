import { recordedName } from '@/lib/people/recorded-name.rules';
import { type ActingContext, auditAction } from '@/lib/platform/actions/audit';
import { formatMoney } from '@/lib/platform/money/money';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { notifyAssistant } from '../notifying';
import { type ExternalDetails, external } from '../rails/external';
import type { Begun } from '../rails/rail';
import { recordedMail } from './emails/payments';
import type { ChosenOwed } from './recording.rules';

/**
 * @param where the business, or one assistant of it
 * @returns the chosen items, in that order, in their present state. @throws Refused (`not_found`) unless all of them
 * are there
 */
export async function findChosen(
  tx: Tx,
  where: { readonly workspaceId: string; readonly engagementId?: string },
  ids: readonly string[],
): Promise<readonly ChosenOwed[]> {
  const rows = await tx.owedItem.findMany({
    where: { ...where, id: { in: [...ids] } },
    select: {
      id: true,
      engagementId: true,
      currency: true,
      amountMinor: true,
      lines: { where: { releasedAt: null }, select: { id: true } },
      agreement: {
        select: { engagement: { select: { assistantName: true, assistant: { select: { name: true } } } } },
      },
    },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (!row) throw notFound('amount');
    const { engagementId, currency, amountMinor, lines, agreement } = row;
    return {
      id,
      engagementId,
      assistant: recordedName(agreement.engagement),
      money: { minor: Number(amountMinor), currency },
      isInPayment: lines.length > 0,
    };
  });
}

/** Records what an owner sent outside the product: each payment, its books, who said so, and a mail to its receiver. */
export async function record(
  context: ActingContext & { readonly now: Date },
  begun: readonly Begun<ExternalDetails>[],
): Promise<void> {
  const { tx, now } = context;
  await external.start(tx, begun);
  for (const { order, details } of begun) {
    const { workspaceId, engagementId, id, lines, total } = order;
    const { method, sentOn, reference, note } = details;
    const place = { workspaceId, engagementId };
    const amount = formatMoney(total);
    await auditAction(context, {
      ...place,
      action: 'payment.recorded',
      subject: { kind: 'payment', id },
      data: { amount, method, owed: lines.map(({ owedId }) => owedId) },
    });
    await notifyAssistant(tx, place, {
      kind: 'pay.recorded',
      factId: id,
      paymentId: id,
      at: now,
      write: (words) => recordedMail(words, { amount, method, sentOn, reference, note }),
    });
  }
}
