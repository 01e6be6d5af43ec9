import type { Calendar, Day } from '../../calendar';
import {
  accepted,
  answered,
  answerKept,
  approved,
  asked,
  type BriefEvent,
  type BriefStory,
  type DeliveredItem,
  delivered,
  handedOver,
  on,
  said,
  savedAsPlaybook,
  sentBack,
  started,
} from '../story';
import { closedBooks } from './closed-books';

const FIRST = -5;
/** Asked in the first month, given from then on. */
const LEARNT = 'Class fees count as income in the month the class takes place.';

/** The same work every month: Maria closes the studio's books. */
export function monthlyClosings(calendar: Calendar): readonly BriefStory[] {
  const day = (workday: number, months: number): Day => ({ month: months, workday });
  return [
    closing(calendar, FIRST, {
      tell: (month, files) => [
        handedOver(day(2, -4), '09:20'),
        asked(
          day(3, -4),
          '10:05',
          'Some classes are paid for in advance. Do they count as income when the money arrives?',
        ),
        answered(
          day(3, -4),
          '09:40',
          'No, in the month the class takes place. I’ll add that to the givens for next time.',
        ),
        accepted(day(4, -4), '08:15'),
        started(day(4, -4), '08:40'),
        delivered(
          day(6, -4),
          '15:50',
          `The ledger for ${month} agrees with the bank. Three payments still have no receipt.`,
          files,
        ),
        sentBack(day(6, -4), '10:10', 'The ledger is exactly right. The list isn’t quite.', [
          {
            deliverable: 2,
            criterion: 1,
            reason:
              'The kiln repair has an amount but no payee, so I don’t know whom to ask for the receipt.',
          },
        ]),
        delivered(
          day(7, -4),
          '14:20',
          'The kiln repair was Anders Kiln Service. I’ve written to them and added it to the list.',
          files,
        ),
        approved(day(7, -4), '09:05', 'Thank you. Helen has everything she needs.'),
        savedAsPlaybook(day(7, -4), '09:20', {
          ...closingWords('the month', []),
          name: 'Close the books of a month',
          title: 'Close the books for {{last month}}',
          usualDays: 5,
        }),
        answerKept(day(7, -4), '09:25', LEARNT),
      ],
    }),
    closing(calendar, -4, {
      tell: (month, files) => [
        handedOver(day(2, -3), '08:55'),
        accepted(day(3, -3), '08:10'),
        started(day(3, -3), '08:30'),
        delivered(
          day(6, -3),
          '13:30',
          `${month} is closed and agrees to the cent. Two receipts are missing; both are on the list.`,
          files,
        ),
        approved(day(6, -3), '11:45', 'Right the first time.'),
      ],
    }),
    closing(calendar, -3, {
      tell: (month, files) => [
        handedOver(day(2, -2), '09:35'),
        accepted(day(3, -2), '08:20'),
        asked(
          day(4, -2),
          '09:15',
          'There’s a payment of $1,180.00 to the Great Lakes Makers Fair. Is that advertising, or should fairs get a category of their own?',
        ),
        answered(
          day(4, -2),
          '08:30',
          'A category of their own, please: “Fairs”. There will be travel and printing too.',
        ),
        delivered(
          day(6, -2),
          '16:05',
          `${month} is closed. “Fairs” is a category on the first tab now.`,
          files,
        ),
        approved(day(7, -2), '09:10'),
      ],
    }),
    closing(calendar, -2, {
      tell: (month, files) => [
        handedOver(day(2, -1), '09:10'),
        accepted(day(3, -1), '08:05'),
        started(day(3, -1), '08:25'),
        delivered(day(5, -1), '15:15', `${month} is closed, and only two receipts are missing.`, files),
        said(
          day(5, -1),
          '08:45',
          'ruth',
          'I didn’t think about it once this month. That’s what I was hoping for when we started.',
        ),
        approved(day(5, -1), '08:50'),
      ],
    }),
    {
      ...closing(calendar, -1, { tell: () => [] }),
      due: on(1, '17:00'),
      drafted: on(-7, '09:05'),
      events: [
        handedOver(-7, '09:15'),
        accepted(-6, '08:10'),
        started(-5, '09:00'),
        delivered(
          -1,
          '15:40',
          `${calendar.monthName(-1)} is closed and agrees with the bank. Two payments have no receipt; I’ve written to both shops.`,
          closedBooks(calendar, -1),
        ),
      ],
    },
  ];
}

type Telling = {
  readonly tell: (month: string, files: readonly DeliveredItem[]) => readonly BriefEvent[];
};

function closing(calendar: Calendar, month: number, { tell }: Telling): BriefStory {
  const name = calendar.monthName(month);
  return {
    ...closingWords(name, month > FIRST ? [LEARNT] : []),
    due: on({ month: month + 1, workday: 8 }, '17:00'),
    drafted: on({ month: month + 1, workday: 2 }, '08:45'),
    events: tell(name, closedBooks(calendar, month)),
  };
}

/** Every closing is handed over in the same words. */
function closingWords(name: string, learnt: readonly string[]) {
  return {
    title: `Close the books for ${name}`,
    outcome: `Every payment in ${name} is in the ledger with its receipt, and Helen Brandt can work from it without asking us anything.`,
    instructions: [
      `1. Download the statements of the checking account and the card into **Bank / ${name}**.`,
      `2. Match each line to a receipt in **Receipts / ${name}**. One payout from the shop covers several orders.`,
      '3. List what has no receipt, and what you have already tried.',
      '4. Put the totals by category below last month’s.',
    ].join('\n'),
    givens: [
      'The ledger is the sheet “Studio ledger”: one row per payment, newest at the bottom.',
      'Amounts are in US dollars with two decimals; refunds are negative.',
      ...learnt,
    ],
    deliverables: [
      {
        title: `The ledger for ${name}`,
        criteria: [
          'The closing balance matches the bank’s to the cent.',
          'Every line has a category from the first tab.',
        ],
      },
      {
        title: 'List of payments without a receipt',
        criteria: ['Each line has the date, the payee, the amount, and what was tried to find the receipt.'],
      },
    ],
    autonomy: 'decide_and_tell',
    budgetHours: 6,
  } as const;
}
