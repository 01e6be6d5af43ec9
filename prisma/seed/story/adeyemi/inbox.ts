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
        'Ruth opens the inbox and sees only what nobody else can answer. Everything else is filed where it can be found again.',
      instructions: [
        'There are about 1,900 messages in the inbox, some from last year.',
        '',
        '- Label each **Orders**, **Wholesale**, **Classes**, **Suppliers** or **Ruth**, and archive what needs no answer.',
        '- Unsubscribe us from advertising that nobody has opened in three months.',
        '- Leave the folder **Family** alone.',
      ].join('\n'),
      givens: [
        'Nothing is deleted, only archived.',
        'A customer’s message that still waits for an answer stays in the inbox, however old it is.',
      ],
      deliverables: [
        {
          title: 'A sorted inbox',
          criteria: [
            'Fewer than 40 messages are left in it, and each is waiting for somebody.',
            'Every message from the last 90 days has one of the five labels.',
          ],
        },
        {
          title: 'Half a page on how you sort',
          criteria: ['With it, Tomás can label a new message without asking you.'],
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
          'Some customers write to Ruth’s own address. Should I move those into the studio’s inbox?',
        ),
        answered(
          -130,
          '09:30',
          'Yes, please. Tell me who they were, so that I answer them from the studio’s address next time.',
        ),
        accepted(-129, '08:05'),
        started(-129, '08:20'),
        said(
          -128,
          '16:40',
          'maria',
          '640 messages done. The labels go faster than I thought; most of the unanswered ones are about classes.',
        ),
        delivered(-127, '16:10', 'There are 31 messages left in the inbox, each waiting for you or Tomás.', [
          { note: 'Labels and filters are in place; new orders now file themselves.' },
          { note: 'How I sort, on half a page.', file: sortingNote },
        ]),
        approved(
          -127,
          '09:25',
          'I can see the bottom of my inbox for the first time in a year. Thank you, Maria.',
        ),
      ],
    },
    {
      title: 'Answers to the ten questions we get every week',
      outcome:
        'The usual questions are answered within a working day, in the studio’s own voice, without Ruth writing a word.',
      instructions:
        'Read what Ruth and Tomás have answered over the last two months, and use their words where you can. Friendly, short, no slogans.',
      givens: [
        'We never promise a delivery date, only the day we ship.',
        'Anything about a broken parcel goes to Tomás.',
      ],
      deliverables: [
        {
          title: 'Ten answers, as templates in the mail program',
          criteria: [
            'Each is shorter than 120 words.',
            'Each says what the customer can do next.',
            'Prices and times match today’s website.',
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
          {
            note: 'All the texts in one file, if you’d rather read them there.',
            file: usualAnswers,
            met: { 1: 'The longest has 112.', 2: '', 3: '' },
          },
        ]),
        sentBack(-88, '09:50', 'They sound like us. One thing is out of date, though.', [
          {
            deliverable: 1,
            criterion: 3,
            reason:
              'A class has cost $85 since last month; numbers 3 and 7 still say $80. I should have told you.',
            cause: 'brief',
          },
        ]),
        said(
          -87,
          '08:30',
          'maria',
          'Sorry, I took the price from an old mail. I’ve now checked the other eight against the website as well.',
        ),
        delivered(-87, '09:10', 'Both prices are corrected, and I’ve checked the class times too.', [
          {
            note: 'Numbers 3 and 7 are new; the others are unchanged.',
            file: usualAnswers,
            met: { 3: 'Read against the website on Tuesday, all ten of them.' },
          },
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
Thank you for your order. We pack on Tuesdays and Fridays, and you’ll get the tracking number the same day.
If you need it for a certain date, reply to this mail and we’ll see what we can do.

## 2. Can it go in the dishwasher?
Yes, everything with a glossy glaze. Pieces with a matte rim are better washed by hand; the shop says so beside each.

## 3. What does a class cost?
An evening class is $85, with clay, glazes and two firings. You can book at adeyemi-ceramics.example/classes.

## 4. Can I bring my child?
From twelve years on, together with you: you each book a wheel. For younger children, look at the Saturday mornings.

## 5. When can I pick up what I made?
Three weeks after your class. You’ll get a mail when it is out of the kiln, and we keep it for two months.

## 6. Can I move my class to another day?
Yes, up to two days before. Reply with the day you’d like, and we’ll see if there is a wheel free.

## 7. Do you have vouchers?
Yes, for a class ($85) or for any amount in the shop. They are good for three years and come by mail or on paper.

## 8. Is this piece coming back?
If the shop says “sold out”, we make it again; leave your address there and you’ll hear first. If it says “last ones”, we don’t.

## 9. Do you ship to Canada?
Yes. Shipping is $28, and customs may charge you when the parcel arrives.

## 10. Can you make a set in my colors?
From eight pieces on. Tell us what you have in mind and by when, and Ruth answers within a week.
`,
);
