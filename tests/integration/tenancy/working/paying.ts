import { approveExpense } from '@/lib/pay/expenses/expenses.actions';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { concedeDispute } from '@/lib/time/disputes/disputing.actions';
import { startTimer } from '@/lib/time/timer/timing.actions';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenExpense, givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { letThemUseStripe } from '@/tests/support/pay/stripe-rows';
import { asPerson } from '@/tests/support/people';
import {
  APPROVED_BY_SILENCE,
  givenApproved,
  givenApprovedBySilence,
  givenDisputed,
} from '@/tests/support/time';

/** A week that was approved, an expense that was, a payment that was confirmed, and a timer that runs. */
export async function letThemBePaid(pair: Pair): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  await givenApproved(pair);
  const expense = { ...(await givenExpense(pair)), note: '' };
  doneOf(await asPerson(owner, () => submit(approveExpense, expense)));
  const payment = { ...(await givenRecorded(pair)), note: '' };
  doneOf(await atTime(NEXT_MONDAY, () => asPerson(assistant, () => submit(confirmPayment, payment))));
  // what stays owed
  const silent = await givenApprovedBySilence(pair, { date: '2027-03-02' }, '2027-03-01');
  const dispute = await givenDisputed(pair, silent.entryId);
  doneOf(
    await atTime(APPROVED_BY_SILENCE, () => asPerson(pair.assistant, () => submit(concedeDispute, dispute))),
  );
  const timer = { workspaceId: workspace.id, engagementId, id: newId(), note: '', briefId: '' };
  doneOf(await atTime(NEXT_MONDAY, () => asPerson(assistant, () => submit(startTimer, timer))));
  await atTime(NEXT_MONDAY, () => letThemUseStripe(pair, NEXT_MONDAY));
}
