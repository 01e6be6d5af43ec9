import type { Calendar } from '../../calendar';
import { amount, csv, note } from '../files';
import {
  accepted,
  answered,
  approved,
  asked,
  type BriefStory,
  delivered,
  handedOver,
  on,
  said,
  started,
} from '../story';
import { breakages, breakagesByWeek, brokenParcels } from './broken-parcels';

/** What Oluchi has done and will do for the studio’s customers. */
export function customerWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Answer customers for two weeks, then write down how',
      outcome:
        'Customers get a good answer within one working day, and after the two weeks anybody in the studio could do it the same way.',
      instructions:
        'You have a login of your own for the shop’s inbox. Answer everything you can; pass on to Tomás what you can’t, with a suggestion.',
      givens: [
        'You may refund or replace up to $60 without asking.',
        'We apologize once, say what happens next, and don’t make excuses.',
        'Working days are Chicago’s. What comes in overnight is answered in your morning.',
      ],
      deliverables: [
        {
          title: 'Two weeks of answers',
          criteria: ['Nine mails out of ten are answered within one working day.'],
        },
        {
          title: 'Two pages on how to answer',
          criteria: [
            'The six most common matters are covered, each with an example.',
            'It says what may be refunded, and by whom.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 24,
      due: on(-66, '17:00'),
      from: 'tomas',
      drafted: on(-80, '13:00'),
      events: [
        handedOver(-80, '13:15'),
        asked(-79, '10:20', 'If a broken piece cost $64, may I replace it, or do I stop at $60?'),
        answered(-79, '09:10', 'Replace it. The limit is for refunds; a broken piece is always replaced.'),
        accepted(-79, '16:30'),
        started(-78, '09:00'),
        said(
          -72,
          '15:10',
          'oluchi',
          '41 mails so far, 39 of them answered within a day. The other two waited for a stock count.',
        ),
        delivered(
          -67,
          '16:20',
          '86 mails in ten days, 82 of them answered within a working day. Refunds: $114 in all.',
          [
            { note: 'All mails, by subject.', file: customerMails },
            { note: 'The two pages.', file: howToAnswer },
          ],
        ),
        approved(-67, '13:30', 'Keep the login. From here on the inbox is yours.'),
      ],
    },
    {
      title: 'A way to handle parcels that arrive broken',
      outcome:
        'A customer with a broken piece is looked after within a day, the carrier pays when it should, and we can see what breaks most.',
      instructions:
        'Look at the last 17 cases. Then propose how we do it, from the customer’s first mail to the carrier’s payment.',
      givens: [
        'The carrier pays only with three photos, and only within 15 days.',
        'Customers never have to send a broken piece back.',
      ],
      deliverables: [
        { title: 'How we do it, step by step', criteria: ['Each step says who does it, and by when.'] },
        { title: 'A table for the cases', criteria: ['All 17 cases are in it.'] },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 6,
      due: on(-50, '17:00'),
      drafted: on(-57, '09:15'),
      events: [
        handedOver(-57, '09:40'),
        accepted(-56, '09:10'),
        started(-55, '09:30'),
        delivered(
          -52,
          '15:20',
          'Eleven of the 17 were mugs in the small box. The carrier still owes us for four; I sent those claims today.',
          [
            { note: 'Seven steps, on one page.', file: brokenParcels },
            {
              note: 'The cases; the older ones are on the second tab of the sheet.',
              file: breakages(calendar),
            },
          ],
        ),
        approved(-52, '12:10', 'We’re changing the box. That alone was worth it.'),
      ],
    },
    {
      title: 'Breakages and returns of the last three months',
      outcome: 'We know whether the new box has helped, in numbers we can show the carrier.',
      instructions: 'Use your table of cases and the shop’s orders.',
      givens: ['We have used the new box since the week after the fair.'],
      deliverables: [
        {
          title: 'The numbers, week by week',
          criteria: ['Each week shows parcels sent, parcels broken, and what the carrier paid.'],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 3,
      due: on(-25, '17:00'),
      from: 'tomas',
      drafted: on(-30, '09:00'),
      events: [
        handedOver(-30, '09:10'),
        accepted(-30, '17:30'),
        delivered(
          -27,
          '13:00',
          'Before the new box, one parcel in 29 broke. Since then it has been one in 102.',
          [{ note: 'Week by week.', file: breakagesByWeek(calendar) }],
        ),
        approved(-27, '11:15', 'I’m sending that to the carrier today.'),
      ],
    },
    {
      title: 'Reply to the reviews in the shop',
      outcome: 'Each of the 34 reviews without an answer gets one that shows somebody has read it.',
      instructions:
        'Two or three sentences each, for the good ones too: say what you liked about what they wrote.',
      givens: [
        'First names only, and never an order number.',
        'If something went wrong and hasn’t been put right, put it right first, then reply.',
      ],
      deliverables: [
        {
          title: 'A reply to each review',
          criteria: [
            'No two replies are the same.',
            'The replies to the four reviews below three stars say what we did about it.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 5,
      due: on(6, '17:00'),
      drafted: on(-1, '09:30'),
      events: [handedOver(-1, '10:05')],
    },
  ];
}

const customerMails = csv(
  'customer-mails.csv',
  ['About', 'Mails', 'Within a day', 'Refunds in USD'],
  [
    ['Where is my parcel', 27, 26, amount(0)],
    ['Broken in the mail', 9, 9, amount(0)],
    ['Change or cancel an order', 14, 14, amount(72)],
    ['Classes and vouchers', 18, 17, amount(0)],
    ['Care and dishwasher', 11, 11, amount(0)],
    ['Anything else', 7, 5, amount(42)],
  ],
);

const howToAnswer = note(
  'how-we-answer-customers.md',
  `
# How we answer customers

**Within one working day, always.** If the answer needs longer, say by which day they have it.

## Where is my parcel
Look at the tracking first. If it hasn’t moved for four days, we send a new one and claim the old one.

## Broken in the mail
“I’m sorry it arrived like this. A new one goes out on Friday; you don’t have to send anything back.
Could you send me three photos: of the piece, the filling and the outside of the box? They are for the carrier.”

## Change or cancel an order
Until the parcel is packed, anything goes. Afterwards: returns within 30 days, and we pay the postage if we were wrong.

## Classes and vouchers
“I’ve moved you to the class you asked for. See you there, and bring an apron.” Tomás gets a line if a class fills up.

## Care and dishwasher
Glossy glazes: yes. Matte rims: by hand. If it came out dull, ask for a photo before you answer.

## Refunds
Up to $60: whoever answers. Above: Tomás. A broken piece is replaced, whatever it cost.
`,
);
