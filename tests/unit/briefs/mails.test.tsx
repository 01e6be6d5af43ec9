import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { changeAcceptedMail, changeAskedMail, changeDeclinedMail } from '@/lib/briefs/changing/emails/change';
import { deliveryMail } from '@/lib/briefs/delivery/emails/delivery';
import { approvalMail, refusalMail, revisionMail } from '@/lib/briefs/delivery/emails/review';
import { approvalAheadMail, approvedByAgreementMail } from '@/lib/briefs/delivery/emails/silence';
import { deliveryTakenBackMail } from '@/lib/briefs/delivery/emails/taken-back';
import { awaitedMail } from '@/lib/briefs/emails/awaited';
import type { BriefMailData } from '@/lib/briefs/emails/brief-mail';
import { cancellationMail, withdrawalMail } from '@/lib/briefs/handing-over/emails/called-off';
import { declineMail } from '@/lib/briefs/handing-over/emails/decline';
import { handedOverMail } from '@/lib/briefs/handing-over/emails/handed-over';
import { answerMail } from '@/lib/briefs/questions/emails/answer';
import { questionMail } from '@/lib/briefs/questions/emails/question';
import { questionWithdrawnMail } from '@/lib/briefs/questions/emails/question-withdrawn';
import { riskMail } from '@/lib/briefs/risk/emails/risk';
import type { MailContent } from '@/lib/platform/mail';

const words: BriefMailData = {
  title: 'Photos <b>for</b> spring',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  deadlineAt: new Date('2026-11-27T23:00:00Z'),
  zone: 'Asia/Manila',
  now: new Date('2026-11-20T09:00:00Z'),
  url: 'http://localhost:3000/inbox/briefs/w/b',
};
const DUE = 'Sat 28 Nov, 07:00';

const OWED = 'USD 180.00 is owed for it, to be paid by Fri 4 Dec.';
const UNTIL = new Date('2026-11-29T01:00:00Z');
const AWAITED = { isBack: false, since: new Date('2026-11-19T09:00:00Z'), agreedHours: 24 };
const LINES = [
  { key: 'deadline', what: 'Due', from: 'Sat 28 Nov, 07:00 your time', to: 'Mon 30 Nov, 07:00 your time' },
  { key: 'given', what: 'Good to know', from: 'Numbers are on the back.', to: null },
];

