import {
  evaluationReminderLetter,
  movedLetter,
  openedLetter,
  revealedLetter,
} from '@/lib/evaluations/emails/coming';
import type { EvaluationLetterWords } from '@/lib/evaluations/emails/letter';
import { autonomyLetter } from '@/lib/evaluations/emails/letting-go';
import { closedLetter, reopenedLetter, yourTurnLetter } from '@/lib/evaluations/emails/signing';
import { type Preview, preview, SITE } from './preview';

const toRuth: EvaluationLetterWords = {
  other: 'Maria Santos',
  standing: 'owner',
  business: 'Adeyemi Ceramics',
  dueOn: 'Wed 9 Dec',
  url: `${SITE}/w/adeyemi-ceramics/evaluations/0193`,
};
const toMaria: EvaluationLetterWords = {
  other: 'Adeyemi Ceramics',
  standing: 'assistant',
  business: 'Adeyemi Ceramics',
  dueOn: 'Wed 9 Dec',
  url: `${SITE}/inbox/evaluations/0193/0193`,
};

export const evaluations: readonly Preview[] = [
  preview('openedLetter', openedLetter(toRuth, { isEarly: false }), 'by itself'),
  preview('openedLetter', openedLetter(toMaria, { isEarly: true }), 'begun by the other'),
  preview(
    'evaluationReminderLetter',
    evaluationReminderLetter(toMaria, { kind: 'evaluation_3d', hasHandedIn: false }),
    'ahead',
  ),
  preview(
    'evaluationReminderLetter',
    evaluationReminderLetter(toRuth, { kind: 'evaluation_overdue', hasHandedIn: false }),
    'overdue, nothing in',
  ),
  preview(
    'evaluationReminderLetter',
    evaluationReminderLetter(toMaria, { kind: 'evaluation_overdue', hasHandedIn: true }),
    'overdue, theirs in',
  ),
  preview(
    'movedLetter',
    movedLetter(toMaria, { was: 'Wed 25 Nov', reason: 'The fair takes all of us until then.' }),
  ),
  preview('yourTurnLetter', yourTurnLetter(toRuth)),
  preview('reopenedLetter', reopenedLetter(toMaria)),
  preview(
    'closedLetter',
    closedLetter(toRuth, {
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      checkAt: `${SITE}/verify`,
    }),
  ),
  preview(
    'autonomyLetter',
    autonomyLetter(toMaria, { was: 'decide_and_tell', level: 'decide_alone' }),
    'more is let go',
  ),
  preview('autonomyLetter', autonomyLetter(toMaria, { was: 'ask_first', level: 'ask_first' }), 'as before'),
  preview('revealedLetter', revealedLetter(toRuth, { isOneMissing: false }), 'both in'),
  preview('revealedLetter', revealedLetter(toMaria, { isOneMissing: true }), 'one missing'),
];
