import { z } from 'zod';
import { takeReminder } from '@/lib/notifications/reminding';
import { isLate } from '@/lib/notifications/rules';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { endingReminderLetter } from './emails/ending-reminder';
import type { AgreementLetterWords } from './emails/letter';
import { unsignedReminderLetter } from './emails/unsigned-reminder';
import { nextEnding } from './ending.rules';
import { endInWords } from './ending-words';
import { readRemindable } from './remindable';
import { AGREEMENT_REMINDER_KINDS, judgeAgreementReminder } from './reminding.rules';
import { tellAssistant, tellOwners } from './telling';
import { keepTime } from './timing';

/**
 * Reminds one side of an agreement, if there still is a reason to. The reminder's row is held, judged and marked in the
 * transaction that writes the mails, whose keys are the reminder's: so it goes out once, however many workers or crashes
 * there are.
 */
export const remindOfAgreement = defineJob({
  name: 'agreements.remind',
  payload: z.object({ workspaceId: z.uuid(), reminderId: z.uuid() }),
  async run({ workspaceId, reminderId }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) => remind(tx, workspaceId, reminderId));
  },
});

async function remind(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const at = now();
  if (!(await takeReminder(tx, workspaceId, id))) return;
  const where = { workspaceId_id: { workspaceId, id } };
  const { agreement, party, dueAt, ...row } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { agreement: { include: { engagement: { include: { assistant: true, workspace: true } } } } },
  });
  if (!agreement || !party) return;
  const facts = await readRemindable(tx, agreement);
  const kind = AGREEMENT_REMINDER_KINDS.find((each) => each === row.kind);
  if (!kind) {
    // written before evaluations had reminders of their own: what it would have reminded of opens by itself
    await tx.reminder.update({ where, data: { cancelledAt: at } });
    await keepTime(tx, agreement);
    return;
  }
  const ending = facts && nextEnding(facts);
  if (!ending || judgeAgreementReminder({ kind, party, dueAt }, facts, at) === 'cancel') {
    await tx.reminder.update({ where, data: { cancelledAt: at } });
    return;
  }

  await tx.reminder.update({ where, data: { sentAt: at } });
  const end = endInWords(ending.at, agreement.engagement.workspace.timeZone, at);
  const hasOtherSigned = facts.signatures.length > 0;
  const isAboutSigning = facts.state !== 'in_force';
  const news = {
    kind: `reminder.${kind}` as const,
    factId: id,
    moment: ending.at,
    isLate: isLate(dueAt, at),
    write: (words: AgreementLetterWords) =>
      isAboutSigning
        ? unsignedReminderLetter(words, { party, hasOtherSigned, until: end })
        : endingReminderLetter(words, { party, end, isByNotice: ending.action === 'terminate' }),
  };
  if (party === 'owner') await tellOwners(tx, agreement, news);
  else await tellAssistant(tx, agreement, news);
}
