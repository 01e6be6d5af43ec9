import { isLate } from '@/lib/notifications/reminders/rules';
import { type DueReminder, defineReminder } from '@/lib/notifications/reminding';
import type { Tx } from '@/lib/platform/tenancy';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import type { AgreementMailData } from '../emails/agreement-mail';
import { isImported } from '../imported.queries';
import { notifyAssistant, notifyOwners } from '../notifying';
import { changesReminderMail } from './emails/changes-reminder';
import { endingReminderMail } from './emails/ending-reminder';
import { unsignedReminderMail } from './emails/unsigned-reminder';
import { nextEnding } from './ending.rules';
import { endInWords, endOf } from './ending-words';
import { readRemindable } from './remindable.queries';
import { AGREEMENT_REMINDER_KINDS, judgeAgreementReminder } from './reminding.rules';
import { planAutomaticSteps } from './timing';

/** Reminds one side of an agreement, if there still is a reason to. Sent once, like every reminder. */
export const remindOfAgreement = defineReminder('agreements.remind', remind);

async function remind(tx: Tx, { id, where, at, cancel, markSent }: DueReminder): Promise<void> {
  const { agreement, party, dueAt, ...row } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { agreement: { include: { engagement: { include: { assistant: true, workspace: true } } } } },
  });
  if (!agreement || !party) return;
  const facts = await readRemindable(tx, agreement);
  const kind = AGREEMENT_REMINDER_KINDS.find((each) => each === row.kind);
  if (!kind) {
    // a row from before evaluations had their own reminders; the evaluation opens without it
    await cancel();
    await planAutomaticSteps(tx, agreement);
    return;
  }
  const ending = facts && nextEnding(facts);
  if (!ending || judgeAgreementReminder({ kind, party, dueAt }, facts, at) === 'cancel') {
    await cancel();
    return;
  }

  await markSent();
  const { timeZone: zone } = agreement.engagement.workspace;
  const end = endOf(ending.at, zone, at);
  // what is in force isn't waited for any more, wherever it was signed
  const isFile = facts.state !== 'in_force' && (await isImported(tx, agreement));
  const notification = {
    kind: `reminder.${kind}` as const,
    factId: id,
    // the last instant of its last day, which is the day that the mail names
    moment: lastMomentBefore(ending.at),
    isLate: isLate(dueAt, at),
    write: (words: AgreementMailData) => {
      if (facts.state === 'in_force') {
        return endingReminderMail(words, { party, end, isByNotice: ending.action === 'terminate' });
      }
      if (facts.state === 'changes_requested') {
        return changesReminderMail(words, { since: endInWords(facts.stateChangedAt, zone, at), until: end });
      }
      return unsignedReminderMail(words, {
        party,
        hasOtherSigned: facts.signatures.length > 0,
        isImported: isFile,
        until: end,
      });
    },
  };
  if (party === 'owner') await notifyOwners(tx, agreement, notification);
  else await notifyAssistant(tx, agreement, notification);
}
