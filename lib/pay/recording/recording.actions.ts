'use server';

import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { recordFile, storeUpload } from '@/lib/platform/files/storing';
import { formatMoney, type Money, parseMoney } from '@/lib/platform/money/money';
import { demand, notFound, refused } from '@/lib/platform/result';
import { type EngagementRef, type PersonAccess, type Tx, withActor } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { noAmount, readAmount } from '../amounts';
import { lockEngagement } from '../owed/owed';
import { payRole } from '../roles';
import { RecordPayment } from '../schema';
import { readRate } from './exchange.rules';
import { findChosen, record } from './recording';
import { type ChosenOwed, decideParts, decideSentOn, type PaymentPart } from './recording.rules';

/** An owner records money that they sent outside the product, and what it paid. They sent it: we moved nothing. */
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
    const { input, tx, me, signedIn, now } = scope;
    requireOwner(me, input);
    const { workspaceId, engagementId, id } = input;
    const place = { workspaceId, engagementId };
    const { slug, timeZone } = await businessOf(tx, place);
    demand(decideSentOn(input.sentOn, [timeZone, signedIn.timeZone], now));
    await lockEngagement(tx, place);
    const { lines, total } = onePart(await findChosen(tx, place, input.owed));
    const { sent, exchangeRate, fee } = readAmounts(input, total);
    const proofFileId =
      stored && (await recordFile(tx, { ...place, stored, uploadedById: me.userId, picture: null }));
    const { method, sentOn, reference, note } = input;
    await record(scope, [
      {
        order: { ...place, id, lines, total, orderedById: me.userId, at: now },
        details: { method, sent, exchangeRate, fee, sentOn, reference, note, proofFileId },
      },
    ]);
    return { slug, engagementId };
  },
  leadsTo: ({ slug, engagementId }) => `${addresses.statement(slug, engagementId)}#payments`,
});

function requireOwner(me: PersonAccess, place: EngagementRef): void {
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

/** @returns the choice, as one payment. @throws Refused (`paid_already`, `nothing_owed`, `mixed_currencies`) */
function onePart(chosen: readonly ChosenOwed[]): PaymentPart {
  const [part, ...others] = demand(decideParts(chosen));
  if (part && others.length === 0) return part;
  throw refused(
    'mixed_currencies',
    'These are owed in different currencies. Record one payment for each.',
    'owed',
  );
}

type TypedAmounts = {
  readonly sentCurrency: string;
  readonly sentAmount: string;
  readonly exchangeRate: string;
  readonly fee: string;
};

/** @throws Refused at the amount that can't be read, or that contradicts the others */
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
