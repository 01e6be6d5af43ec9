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

/** What Oluchi has done and will do for the studio’s customers. */
export function customerWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Answer customers for two weeks, then write down how',
      outcome:
        'Customers get a good answer within one working day, and afterwards anybody in the studio could do it the same way.',
      instructions:
        'You have your own log-in to the shop’s inbox. Answer everything you can; what you can’t, pass to Tomás with a suggestion.',
      givens: [
        'You may refund or replace up to $60 without asking.',
        'We apologise once, say what happens next, and don’t explain ourselves.',
        'Business hours are Chicago’s; a mail that comes in at night is answered in your morning.',
      ],
      deliverables: [
        {
          title: 'Two weeks of answers',
          criteria: ['Nine of ten mails are answered within one working day.'],
        },
        {
          title: 'Two pages on how to answer',
          criteria: [
            'The eight most common matters are in it, each with an example.',
            'It says what may be refunded and by whom.',
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
        asked(-79, '10:20', 'If a piece costs $64 and is broken, may I replace it, or do I stop at $60?'),
        answered(-79, '09:10', 'Replace it. The limit is for refunds; a broken piece is always replaced.'),
        accepted(-79, '16:30'),
        started(-78, '09:00'),
        said(
          -72,
          '15:10',
          'oluchi',
          '41 mails so far, 39 within a day. The two others waited for stock counts.',
        ),
        delivered(
          -67,
          '16:20',
          '86 mails in ten days, 82 of them within a working day. Refunds: $114 in all.',
          [
            { note: 'Each mail by kind and time.', file: customerMails },
            { note: 'Two pages.', file: howToAnswer },
          ],
        ),
        approved(-67, '13:30', 'Keep the log-in. From here on it is yours.'),
      ],
    },
    {
      title: 'A way to handle parcels that arrive broken',
      outcome:
        'A customer with a broken piece is looked after within a day, the carrier pays where it should, and we see what breaks most.',
      instructions:
        'Look at the 17 cases of this year. Then propose the way, from the customer’s first mail to the carrier’s money.',
      givens: [
        'The carrier pays only with three photographs and within 15 days.',
        'Customers never have to send a broken piece back.',
      ],
      deliverables: [
        { title: 'The way, step by step', criteria: ['Each step says who does it and within which time.'] },
        { title: 'A table for the cases', criteria: ['The 17 cases of this year are in it.'] },
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
          'Eleven of the 17 were mugs in the old box. The carrier still owes us for four; I have sent those claims today.',
          [
            { note: 'Seven steps on one page.', file: brokenParcels },
            { note: 'All cases so far.', file: breakages(calendar) },
          ],
        ),
        approved(-52, '12:10', 'We change the box. That alone was worth it.'),
      ],
    },
    {
      title: 'Breakages and returns of the last three months',
      outcome: 'We know whether the new box has helped, in numbers that we can show the carrier.',
      instructions: 'From your table of cases and the shop’s orders.',
      givens: ['The new box has been in use since the week after the fair.'],
      deliverables: [
        {
          title: 'The numbers by week',
          criteria: ['Parcels sent, parcels broken and money back are given for each week.'],
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
        delivered(-27, '13:00', 'Before the new box one parcel in 29 broke, since then one in 102.', [
          { note: 'By week.', file: breakagesByWeek(calendar) },
        ]),
        approved(-27, '11:15', 'That goes to the carrier today.'),
      ],
    },
    {
      title: 'Reply to the reviews in the shop',
      outcome: 'Each of the 34 reviews of this year has an answer that shows that somebody read it.',
      instructions: 'Two or three sentences each. Good ones too: say what you liked about what they wrote.',
      givens: [
        'First names only, and never the order number.',
        'Where something went wrong and isn’t put right yet, put it right first, then reply.',
      ],
      deliverables: [
        {
          title: 'Replies to all reviews',
          criteria: [
            'No two replies are the same.',
            'The four reviews with fewer than three stars say what we did.',
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
    ['Broken in the post', 9, 9, amount(0)],
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

## Broken in the post
"I am sorry that it arrived like this. A new one goes out on Friday; you don't have to send anything back.
Could you send me three photographs, of the piece, the filling and the outside of the box? They are for the carrier."

## Where is my parcel
Look at the tracking first. If it has not moved for four days, we send a new one and claim the old one.

## Refunds
Up to $60: whoever answers. Above: Tomás. A broken piece is replaced, whatever it cost.
`,
);

const brokenParcels = note(
  'when-a-parcel-arrives-broken.md',
  `
# When a parcel arrives broken

1. Oluchi answers within one working day and asks for three photographs.
2. The new piece is on the next packing list (Tuesday or Friday).
3. Oluchi sends the claim to the carrier, within 15 days of the delivery.
4. Maria books the carrier's money to "Breakages" when it comes.
5. After 30 days without money Oluchi writes again; after 45 she tells Tomás.
6. Every case is one line in the table, with the kind of box.
7. On the first of each month Tomás looks at the table for two minutes.
`,
);

function breakages(calendar: Calendar) {
  return csv(
    'breakages.csv',
    ['Reported', 'Piece', 'Box', 'Replaced', 'Carrier', 'USD'],
    [
      [calendar.date(-110), 'Mug', '8 in, old', 'yes', 'Paid', amount(38)],
      [calendar.date(-96), 'Mug', '8 in, old', 'yes', 'Paid', amount(38)],
      [
        calendar.date(-91),
        'Tideline pitcher',
        '14 in',
        'yes',
        'Refused: no photograph of the box',
        amount(94),
      ],
      [calendar.date(-77), 'Two mugs', '8 in, old', 'yes', 'Claimed', amount(76)],
      [calendar.date(-70), 'Serving bowl', '14 in', 'yes', 'Claimed', amount(88)],
      [calendar.date(-63), 'Mug', '8 in, old', 'yes', 'Claimed', amount(38)],
      [calendar.date(-55), 'Mug', '8 in, old', 'yes', 'Claimed', amount(38)],
    ],
  );
}

function breakagesByWeek(calendar: Calendar) {
  const weeks = [
    [61, 2, 76],
    [54, 3, 114],
    [58, 1, 38],
    [72, 1, 0],
    [66, 0, 0],
    [81, 1, 38],
    [88, 1, 0],
  ] as const;
  const rows = weeks.map(([sent, broken, back], index) => [
    calendar.date(-62 + index * 5),
    sent,
    broken,
    amount(back),
  ]);
  return csv('breakages-by-week.csv', ['Week from', 'Sent', 'Broken', 'Carrier paid, USD'], rows);
}
