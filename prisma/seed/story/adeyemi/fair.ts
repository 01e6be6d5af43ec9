import type { Calendar } from '../../calendar';
import { csv, note } from '../files';
import {
  accepted,
  answered,
  approved,
  asked,
  type BriefStory,
  delivered,
  handedOver,
  on,
  started,
} from '../story';

/** What Maria has done around the fair in Milwaukee. */
export function fairWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Travel and hotel for the Great Lakes Makers Fair',
      outcome:
        'Ruth and Tomás know how they get to Milwaukee with four crates, where they sleep and when they have to be where.',
      instructions:
        'The stand can be built from 13:00 on the day before the fair and has to be cleared by 20:00 on its last day. Two rooms, three nights, with a place where a van can stand overnight.',
      givens: [
        'The van is Tomás’s and takes all four crates.',
        'Rooms cost at most $170 a night with tax, and can be cancelled until two days before.',
      ],
      deliverables: [
        {
          title: 'Bookings',
          criteria: [
            'Both rooms are confirmed in writing, with a parking place.',
            'The total is below $1,100.',
          ],
        },
        {
          title: 'One page for the glove compartment',
          criteria: ['It has every address, telephone number and time of the three days.'],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 3,
      due: on(-55, '17:00'),
      from: 'tomas',
      drafted: on(-60, '14:00'),
      events: [
        handedOver(-60, '14:20'),
        accepted(-59, '08:05'),
        delivered(-57, '13:15', 'Booked: $1,002 for both rooms and three nights, parking included.', [
          {
            note: 'Confirmation in the folder “Fair”.',
            link: 'https://files.adeyemi-ceramics.example/fair/hotel',
          },
          { note: 'One page, to print.', file: fairPage },
        ]),
        approved(-57, '09:00', 'Printed and in the van.'),
      ],
    },
    {
      title: 'Write to the shops we met at the fair',
      outcome:
        'Every shop that left a card in Milwaukee has heard from us within ten days, with the line sheet, and we know who wants to order.',
      instructions:
        'The cards are photographed in **Fair / Cards**. Tomás wrote on the back what each of them liked: begin your letter with that.',
      givens: ['Opening orders start at $400.', 'Use the line sheet that Dewi made, and no other prices.'],
      deliverables: [
        {
          title: 'A list of the shops with what they said',
          criteria: [
            'Each shop has an answer, or two letters a week apart.',
            'Each interested shop has a day on which we talk again.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 5,
      due: on(-24, '17:00'),
      drafted: on(-35, '10:15'),
      events: [
        handedOver(-35, '10:40'),
        accepted(-34, '08:20'),
        started(-34, '09:00'),
        asked(-32, '10:30', 'The Long Table asks for 60 days to pay. May I say yes?'),
        answered(
          -32,
          '09:05',
          'For the opening order no, 30 days as for everybody. From the third order on, gladly.',
        ),
        delivered(
          -25,
          '15:30',
          '19 shops written to, 12 answers, 5 want to order. The first order came today: Blue Door Provisions, $612.',
          [{ note: 'The list, sorted by the next step.', file: fairContacts(calendar) }],
        ),
        approved(-25, '09:40', 'Five out of nineteen is more than we had from the last fair altogether.'),
      ],
    },
  ];
}

const fairPage = note(
  'great-lakes-makers-fair.md',
  `
# Great Lakes Makers Fair

**Stand 214**, hall B. Build from 13:00 on the day before; loading door 6, the pass is in the envelope.
Open 10:00 to 18:00, last day to 16:00. Cleared by 20:00.

**Hotel**: Cream City House, two rooms, three nights, van in the yard (code at the desk).
**Organiser on the day**: Janet Kowalski, 414-555-0142
**Studio**: 312-555-0117, where Maria answers mail until 11:00 our time
`,
);

function fairContacts(calendar: Calendar) {
  return csv(
    'fair-contacts.csv',
    ['Shop', 'Town', 'Liked', 'Answer', 'Next step', 'On'],
    [
      ['Blue Door Provisions', 'St. Paul', 'Tideline bowls', 'Ordered, $612.00', 'Ship', calendar.date(-21)],
      [
        'The Long Table',
        'Evanston',
        'Serving plates',
        'Wants to order, asked for 60 days',
        'Answer to our 30 days',
        calendar.date(-22),
      ],
      ['Harbor & Hearth', 'Duluth', 'Mugs', 'Wants samples', 'Send two mugs', calendar.date(-23)],
      ['Wren & Sons', 'Madison', 'Small vases', 'Orders after their sale', 'Call', calendar.date(-12)],
      ['Lantern Books', 'Racine', 'Mugs', 'Asks for an own stamp', 'Ruth decides', calendar.date(-22)],
      ['Prairie Table', 'Des Moines', 'Tideline plates', 'No answer to two letters', 'None', ''],
    ],
  );
}
