'use server';

import type { z } from 'zod';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money/money';
import { demand, notFound, refused } from '@/lib/platform/result';
import { type PersonAccess, staffRole, type Tx } from '@/lib/platform/tenancy';
import { dayInWords } from '@/lib/platform/time/format';
import { lockEngagement } from '../owed/owed';
import { methodInWords } from '../payments/payments.rules';
import { RecordPayments } from '../schema';
import { findChosen, record } from './recording';
import {
  decideParts,
  decideSentOn,
  type PaymentPart,
  paymentPartsOf,
  totalsByCurrency,
} from './recording.rules';

type Scope = ActionScope<z.output<typeof RecordPayments>>;

/** What was entered about the payments, so that it can be sent again. */
export type SaidOfMany = Pick<
  Scope['input'],
  'owed' | 'method' | 'sentOn' | 'reference' | 'note' | 'references'
>;

/** What the form shows next: the choice, to be changed; what it comes to; or that it is recorded. */
export type RecordingAnswer =
  | { readonly kind: 'choosing'; readonly said: SaidOfMany }
  | {
      readonly kind: 'summary';
      readonly said: SaidOfMany;
      readonly payments: readonly {
        readonly key: string;
        readonly assistant: string;
        readonly amount: string;
        /** how many owed items */
        readonly owed: number;
        readonly reference: string;
      }[];
      readonly totals: readonly string[];
      readonly how: string;
    }
  | { readonly kind: 'recorded'; readonly payments: number; readonly totals: readonly string[] };

/**
 * An owner records what they sent to several assistants outside the product: one day, one way, and one payment per
 * assistant and currency, as if each had been recorded on its own. Nothing is written before they have seen the totals;
 * then everything is, or nothing.
 */
export const recordPayments = defineAction({
  name: 'pay.recordMany',
  input: RecordPayments,
  once: { again: (scope) => (scope.input.intent === 'record' ? recordedBefore(scope) : look(scope)) },
  run: (scope) => (scope.input.intent === 'record' ? recordAll(scope) : look(scope)),
});

async function look(scope: Scope): Promise<RecordingAnswer> {
  const { input, now } = scope;
  const { workspaceId, owed, method, sentOn, reference, note, references } = input;
  const said = { owed, method, sentOn, reference, note, references };
  if (input.intent === 'change') return { kind: 'choosing', said };
  await requireSent(scope);
  const parts = demand(decideParts(await findChosen(scope.tx, { workspaceId }, owed)));
  return {
    kind: 'summary',
    said,
    payments: parts.map((part) => ({
      key: part.key,
      assistant: part.assistant,
      amount: formatMoney(part.total),
      owed: part.lines.length,
      reference: referenceOf(input, part),
    })),
    totals: totalsInWords(parts),
    how: `${methodInWords(method)}, sent on ${dayInWords(sentOn, now)}`,
  };
}

async function recordAll(scope: Scope): Promise<RecordingAnswer> {
  const { input, tx, me, now } = scope;
  await requireSent(scope);
  await lockEngagements(tx, input);
  const { workspaceId, owed, method, sentOn, note } = input;
  const parts = demand(decideParts(await findChosen(tx, { workspaceId }, owed)));
  await record(
    scope,
    parts.map((part) => {
      const { engagementId, lines, total } = part;
      const order = { workspaceId, engagementId, id: newId(), lines, total, orderedById: me.userId, at: now };
      const whole = { sent: total, exchangeRate: null, fee: { minor: 0, currency: total.currency } };
      const words = { method, sentOn, reference: referenceOf(input, part), note };
      return { order, details: { ...whole, ...words, proofFileId: null } };
    }),
  );
  return recordedOf(parts);
}

/** The answer to recording them, given again. */
async function recordedBefore({ input, tx, me }: Scope): Promise<RecordingAnswer> {
  const { workspaceId, owed } = input;
  requireOwner(me, workspaceId);
  return recordedOf(paymentPartsOf(await findChosen(tx, { workspaceId }, owed)));
}

function recordedOf(parts: readonly PaymentPart[]): RecordingAnswer {
  return { kind: 'recorded', payments: parts.length, totals: totalsInWords(parts) };
}

/** @throws Refused unless this is an owner, and the day has come. */
async function requireSent({ input, tx, me, signedIn, now }: Scope): Promise<void> {
  requireOwner(me, input.workspaceId);
  const { timeZone } = await tx.workspace.findUniqueOrThrow({
    where: { id: input.workspaceId },
    select: { timeZone: true },
  });
  demand(decideSentOn(input.sentOn, [timeZone, signedIn.timeZone], now));
}

function requireOwner(me: PersonAccess, workspaceId: string): void {
  const role = staffRole(me, workspaceId);
  if (role === null) throw notFound('page');
  if (role !== 'owner') throw refused('not_yours', 'Only an owner records what was paid.');
}

/** Always in the same order, so that two who record overlapping choices don't deadlock. */
async function lockEngagements(tx: Tx, { workspaceId, owed }: Scope['input']): Promise<void> {
  const engagements = await tx.owedItem.findMany({
    where: { workspaceId, id: { in: [...owed] } },
    distinct: 'engagementId',
    orderBy: { engagementId: 'asc' },
    select: { engagementId: true },
  });
  for (const { engagementId } of engagements) await lockEngagement(tx, { workspaceId, engagementId });
}

/** @returns its own, else the common one. */
function referenceOf({ reference, references }: Scope['input'], { key }: PaymentPart): string {
  return references.find(({ of }) => of === key)?.text || reference;
}

function totalsInWords(parts: readonly PaymentPart[]): readonly string[] {
  return totalsByCurrency(parts).map(formatMoney);
}