const MAILS: readonly (readonly [string, MailContent, { subject: string; says: readonly string[] }])[] = [
  [
    'hands a brief over',
    handedOverMail(words, 'The printer has every picture.'),
    {
      subject: `New brief, due ${DUE}: ${words.title}`,
      says: ['The printer has every picture.', `Due ${DUE} your time.`, 'Accept it'],
    },
  ],
  [
    'brings a question',
    questionMail(words, { question: 'Which white?', isBlocking: false }),
    { subject: `Question, due ${DUE}: ${words.title}`, says: ['Which white?', 'Maria Santos goes on'] },
  ],
  [
    'brings a question that blocks',
    questionMail(words, { question: 'Which white?', isBlocking: true }),
    { subject: `Blocked by a question, due ${DUE}: ${words.title}`, says: ['can’t continue without'] },
  ],
  [
    'takes a question back',
    questionWithdrawnMail(words, { question: 'Which white?', goesOn: true }),
    {
      subject: `No answer needed any more, due ${DUE}: ${words.title}`,
      says: [
        'Which white?',
        'It needs no answer. The work goes on',
        'Nothing is sent about work that goes well',
      ],
    },
  ],
  [
    'takes a delivery back',
    deliveryTakenBackMail(words),
    {
      subject: `Nothing to review for now, due ${DUE}: ${words.title}`,
      says: ['It isn’t ready after all. Maria Santos keeps working on it', 'Due '],
    },
  ],
  [
    'asks the owner’s side for an answer that takes longer than agreed',
    awaitedMail(words, { ...AWAITED, kind: 'question_waiting', by: 'owner', said: ['Which white?'] }),
    {
      subject: `Waiting for your answer since Thu 19 Nov, 17:00: ${words.title}`,
      says: [
        'Maria Santos asked Thu 19 Nov, 17:00 your time',
        'within 24 hours',
        'Which white?',
        'Nothing is sent about work that goes well',
      ],
    },
  ],
  [
    'asks the assistant for a yes or no that takes longer than agreed',
    awaitedMail(words, { ...AWAITED, kind: 'hand_over_waiting', by: 'assistant', said: [] }),
    {
      subject: `Waiting for your answer since Thu 19 Nov, 17:00: ${words.title}`,
      says: ['Adeyemi Ceramics handed it to you', 'Accept it, decline it', 'you work with Adeyemi Ceramics'],
    },
  ],
  [
    'asks the assistant for a yes or no once their question is answered',
    awaitedMail(words, { ...AWAITED, isBack: true, kind: 'hand_over_waiting', by: 'assistant', said: [] }),
    {
      subject: `Waiting for your answer since Thu 19 Nov, 17:00: ${words.title}`,
      says: ['It has been with you again since Thu 19 Nov, 17:00 your time'],
    },
  ],
  [
    'asks for other terms',
    changeAskedMail(words, {
      by: 'Maria Santos',
      from: 'assistant',
      reason: 'I have the flu.',
      lines: LINES,
    }),
    {
      subject: `Other terms asked for, due ${DUE}: ${words.title}`,
      says: [
        'Mon 30 Nov, 07:00 your time (was: Sat 28 Nov, 07:00 your time)',
        'no longer asked for (was: Numbers are on the back.)',
        'I have the flu.',
        'Until you have accepted it, what was agreed holds.',
        'Nothing is sent about work that goes well',
      ],
    },
  ],
  [
    'says yes to other terms',
    changeAcceptedMail(words, { by: 'Ruth Adeyemi', from: 'owner', note: 'Get well.', lines: LINES }),
    {
      subject: `Change accepted, due ${DUE}: ${words.title}`,
      says: ['Get well.', 'It holds from now on', 'you work with Adeyemi Ceramics'],
    },
  ],
  [
    'says no to other terms',
    changeDeclinedMail(words, { by: 'Ruth Adeyemi', from: 'owner', reason: 'The fair won’t wait.' }),
    {
      subject: `Change declined, due ${DUE}: ${words.title}`,
      says: ['The fair won’t wait.', 'What you agreed holds.', `Due ${DUE} your time.`],
    },
  ],
  [
    'brings the answer',
    answerMail(words, {
      question: 'Which white?',
      answer: 'Pure white.',
      by: 'Ruth Adeyemi',
      waited: 26 * 60,
    }),
    {
      subject: `Answered, due ${DUE}: ${words.title}`,
      says: [
        'Which white?',
        'Pure white.',
        'waited 26 hours for this, so the deadline moved by the same time',
      ],
    },
  ],
  [
    'says that it was declined',
    declineMail(words, 'I have no camera.'),
    { subject: `Declined, was due ${DUE}: ${words.title}`, says: ['I have no camera.'] },
  ],
  [
    'says that it is at risk',
    riskMail(words, 'Two pieces are broken.'),
    { subject: `At risk, due ${DUE}: ${words.title}`, says: ['Two pieces are broken.', `Due ${DUE}`] },
  ],
  [
    'brings a delivery',
    deliveryMail(words, { note: 'All 24 of them.', number: 1, until: UNTIL }),
    {
      subject: `Delivered, due ${DUE}: ${words.title}`,
      says: [
        'All 24 of them.',
        'Approve it',
        'Without an answer it counts as approved Sun 29 Nov, 09:00 your time',
      ],
    },
  ],
  [
    'brings a second delivery without a note',
    deliveryMail(words, { note: '', number: 2, until: null }),
    { subject: `Delivered again, due ${DUE}: ${words.title}`, says: ['name the criterion'] },
  ],
  [
    'says ahead to the owner that silence will count',
    approvalAheadMail(words, { until: UNTIL, reader: 'owner' }),
    {
      subject: `Counts as approved Sun 29 Nov, 09:00: ${words.title}`,
      says: ['Approve it, or name what isn’t met, until Sun 29 Nov, 09:00 your time', 'your agreement says'],
    },
  ],
  [
    'says ahead to the assistant that silence will count',
    approvalAheadMail(words, { until: UNTIL, reader: 'assistant' }),
    {
      subject: `Counts as approved Sun 29 Nov, 09:00: ${words.title}`,
      says: ['There is nothing for you to do.', 'you work with Adeyemi Ceramics'],
    },
  ],
  [
    'says that silence has counted',
    approvedByAgreementMail(words, { reader: 'assistant', owed: OWED, wasNotWarned: false }),
    {
      subject: `Approved by the agreement: ${words.title}`,
      says: ['by the agreement, not by a person', 'Adeyemi Ceramics left your delivery', OWED],
    },
  ],
  [
    'says that it is approved',
    approvalMail(words, { note: 'Thank you.', owed: OWED }),
    { subject: `Approved: ${words.title}`, says: ['Thank you.', 'accepts it as delivered', OWED] },
  ],
  [
    'a refusal',
    refusalMail(words, {
      note: 'A pity.',
      unmet: [
        { criterionId: 'c', criterion: 'White background', reason: 'Number 7 is grey.', cause: 'delivery' },
      ],
      owed: 'No amount is owed by itself.',
    }),
    {
      subject: `Not accepted: ${words.title}`,
      says: [
        'it isn’t sent back to you',
        'White background',
        'Number 7 is grey.',
        'No amount is owed by itself.',
      ],
    },
  ],
  [
    'sends it back',
    revisionMail(words, {
      note: 'Nearly there.',
      unmet: [
        { criterionId: 'c', criterion: 'White background', reason: 'Number 7 is grey.', cause: 'brief' },
      ],
    }),
    {
      subject: `Sent back, due ${DUE}: ${words.title}`,
      says: [
        'One criterion isn’t met yet',
        'White background',
        'Number 7 is grey.',
        'their brief was unclear about it',
        'Nearly there.',
      ],
    },
  ],
  [
    'takes it back',
    withdrawalMail(words),
    { subject: `Withdrawn: ${words.title}`, says: ['nothing left for you to do'] },
  ],
  [
    'calls it off',
    cancellationMail(words, { reason: 'The fair was called off.', owed: 'The time worked is owed.' }),
    {
      subject: `Cancelled: ${words.title}`,
      says: ['The fair was called off.', 'Stop working on it. The time worked is owed.'],
    },
  ],
];

describe.each(MAILS)('the mail that %s', (_, mail, { subject, says }) => {
  it('has the fact, and the deadline where one still counts, in its subject', () => {
    expect(mail.subject).toBe(subject);
  });

  it('says the same as HTML and as text, and leads to the brief with one button', async () => {
    const html = await render(mail.element);
    const text = await render(mail.element, { plainText: true });

    const plain = text.replace(/\s+/g, ' ');
    for (const sentence of says) expect(plain).toContain(sentence);
    expect(html.split(words.url).length - 1).toBe(1);
    expect(text).toContain(words.url);
  });

  it('shows what people wrote as text, never as markup', async () => {
    const html = await render(mail.element);

    expect(html).not.toContain('<b>for</b>');
    expect(html).toContain('Photos &lt;b&gt;for&lt;/b&gt; spring');
  });
});
