import type { Calendar } from '../../calendar';
import { type BriefStory, type EngagementStory, on, said } from '../story';
import { monthlyClosings } from './books';
import { halfYearWithMaria } from './evaluations';
import { fairWork } from './fair';
import { inboxWork } from './inbox';
import { moneyWork } from './money';
import { payOfMaria } from './pay';
import { supplyWork } from './supplies';
import { weeklyBooks } from './weekly';

/** Maria Santos: mail, supplies, money and the books, by the hour. */
export function withMaria(calendar: Calendar): EngagementStory {
  return {
    assistant: 'maria',
    invited: on(-137, '11:00'),
    joined: on(-136, '09:15'),
    agreement: {
      title: 'Agreement between Adeyemi Ceramics and Maria Santos',
      template: 'hourly',
      rate: '11.50',
      cap: '690',
      paySchedule: 'fortnightly',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 14,
      autoApprovalDays: 7,
      startsOn: -132,
      drafted: on(-136, '10:20'),
      proposed: on(-135, '09:30'),
      conversation: [
        said(-134, '08:40', 'maria', 'Before I sign: is the limit of $690 for two weeks, like the pay?'),
        said(
          -134,
          '09:15',
          'ruth',
          'Yes, for two weeks, so about 30 hours a week. If it won’t be enough, tell me before rather than after.',
        ),
        said(-133, '10:15', 'maria', 'That suits me well. I’ve signed.'),
        said(-133, '09:45', 'ruth', 'So have I. Welcome, Maria.'),
      ],
      signed: [
        { by: 'maria', when: on(-133, '10:10') },
        { by: 'ruth', when: on(-133, '09:40') },
      ],
      recipients: [
        { when: on(-132, '16:10'), email: 'ellen@harborbooks.example', called: 'Ellen, our bookkeeper' },
      ],
      amendment: {
        requested: on(-32, '08:30'),
        reason:
          'Since the summer I close the month’s books on my own, which we hadn’t planned when we agreed on $11.50. I’d like $12.75 an hour from now on.',
        drafted: on(-31, '09:10'),
        terms: { rate: '12.75', cap: '765' },
        proposed: on(-31, '09:25'),
        signed: [
          { by: 'maria', when: on(-30, '08:35') },
          { by: 'ruth', when: on(-30, '09:30') },
        ],
      },
    },
    briefs: [
      ...inboxWork(),
      ...supplyWork(calendar),
      ...moneyWork(calendar),
      ...fairWork(calendar),
      ...monthlyClosings(calendar),
      classCalendar,
    ],
    schedules: [weeklyBooks],
    pay: payOfMaria,
    evaluation: halfYearWithMaria,
    conversation: [
      said(
        -132,
        '15:30',
        'ruth',
        'I’ve rewritten my first brief three times now. Please tell me frankly where it’s still unclear.',
      ),
      said(
        -131,
        '08:30',
        'maria',
        'I will. Good to know for you: I work mornings, and look at messages once more in the evening, when it’s morning for you.',
      ),
      said(
        -76,
        '08:40',
        'maria',
        'From next month I’ll also work two mornings a week for a workshop in Bristol. Nothing changes for the studio: the hours we agreed on stay yours.',
      ),
      said(-76, '09:05', 'ruth', 'Thank you for telling me, and congratulations. They’re lucky to have you.'),
      said(
        -41,
        '08:35',
        'maria',
        'Ruth, a question for the monthly closing: when a receipt is missing, shall I wait for it, or close the month without it?',
      ),
      said(
        -41,
        '09:25',
        'ruth',
        'What would you do? Last time we waited two weeks for **one** receipt from the clay supplier.',
      ),
      said(
        -40,
        '08:20',
        'maria',
        'Close without it, so the month is never late, and list what is missing at the end:\n\n- who it is from\n- how much it is\n- since when I’ve been asking',
      ),
      said(
        -40,
        '09:10',
        'ruth',
        'Then that’s how we do it: a month is closed without missing receipts, and they are listed at its end. @Tomás, so you know as well.',
      ),
      said(-40, '09:50', 'tomas', 'Good. I’ll bring the ones from the workshop on Fridays.'),
      said(
        -13,
        '08:50',
        'maria',
        'My provider is repairing the line on my street next week, in the afternoons. My mornings aren’t affected.',
      ),
      said(-13, '09:10', 'ruth', 'Good to know, thank you.'),
    ],
    settled: [
      {
        text: 'Then that’s how we do it: a month is closed without missing receipts, and they are listed at its end. @Tomás, so you know as well.',
        by: 'ruth',
        when: on(-40, '09:12'),
        kept: {
          when: on(-40, '09:20'),
          playbook: 'Close the books of a month',
          given:
            'A month is closed without missing receipts; they are listed at its end, with who they are from and how much they are.',
        },
      },
    ],
    worksAt: { days: [1, 2, 3, 4, 5], from: '07:00', until: '13:00', holidayCountry: 'PH' },
    waits:
      'No hurry, for when you are up: when you next order clay, please take two bags of the grey one as well.',
  };
}

const classCalendar: BriefStory = {
  title: 'Move the class bookings into one calendar',
  outcome:
    'Tomás sees on one page who is coming to which class and who has paid, and no class is overbooked.',
  instructions:
    'Bookings are in the shop, in the inbox, and in the book by the door. Tomás has photographed the book: **Classes / Book**.',
  givens: [
    'There are eight wheels; one stays free for somebody who has missed a class.',
    'Vouchers count as paid.',
  ],
  deliverables: [
    {
      title: 'The calendar “Classes”',
      criteria: [
        'Every booking for the next three months is in it, once.',
        'No class has more than seven people.',
      ],
    },
  ],
  autonomy: 'decide_and_tell',
  budgetHours: 5,
  due: on(9, '17:00'),
  drafted: on(-2, '15:20'),
  events: [],
};
