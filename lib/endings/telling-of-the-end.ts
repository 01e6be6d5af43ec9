import { daysAfterTheEnd } from '@/lib/pay/expenses/expenses.rules';
import type { Tx } from '@/lib/platform/tenancy';
import { dayInWords } from '@/lib/platform/time/format';
import { endedMail } from './emails/ending';
import { type NotifiedEnding, notifyOfEnding } from './notifying';

type End = Pick<Parameters<typeof endedMail>[1], 'timer' | 'calledOff'> & {
  /** from when the work is over */
  readonly endedAt: Date;
  /** of the business now: by it the days for expenses are counted */
  readonly zone: string;
  readonly at: Date;
  /** left out: both sides */
  readonly to?: 'owner';
};

/** Tells that the work of two is over, what became of the work begun, and until when expenses can be submitted. */
export async function tellOfTheEnd(
  tx: Tx,
  ending: NotifiedEnding,
  { timer, calledOff, endedAt, zone, at, to }: End,
): Promise<void> {
  const spentUntil = dayInWords(daysAfterTheEnd(endedAt, zone).by, at);
  await notifyOfEnding(tx, ending, {
    kind: 'ending.ended',
    at,
    ...(to && { to }),
    write: (words) => endedMail(words, { spentUntil, timer, calledOff }),
  });
}
