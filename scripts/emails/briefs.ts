import { changeAcceptedMail, changeAskedMail, changeDeclinedMail } from '@/lib/briefs/changing/emails/change';
import { deliveryMail } from '@/lib/briefs/delivery/emails/delivery';
import { approvalMail, refusalMail, revisionMail } from '@/lib/briefs/delivery/emails/review';
import { approvalAheadMail, approvedByAgreementMail } from '@/lib/briefs/delivery/emails/silence';
import { deliveryTakenBackMail } from '@/lib/briefs/delivery/emails/taken-back';
import { deliveryWaitingMail } from '@/lib/briefs/delivery/emails/waiting';
import { awaitedMail } from '@/lib/briefs/emails/awaited';
import type { BriefMailData } from '@/lib/briefs/emails/brief-mail';
import { cancellationMail, withdrawalMail } from '@/lib/briefs/handing-over/emails/called-off';
import { declineMail } from '@/lib/briefs/handing-over/emails/decline';
import { handedOverMail } from '@/lib/briefs/handing-over/emails/handed-over';
import { answerMail } from '@/lib/briefs/questions/emails/answer';
import { questionMail } from '@/lib/briefs/questions/emails/question';
import { questionWithdrawnMail } from '@/lib/briefs/questions/emails/question-withdrawn';
import { riskMail } from '@/lib/briefs/risk/emails/risk';
import { CHICAGO, MANILA, NOW, type Preview, preview, SITE } from './preview';

const DEADLINE = new Date('2026-11-27T09:00:00Z');
const UNTIL = new Date('2026-12-02T15:00:00Z');

const toMaria: BriefMailData = {
  title: 'Product photos for the winter catalogue',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  deadlineAt: DEADLINE,
  zone: MANILA,
  now: NOW,
  url: `${SITE}/inbox/briefs/0193/0193`,
};
const toRuth: BriefMailData = { ...toMaria, zone: CHICAGO, url: `${SITE}/w/adeyemi-ceramics/briefs/0193` };

const OWED = 'USD 180.00 is owed for it, to be paid by Fri 4 Dec.';
const QUESTION = 'The blue bowls come in two sizes. Do both go into the catalogue, or only the large one?';
const LINES = [
  {
    key: 'deadline',
    what: 'Due',
    from: 'Fri 27 Nov, 17:00 your time',
    to: 'Mon 30 Nov, 17:00 your time',
  },
  { key: 'budget', what: 'Budget', from: '6 hours', to: '8 hours' },
];
const REASON =
  'The studio is closed on Friday for the holiday.\nI can photograph on Saturday and retouch on Sunday.';

export const briefs: readonly Preview[] = [
  preview(
    'handedOverMail',
    handedOverMail(toMaria, 'Every product in the catalogue has a photo that shows its true colour.'),
  ),
  preview('questionMail', questionMail(toRuth, { question: QUESTION, isBlocking: true }), 'blocking'),
  preview('questionMail', questionMail(toRuth, { question: QUESTION, isBlocking: false }), 'not blocking'),
  preview('questionWithdrawnMail', questionWithdrawnMail(toRuth, { question: QUESTION, goesOn: true })),
  preview(
    'answerMail',
    answerMail(toMaria, {
      question: QUESTION,
      answer: 'Both, the small one second.',
      by: 'Ruth',
      waited: 275,
    }),
  ),
  preview('declineMail', declineMail(toRuth, 'I am away until December, and have no camera with me.')),
  preview('riskMail', riskMail(toRuth, 'The kiln broke, so four bowls aren’t glazed yet.')),
  preview(
    'deliveryMail',
    deliveryMail(toRuth, { note: 'All 24, with the small bowls last.', number: 1, until: UNTIL }),
    'silence counts',
  ),
  preview('deliveryMail', deliveryMail(toRuth, { note: '', number: 2, until: null }), 'again'),
  preview('deliveryTakenBackMail', deliveryTakenBackMail(toRuth)),
  preview(
    'awaitedMail',
    awaitedMail(toRuth, {
      kind: 'question_waiting',
      by: 'owner',
      since: new Date('2026-11-23T15:00:00Z'),
      isBack: false,
      agreedHours: 24,
      said: ['Which white is meant: the warm one, or the one of last spring?'],
    }),
    'a question',
  ),
  preview(
    'awaitedMail',
    awaitedMail(toMaria, {
      kind: 'hand_over_waiting',
      by: 'assistant',
      since: new Date('2026-11-23T15:00:00Z'),
      isBack: false,
      agreedHours: 24,
      said: [],
    }),
    'a brief',
  ),
  preview(
    'deliveryWaitingMail',
    deliveryWaitingMail(toRuth, { deliveredAt: new Date('2026-11-23T15:00:00Z') }),
  ),
  preview('approvalMail', approvalMail(toMaria, { note: 'The light is just right. Thank you.', owed: null })),
  preview(
    'refusalMail',
    refusalMail(
      { ...toMaria, url: `${SITE}/inbox/earnings/0193/0193`, isOver: true },
      {
        note: 'Thank you for the others.',
        unmet: [
          { criterionId: 'c', criterion: 'White background', reason: 'Number 7 is grey.', cause: 'delivery' },
        ],
        owed: 'Work is paid by the hour, at USD 8.50: the time worked on this is owed, accepted or not.',
      },
    ),
  ),
  preview(
    'revisionMail',
    revisionMail(toMaria, {
      note: 'Nearly there.',
      unmet: [
        {
          criterionId: '1',
          criterion: 'The background is the warm white of the last catalogue',
          reason: 'Three of them are grey.',
          cause: 'delivery',
        },
        {
          criterionId: '2',
          criterion: 'Each file is named after its product',
          reason: 'Bowl 7 is not.',
          cause: 'brief',
        },
      ],
    }),
  ),
  preview('approvalAheadMail', approvalAheadMail(toRuth, { until: UNTIL, reader: 'owner' }), 'to the owner'),
  preview(
    'approvalAheadMail',
    approvalAheadMail(toMaria, { until: UNTIL, reader: 'assistant' }),
    'to the assistant',
  ),
  preview(
    'approvedByAgreementMail',
    approvedByAgreementMail(toRuth, { reader: 'owner', owed: OWED, wasNotWarned: false }),
    'to the owner',
  ),
  preview(
    'approvedByAgreementMail',
    approvedByAgreementMail(toMaria, { reader: 'assistant', owed: OWED, wasNotWarned: false }),
    'to the assistant',
  ),
  preview(
    'changeAskedMail',
    changeAskedMail(toRuth, { by: 'Maria Santos', from: 'assistant', reason: REASON, lines: LINES }),
  ),
  preview(
    'changeAcceptedMail',
    changeAcceptedMail(toMaria, { by: 'Ruth Adeyemi', from: 'owner', note: 'Fine.', lines: LINES }),
  ),
  preview(
    'changeDeclinedMail',
    changeDeclinedMail(toMaria, {
      by: 'Ruth Adeyemi',
      from: 'owner',
      reason: 'The printer needs the photos on Friday evening.',
    }),
  ),
  preview('withdrawalMail', withdrawalMail(toMaria)),
  preview(
    'cancellationMail',
    cancellationMail(toMaria, {
      reason: 'The winter catalogue is not printed this year.',
      owed: 'What you have worked so far is paid as you agreed.',
    }),
  ),
];
