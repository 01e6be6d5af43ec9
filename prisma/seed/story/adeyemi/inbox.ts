import { note } from '../files';
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
  sentBack,
  started,
} from '../story';

/** What Maria does with the studio’s mail. */
export function inboxWork(): readonly BriefStory[] {
  return [
    {
      title: 'Sort the studio inbox',
      outcome:
        'Ruth opens the inbox and sees only what nobody else can answer. Everything older is filed where it can be found again.',
      instructions: [
        'There are about 1,900 messages in the inbox, some from last year.',
        '',
        '- Label them **Orders**, **Wholesale**, **Classes**, **Suppliers** or **Ruth**, and archive all but the last.',
        '- Unsubscribe from advertising that nobody has opened for three months.',
        '- Leave the folder **Family** alone.',
      ].join('\n'),
      givens: [
        'Nothing is deleted, only archived.',
        'A message from a customer that waits for an answer stays in the inbox, whatever its age.',
      ],
      deliverables: [
        {
          title: 'A sorted inbox',
          criteria: [
            'Fewer than 40 messages are left in it, and each of them waits for somebody.',
            'Every message of the last 90 days has one of the five labels.',
          ],
        },
        {
          title: 'Half a page on how you sort',
          criteria: ['Tomás can label a new message by it without asking you.'],
        },
      ],
      autonomy: 'ask_first',
      budgetHours: 8,
      due: on(-126, '17:00'),
      drafted: on(-131, '15:10'),
      events: [
        handedOver(-131, '15:40'),
        asked(
          -130,
          '08:50',
          'Some customers write to Ruth’s own address. Do I move those into the studio’s inbox?',
        ),
        answered(
          -130,
          '09:30',
          'Yes please, and tell me who they were, so that I can answer from there next time.',
        ),
        accepted(-129, '08:05'),
        started(-129, '08:20'),
        said(
          -128,
          '16:40',
          'maria',
          'I am at 640 messages. Labels go faster than I thought, the unanswered ones are mostly about classes.',
        ),
        delivered(
          -127,
          '16:10',
          'The inbox holds 31 messages now. Each of them waits for an answer from you or from Tomás.',
          [
            { note: 'Labels and filters are in place; new orders file themselves.' },
            { note: 'How I sort, on half a page.', file: sortingNote },
          ],
        ),
        approved(-127, '09:25', 'I can see the bottom of my inbox. Thank you, Maria.'),
      ],
    },
    {
      title: 'Answers to the ten questions we get every week',
      outcome:
        'A customer’s usual question is answered within a working day in the studio’s own voice, without Ruth writing a word.',
      instructions:
        'Read the answers Ruth and Tomás gave in the last two months and take their words where you can. Friendly and short; no slogans.',
      givens: [
        'We never promise a delivery date, only the day on which we ship.',
        'Anything about a broken parcel goes to Oluchi.',
      ],
      deliverables: [
        {
          title: 'Ten answers as templates in the mail program',
          criteria: [
            'Each has fewer than 120 words.',
            'Each says what the customer can do next.',
            'Prices and times are those on the website today.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 4,
      due: on(-86, '17:00'),
      drafted: on(-92, '10:00'),
      events: [
        handedOver(-92, '10:30'),
        accepted(-91, '08:15'),
        started(-90, '09:00'),
        delivered(-88, '15:20', 'Ten templates, all in the folder “Usual answers”.', [
          { note: 'The texts, to read in one go.', file: usualAnswers },
        ]),
        sentBack(-88, '09:50', 'They sound like us. One thing is out of date.', [
          {
            deliverable: 1,
            criterion: 3,
            reason: 'The class costs $85 since last month; numbers 3 and 7 still say $80.',
          },
        ]),
        said(
          -87,
          '08:30',
          'maria',
          'Sorry, I took the price from an old mail. I have checked the other eight against the website as well.',
        ),
        delivered(-87, '09:10', 'Both prices are right now, and the class times are checked.', [
          { note: 'Numbers 3 and 7 are new, the others unchanged.', file: usualAnswers },
        ]),
        approved(-87, '08:40'),
      ],
    },
  ];
}

const sortingNote = note(
  'how-the-inbox-is-sorted.md',
  `
# How the inbox is sorted

| Label | What belongs there | Who answers |
|---|---|---|
| Orders | anything with an order number | Maria |
| Wholesale | shops and galleries | Tomás |
| Classes | bookings, gift vouchers, changes | Maria |
| Suppliers | invoices, deliveries, prices | Maria |
| Ruth | press, invitations, complaints, whatever fits nowhere | Ruth |

A message with two subjects goes to the label of whoever has to answer first.
Invoices are saved to Receipts on the day they come, then archived.
`,
);

const usualAnswers = note(
  'usual-answers.md',
  `
# Usual answers

## 1. When will my order come?
Thank you for ordering. We pack on Tuesdays and Fridays and write to you with the tracking number on the same day.
If you need it for a certain date, answer this mail and we will see what can be done before we pack.

## 2. Can it go in the dishwasher?
Yes, everything with a glossy glaze. Pieces with a matt rim last longer if you wash them by hand; the shop says so beside each.

## 3. What does a class cost?
An evening class is $85 with clay, glaze and two firings. You can book at adeyemi-ceramics.example/classes.
`,
);
