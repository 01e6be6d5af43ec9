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

/** What Maria has done for the fair in Milwaukee. */
export function fairWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Travel and hotel for the Great Lakes Makers Fair',
      outcome:
        'Ruth and Tomás know how they and four crates get to Milwaukee, where they’ll sleep, and when they have to be where.',
      instructions:
        'The stand can be set up from 1 pm the day before and has to be cleared by 8 pm on the last day. Two rooms for three nights, somewhere a van can be parked overnight.',
      givens: [
        'Tomás’s van takes all four crates.',
        'A room costs at most $170 a night with tax, and can be canceled up to two days before.',
      ],
      deliverables: [
        {
          title: 'Bookings',
          criteria: [
            'Both rooms are confirmed in writing, with a parking space.',
            'The total is below $1,100.',
          ],
        },
        {
          title: 'One page for the glove compartment',
          criteria: ['Every address, phone number and time of the three days is on it.'],
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
        delivered(
          -57,
          '13:15',
          'Booked: $1,002 for both rooms and three nights, parking included. I took the hotel you can walk to the fair from.',
          [
            {
              note: 'The confirmation is in the folder “Fair”.',
              link: 'https://files.adeyemi-ceramics.example/fair/hotel',
            },
            { note: 'One page, ready to print.', file: fairPage },
          ],
        ),
        approved(-57, '09:00', 'Printed and in the van.'),
      ],
    },
    {
      title: 'Write to the shops we met at the fair',
      outcome:
        'Every shop that left a card in Milwaukee has heard from us and has the line sheet, and we know who wants to order.',
      instructions:
        'Photos of the cards are in **Fair / Cards**. Tomás wrote on the back what each shop liked: start your letter with that.',
      givens: ['Opening orders start at $400.', 'The prices are those of Dewi’s line sheet, and no others.'],
      deliverables: [
        {
          title: 'A list of the shops and what they said',
          criteria: [
            'Each shop has answered, or has had two letters from us a week apart.',
            'For each interested shop there is a day when we talk again.',
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
          'Not for the opening order: 30 days, as for everybody. From the third order on, gladly.',
        ),
        delivered(
          -25,
          '15:30',
          'I wrote to 19 shops, 12 answered and 5 want to order. The first order came in today: Blue Door Provisions, $612.',
          [
            {
              note: 'The link goes to the whole list. The shops with a next step are attached.',
              link: 'https://sheets.adeyemi-ceramics.example/fair',
              file: fairContacts(calendar),
            },
          ],
        ),
        approved(-25, '09:40', 'Five out of nineteen. The last fair brought us two.'),
      ],
    },
  ];
}

const fairPage = note(
  'great-lakes-makers-fair.md',
  `
# Great Lakes Makers Fair

**Stand 214**, hall B. Set up from 1 pm the day before; loading door 6, the pass is in the envelope.
Open 10 am to 6 pm, on the last day until 4 pm. Cleared by 8 pm.

**Hotel**: Cream City House, two rooms, three nights, the van in the yard (code at the desk).
**Organizer on the day**: Janet Kowalski, 414-555-0142
**Studio**: 312-555-0117, where Maria answers mail until 11 pm our time
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
    ],
  );
}
