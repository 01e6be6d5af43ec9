import { submitExpense } from '@/lib/pay/expenses/expenses.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '../agreements';
import { doneOf, submit } from '../browser/forms';
import { asPerson, type Person } from '../people';
import { FRIDAY_EVENING, owedIn } from '../time';

/** The Monday after the week of tests/support/time. */
export const NEXT_MONDAY = new Date('2027-03-15T16:00:00Z');

/** @returns what an owner posts who paid everything that is owed, by Wise; name only what matters. */
export async function paymentForm(pair: Pair, changes: Parameters<typeof submit>[1] = {}) {
  const owed = (await owedIn(pair.owner, pair)).map(({ id }) => id);
  return {
    workspaceId: pair.workspace.id,
    engagementId: pair.engagementId,
    id: newId(),
    owed,
    method: 'wise',
    sentOn: '2027-03-15',
    sentCurrency: '',
    sentAmount: '',
    exchangeRate: '',
    fee: '',
    reference: 'T-2041',
    note: '',
    ...changes,
  };
}

/** Records a payment of everything that is owed, as its owner. @returns what a form about it posts. */
export async function givenRecorded(
  pair: Pair,
  changes: Parameters<typeof submit>[1] = {},
  at = NEXT_MONDAY,
) {
  const form = await paymentForm(pair, changes);
  doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(recordPayment, form))));
  return { workspaceId: form.workspaceId, id: form.id, version: 1 };
}

/** @returns a payment as somebody sees it; null when they don't. */
export function paymentOf(
  person: Person,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.payment.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      include: { answers: true, lines: true },
    }),
  );
}

/** @returns what an assistant posts to hand in an expense; name only what matters. */
export function expenseForm({ workspace, engagementId }: Pair, changes: Parameters<typeof submit>[1] = {}) {
  return {
    workspaceId: workspace.id,
    engagementId,
    id: newId(),
    spentOn: '2027-03-10',
    what: 'Stock photos for the catalogue',
    amount: '24.90',
    receipt: new File(['%PDF-1.4\nreceipt'], 'receipt.pdf', { type: 'application/pdf' }),
    ...changes,
  };
}

/** Hands in an expense, as its assistant. @returns what a form about it posts. */
export async function givenExpense(
  pair: Pair,
  changes: Parameters<typeof submit>[1] = {},
  at = FRIDAY_EVENING,
) {
  const form = expenseForm(pair, changes);
  doneOf(await atTime(at, () => asPerson(pair.assistant, () => submit(submitExpense, form))));
  return { workspaceId: form.workspaceId, id: form.id, version: 1 };
}
