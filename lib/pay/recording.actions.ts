'use server';

import { auditDeed } from '@/lib/platform/actions/audit';
import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { recordFile, storeUpload } from '@/lib/platform/files/storing';
import { formatMoney, type Money, parseMoney } from '@/lib/platform/money';
import { sumOf } from '@/lib/platform/reckoning';
import { demand, notFound, refused } from '@/lib/platform/result';
import { type EngagementRef, type PersonStanding, type Tx, withActor } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { dateIn } from '@/lib/platform/time/zones';
import { noAmount, readAmount } from './amounts';
import { recordedLetter } from './emails/payments';
import { readRate } from './exchange.rules';
import { holdEngagement } from './owed';
import { external } from './rails/external';
import type { OrderLine } from './rails/rail';
import { payRole } from './roles';
import { RecordPayment } from './schema';
import { tellAssistant } from './telling';

/** An owner records money that they sent another way, and what of the owed it paid. It stays theirs to have sent: we moved nothing. */
export const recordPayment = definePreparedAction({
  name: 'pay.record',
  input: RecordPayment,
  limit: 'upload',
  once: { again: async (scope) => ({ slug: await slugOf(scope), engagementId: scope.input.engagementId }) },
  async prepare({ proof, ...place }, { userId }) {
    if (proof === null) return null;
    await withActor({ kind: 'user', userId }, async (_tx, me) => requireOwner({ ...me, userId }, place));
    return storeUpload(proof, 'proof');
  },
  async run(scope, stored) {
    const { input, tx, me, now } = scope;
    requireOwner(me, input);
    const { workspaceId, engagementId, id } = input;
    const place = { workspaceId, engagementId };
    const { slug, timeZone } = await businessOf(tx, place);
    if (input.sentOn > dateIn(now, timeZone)) {
      throw refused('in_the_future', 'Record it once it is sent.', 'sentOn');
    }
    await holdEngagement(tx, place);
    const lines = await payable(tx, place, input.owed);
    const total = totalOf(lines);
    const { sent, exchangeRate, fee } = readAmounts(input, total);
    const proofFileId =
      stored && (await recordFile(tx, { ...place, stored, uploadedById: me.userId, picture: null }));
    const { method, sentOn, reference, note } = input;
    await external.start(tx, [
      {
        order: { ...place, id, lines, total, orderedById: me.userId, at: now },
        details: { method, sent, exchangeRate, fee, sentOn, reference, note, proofFileId },
      },
    ]);
    await auditDeed(scope, {
      ...place,
      action: 'payment.recorded',
      subject: { kind: 'payment', id },
      data: { amount: formatMoney(total), method, owed: input.owed },
    });
    await tellAssistant(tx, place, {
      kind: 'pay.recorded',
      ...{ factId: id, paymentId: id, at: now },
      write: (words) =>
        recordedLetter(words, { amount: formatMoney(total), method, sentOn, reference, note }),
    });
    return { slug, engagementId };
  },
  leadsTo: ({ slug, engagementId }) => `${addresses.statement(slug, engagementId)}#payments`,
});

function requireOwner(me: PersonStanding, place: EngagementRef): void {
  if (payRole(me, place) !== 'owner') {
    throw refused('not_yours', 'Only an owner records what was paid.');
  }
}

async function businessOf(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { workspace: { select: { slug: true, timeZone: true } } },
  });
  if (!engagement) throw notFound('assistant');
  return engagement.workspace;
}

/** @returns what was chosen, as long as nothing else pays it. @throws Refused (`not_found`, `paid_already`) */
async function payable(tx: Tx, place: EngagementRef, ids: readonly string[]): Promise<readonly OrderLine[]> {
  const owed = await tx.owedItem.findMany({
    where: { ...place, id: { in: [...ids] } },
    select: {
      id: true,
      currency: true,
      amountMinor: true,
      lines: { where: { releasedAt: null }, select: { id: true } },
    },
  });
  if (owed.length !== ids.length) throw notFound('amount');
  if (owed.some(({ lines }) => lines.length > 0)) {
    throw refused(
      'paid_already',
      'One of these has been recorded as paid already. Look at the page again.',
      'owed',
    );
  }
  return owed.map(({ id, currency, amountMinor }) => ({
    owedId: id,
    money: { minor: Number(amountMinor), currency },
  }));
}

/** @throws Refused (`mixed_currencies`, `nothing_owed`) */
function totalOf(lines: readonly OrderLine[]): Money {
  const [currency, ...others] = new Set(lines.map(({ money }) => money.currency));
  if (currency === undefined || others.length > 0) {
    throw refused(
      'mixed_currencies',
      'These are owed in different currencies. Record one payment for each.',
      'owed',
    );
  }
  const minor = sumOf(lines.map(({ money }) => money.minor));
  if (minor <= 0) {
    throw refused(
      'nothing_owed',
      'Together these come to nothing that could be paid. Choose more of what is owed.',
      'owed',
    );
  }
  return { minor, currency };
}

type TypedAmounts = {
  readonly sentCurrency: string;
  readonly sentAmount: string;
  readonly exchangeRate: string;
  readonly fee: string;
};

/** @throws Refused at the amount that can't be read, or that doesn't fit the others */
function readAmounts(typed: TypedAmounts, total: Money) {
  const currency = typed.sentCurrency === '' ? total.currency : typed.sentCurrency;
  const fee = typed.fee === '' ? 0 : parseMoney(typed.fee, currency);
  if (fee === null) throw noAmount(currency, 'fee');
  if (currency === total.currency) {
    const sent = typed.sentAmount === '' ? total.minor : parseMoney(typed.sentAmount, currency);
    if (sent !== total.minor) {
      throw refused(
        'other_amount',
        `What you chose comes to ${formatMoney(total)}. Choose what you paid, or leave this empty; a fee goes into its own field.`,
        'sentAmount',
      );
    }
    return { sent: total, exchangeRate: null, fee: { minor: fee, currency } };
  }
  const sent = { minor: readAmount(typed.sentAmount, currency, 'sentAmount'), currency };
  return {
    sent,
    exchangeRate: demand(readRate(typed.exchangeRate, total, sent)),
    fee: { minor: fee, currency },
  };
}
