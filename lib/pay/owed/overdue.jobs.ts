import { z } from 'zod';
import { outsideDaysOffOf } from '@/lib/people/hours/hours.queries';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { formatMoney } from '@/lib/platform/money/money';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { notifyAssistant, notifyOwners } from '../notifying';
import { readOpenItems } from '../overview.queries';
import { lateMail, overdueMail } from './emails/overdue';
import { ASKED_AFTER_DAYS, askedNext, asksAt, overdueKey, overdueOn } from './overdue.rules';

type PayDay = {
  readonly workspaceId: string;
  readonly engagementId: string;
  /** the last day for paying it as agreed, `YYYY-MM-DD` */
  readonly dueOn: string;
  /** this many days after it */
  readonly days: number;
};

/**
 * Asks the owners about pay that hasn't been sent by the agreed day, and tells its receiver that they were asked:
 * nobody has to ask for their own money. Not on a day off of the business (adr/0220). Payments on their way aren't
 * asked about, but are looked at again, since they may be withdrawn.
 */
export const askForOverdue: Job<PayDay> = defineJob({
  name: 'pay.ask_for_overdue',
  payload: z.object({ workspaceId: Id, engagementId: Id, dueOn: z.iso.date(), days: z.number().int() }),
  async run(payDay) {
    const { workspaceId, engagementId, dueOn, days } = payDay;
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const at = now();
      const items = await readOpenItems(tx, { engagementIds: [engagementId] }, at);
      if (!items.some((each) => each.dueOn === dueOn)) return;
      const askedFrom = await outsideDaysOffOf(tx, workspaceId, at);
      if (askedFrom > at) {
        await askFrom(tx, payDay, askedFrom);
        return;
      }
      const overdue = overdueOn(items, dueOn);
      const [first] = overdue;
      if (first) {
        const amount = overdue.map(formatMoney).join(' and ');
        const notification = {
          kind: 'pay.overdue',
          factId: overdueKey(engagementId, dueOn, days),
          at,
        } as const;
        const said = { amount, since: first.since };
        await notifyOwners(tx, payDay, { ...notification, write: (words) => overdueMail(words, said) });
        // the assistant is told of the first of these only: that the owners were asked
        if (days === ASKED_AFTER_DAYS[0])
          await notifyAssistant(tx, payDay, { ...notification, write: (words) => lateMail(words, said) });
      }
      const zone = await zoneOf(tx, workspaceId);
      const next = askedNext(dueOn, zone, at);
      if (next !== null) await planAsking(tx, { ...payDay, days: next }, zone);
    });
  },
});

/** Plans the question about what is due on a day, once it is overdue. However often it is planned, it is asked once. */
export async function planAsking(
  tx: Tx,
  payDay: Omit<PayDay, 'days'> & { readonly days?: number },
  zone: string,
): Promise<void> {
  const { dueOn, days = ASKED_AFTER_DAYS[0] } = payDay;
  await askFrom(tx, { ...payDay, days }, asksAt(dueOn, days, zone));
}

async function askFrom(tx: Tx, payDay: PayDay, runAt: Date): Promise<void> {
  const { workspaceId, engagementId, dueOn, days } = payDay;
  await enqueue(
    tx,
    askForOverdue,
    { workspaceId, engagementId, dueOn, days },
    { runAt, key: `pay.overdue:${engagementId}:${dueOn}` },
  );
}

async function zoneOf(tx: Tx, id: string): Promise<string> {
  const { timeZone } = await tx.workspace.findUniqueOrThrow({ where: { id }, select: { timeZone: true } });
  return timeZone;
}
