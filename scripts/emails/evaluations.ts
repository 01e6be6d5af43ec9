import { autonomyMail } from '@/lib/evaluations/autonomy/emails/autonomy';
import { closedMail, reopenedMail, yourTurnMail } from '@/lib/evaluations/copy/emails/signing';
import { evaluationReminderMail, movedMail, openedMail, revealedMail } from '@/lib/evaluations/emails/coming';
import type { EvaluationMailData } from '@/lib/evaluations/emails/evaluation-mail';
import { type Preview, preview, SITE } from './preview';

const toRuth: EvaluationMailData = {
  other: 'Maria Santos',
  role: 'owner',
  business: 'Adeyemi Ceramics',
  dueOn: 'Wed 9 Dec',
  place: 'Chicago',
  url: `${SITE}/w/adeyemi-ceramics/evaluations/0193`,
};
const toMaria: EvaluationMailData = {
  other: 'Adeyemi Ceramics',
  role: 'assistant',
  business: 'Adeyemi Ceramics',
  dueOn: 'Wed 9 Dec',
  place: 'Chicago',
  url: `${SITE}/inbox/evaluations/0193/0193`,
};

export const evaluations: readonly Preview[] = [
  preview('openedMail', openedMail(toRuth, { isEarly: false }), 'by itself'),
  preview('openedMail', openedMail(toMaria, { isEarly: true }), 'begun by the other'),
  preview(
    'evaluationReminderMail',
    evaluationReminderMail(toMaria, {
      kind: 'evaluation_3d',
      party: 'assistant',
      handedIn: [],
      signedBy: [],
    }),
    'ahead',
  ),
  preview(
    'evaluationReminderMail',
    evaluationReminderMail(toRuth, {
      kind: 'evaluation_overdue',
      party: 'owner',
      handedIn: ['assistant'],
      signedBy: [],
    }),
    'overdue, theirs missing',
  ),
  preview(
    'evaluationReminderMail',
    evaluationReminderMail(toMaria, {
      kind: 'evaluation_overdue',
      party: 'assistant',
      handedIn: ['owner', 'assistant'],
      signedBy: ['assistant'],
    }),
    'overdue, signed by the reader',
  ),
  preview(
    'movedMail',
    movedMail(toMaria, { was: 'Wed 25 Nov', reason: 'The fair takes all of us until then.' }),
  ),
  preview('yourTurnMail', yourTurnMail(toRuth, { isOverdue: false }), 'in time'),
  preview('yourTurnMail', yourTurnMail(toRuth, { isOverdue: true }), 'overdue'),
  preview('reopenedMail', reopenedMail(toMaria)),
  preview(
    'closedMail',
    closedMail(toRuth, {
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      checkAt: `${SITE}/verify`,
    }),
  ),
  preview(
    'autonomyMail',
    autonomyMail(toMaria, { was: 'decide_and_tell', level: 'decide_alone' }),
    'more is let go',
  ),
  preview('autonomyMail', autonomyMail(toMaria, { was: 'ask_first', level: 'ask_first' }), 'as before'),
  preview('revealedMail', revealedMail(toRuth, 'both_in'), 'both in'),
  preview('revealedMail', revealedMail(toMaria, 'day_over'), 'one missing'),
  preview('revealedMail', revealedMail(toRuth, 'work_ends'), 'one missing before the end of the work'),
  preview('revealedMail', revealedMail(toMaria, 'work_over'), 'one missing at the end of the work'),
];
