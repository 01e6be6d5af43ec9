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
  justAnswered,
  on,
  said,
  started,
} from '../story';

/** What Maria does for the second business she works with, two mornings a week. */
export function workshopWork(calendar: Calendar): readonly BriefStory[] {
  const month = calendar.monthName(-2);
  return [
    {
      title: 'One calendar for repairs and pick-ups',
      outcome: 'Whoever answers the phone in the workshop sees at once when we can take in the next repair.',
      instructions:
        'So far there’s a paper diary on the counter and a calendar on my phone. Photos of the diary are in **Diary**.',
      givens: [
        'There are four places a day. A repair takes one, a wheel build two.',
        'We are closed on Mondays.',
      ],
      deliverables: [
        {
          title: 'The calendar',
          criteria: [
            'Every repair of the next six weeks is in it, with a name, a phone number and the bicycle.',
            'No day has more than four places taken.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 5,
      due: on(-64, '17:00'),
      drafted: on(-71, '10:00'),
      events: [
        handedOver(-71, '10:15'),
        accepted(-70, '09:30'),
        started(-69, '10:00'),
        delivered(
          -66,
          '15:30',
          '58 repairs are in. Two days had five, so I rang the customers and moved one each; both were fine with it.',
          [
            {
              note: 'It’s shared with the workshop’s tablet.',
              link: 'https://calendar.quayside-bicycles.example/workshop',
            },
          ],
        ),
        approved(-66, '11:20', 'The counter says it’s the first calendar they trust.'),
      ],
    },
    {
      title: `Invoices to fleet customers for ${month}`,
      outcome: `Each of the five fleet customers has one correct invoice for ${month}.`,
      instructions: 'The job cards are in **Fleet**. One line for each bicycle, with its frame number.',
      givens: [
        'Labour is £38 an hour, charged by the quarter hour.',
        'Without its order number on the invoice, the council doesn’t pay.',
      ],
      deliverables: [
        {
          title: 'Five invoices, sent',
          criteria: [
            'Each job card of the month is on exactly one invoice.',
            'The totals agree with the till.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 4,
      due: on({ month: -1, workday: 7 }, '17:00'),
      drafted: on({ month: -1, workday: 2 }, '09:30'),
      events: [
        handedOver({ month: -1, workday: 2 }, '09:45'),
        accepted({ month: -1, workday: 3 }, '10:00'),
        delivered(
          { month: -1, workday: 5 },
          '15:10',
          'Five invoices are out, £2,184.50 in all. One job card had no frame number; I found it on the photo.',
          [{ note: 'What went to whom.', file: fleetInvoices(month) }],
        ),
        approved({ month: -1, workday: 5 }, '12:00'),
      ],
    },
    {
      title: 'Order list for brake pads, chains and tubes',
      outcome:
        'We never send anybody home for want of a part, and tie up no more than £900 on the three shelves.',
      instructions: 'Work from the last twelve months’ sales and the count I did on paper.',
      givens: ['We order every fortnight; delivery takes three days.', 'Tubes come in boxes of 25.'],
      deliverables: [
        {
          title: 'The list',
          criteria: [
            'For each part it says how many we want in stock, and at how many we reorder.',
            'The whole stock costs less than £900.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 4,
      due: on(-24, '17:00'),
      drafted: on(-31, '14:00'),
      events: [
        handedOver(-31, '14:20'),
        asked(-30, '10:15', 'Do the parts for the hire bicycles come from the same shelves?'),
        answered(-30, '09:20', 'They do, and they get through about a third of the pads.'),
        accepted(-29, '09:30'),
        started(-29, '10:00'),
        delivered(
          -26,
          '15:00',
          'By this list the three shelves hold £861 of parts, with the hire bicycles included.',
          [{ note: 'You can also print it for the shelf.', file: orderList }],
        ),
        approved(-26, '10:40', 'Exactly what I wanted.'),
      ],
    },
    {
      title: 'Service reminders to last year’s customers',
      outcome:
        'Everybody who bought a bicycle from us last year has had a friendly letter about its first service.',
      instructions:
        'There are 143 of them. The first service is free for a year after the purchase; tell each of them when theirs ends.',
      givens: [
        'Write only to those who agreed to it: column F.',
        'The letter comes from Priya and can be answered.',
      ],
      deliverables: [
        {
          title: 'The letters, sent',
          criteria: [
            'Each gives the day the free service ends.',
            'Nobody without a “yes” in column F gets one.',
          ],
        },
        { title: 'A list of those who booked', criteria: ['Each has a place in the calendar.'] },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 5,
      due: on('soon', '17:00'),
      drafted: on(-5, '11:00'),
      events: [
        handedOver(-5, '11:10'),
        accepted(-4, '09:40'),
        started(-3, '10:00'),
        said(
          -2,
          '10:20',
          'maria',
          '112 of the 143 agreed to letters. I’m sending the first 60 this afternoon and the rest later, so that the phone isn’t overrun.',
        ),
        said(-1, '09:15', 'priya', 'Good idea. The phone has rung nine times already, all happy people.'),
      ],
    },
    {
      title: 'Fill in the council’s supplier form',
      outcome: 'We stay on the council’s list of suppliers for the next two years.',
      instructions:
        'Nine pages, in **Council**. Most of it can be copied from last time’s form; what has changed is in the attached list.',
      givens: ['I sign it myself, so stop at the last page.'],
      deliverables: [
        {
          title: 'The form, complete except for my signature',
          criteria: ['No field is left empty: what doesn’t apply says so.'],
        },
      ],
      autonomy: 'ask_first',
      asksFirst: [
        'Any sum that isn’t in a document of this year',
        'Anything we would promise the council anew',
      ],
      budgetHours: 2,
      due: on(5, '12:00'),
      checkIns: [{ when: on(3, '10:00'), about: 'Pages 1 to 5, and what is still missing for the rest.' }],
      files: [whatChanged],
      drafted: on(-2, '16:00'),
      events: [
        handedOver(-2, '16:20'),
        asked(
          -1,
          '09:00',
          'Page 4 asks for the sum insured. The old form says £2 million, the policy in the folder says £5 million. Which is right?',
        ),
        justAnswered(-1, '09:40', '£5 million, since last year. Well spotted.'),
      ],
    },
  ];
}

function fleetInvoices(month: string) {
  return csv(
    `fleet-invoices-${month.toLowerCase()}.csv`,
    ['Invoice', 'Customer', 'Bicycles', 'Hours', 'GBP', 'Order number'],
    [
      ['Q-0412', 'City council, parks', 7, '11.25', amount(702.5), 'PK-20871'],
      ['Q-0413', 'Harbourside Deliveries', 9, '10.50', amount(618), ''],
      ['Q-0414', 'St. Anne’s Hospital', 4, '5.75', amount(344), ''],
      ['Q-0415', 'Two Rivers Tours', 5, '5.00', amount(311), ''],
      ['Q-0416', 'Ferry Lane School', 3, '3.25', amount(209), 'FL-118'],
    ],
  );
}

const whatChanged = csv(
  'what-has-changed.csv',
  ['Page', 'Field', 'Two years ago', 'Now'],
  [
    [1, 'People', 3, 5],
    [2, 'Turnover, GBP', 182_000, 241_000],
    [7, 'Working with children', 'No', 'Yes, Ferry Lane School'],
  ],
);

const orderList = note(
  'order-list.md',
  `
# Order list

| Part | Have | Order at | GBP for the shelf |
|---|---|---|---|
| Brake pads, rim | 40 | 16 | 168 |
| Brake pads, disc | 30 | 12 | 252 |
| Chains, 8-speed | 12 | 5 | 138 |
| Chains, 11-speed | 8 | 3 | 143 |
| Tubes, 700c | 50 | 20 | 110 |
| Tubes, 26 in | 25 | 10 | 50 |
`,
);
