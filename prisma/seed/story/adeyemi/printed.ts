import { note } from '../files';
import { accepted, approved, type BriefStory, delivered, handedOver, on, said, started } from '../story';

/** What Dewi has made for print: for wholesale buyers and for the fair. */
export function printedWork(): readonly BriefStory[] {
  return [
    {
      title: 'A line sheet for wholesale buyers',
      outcome: 'A shop owner can choose and order from one document, without asking for prices.',
      instructions:
        'Four pages: who we are, Tideline, the everyday line, how to order. Use the pictures of the listings.',
      givens: [
        'Wholesale is half the shop’s price, in whole dollars.',
        'Opening order from $400, reorders from $200, 30 days to pay.',
      ],
      deliverables: [
        {
          title: 'The line sheet',
          criteria: [
            'Each piece has a picture, a number, both prices, and how many come in a box.',
            'It can be read on a phone, and prints on letter paper.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      due: on(-58, '17:00'),
      drafted: on(-67, '09:30'),
      events: [
        handedOver(-67, '10:10'),
        accepted(-66, '09:20'),
        started(-65, '10:00'),
        said(
          -62,
          '11:40',
          'dewi',
          'A question of taste: I’ve set the prices small and gray, so that the pieces come first. Tell me if shops expect something else.',
        ),
        said(
          -62,
          '10:05',
          'ruth',
          'Shops want to see the price at once. Same size as the name, please, but gray is fine.',
        ),
        delivered(-60, '15:20', 'Four pages, 24 pieces, and the prices as you asked.', [
          {
            note: 'The same file for sending and for printing.',
            link: 'https://files.adeyemi-ceramics.example/line-sheet',
          },
        ]),
        approved(-60, '10:45', 'I would order from us.'),
      ],
    },
    {
      title: 'Table cards and posts for the Great Lakes Makers Fair',
      outcome:
        'Visitors see what each piece costs without asking, and people who follow us know where to find the stand.',
      instructions:
        'Cards of 2 by 3 inches; Tomás prints them on our own stock. Three posts: a week before, the evening before, the first morning.',
      givens: [
        'Stand 214, hall B.',
        'There’s no e-mail address on the cards: people scan the code to get to the shop.',
      ],
      deliverables: [
        {
          title: 'A print file with 24 cards',
          criteria: ['Names and prices match the line sheet.', 'Each code opens the page of that piece.'],
        },
        { title: 'Three posts', criteria: ['Each gives the stand, the hall and the opening hours.'] },
      ],
      autonomy: 'decide_alone',
      due: on(-47, '12:00'),
      from: 'tomas',
      drafted: on(-54, '11:00'),
      events: [
        handedOver(-54, '11:20'),
        accepted(-53, '09:15'),
        delivered(
          -49,
          '14:10',
          'The cards and the posts are ready. I’ve tried all 24 codes with my own phone.',
          [
            {
              note: 'Two sheets with twelve cards each.',
              link: 'https://files.adeyemi-ceramics.example/fair/cards',
            },
            { note: 'The posts, scheduled for the three days.', file: fairPosts },
          ],
        ),
        approved(-49, '15:00', 'Printed, cut, packed.'),
      ],
    },
  ];
}

const fairPosts = note(
  'fair-posts.md',
  `
## A week before
We are packing four crates for Milwaukee. Great Lakes Makers Fair, stand 214 in hall B, 10 am to 6 pm.

## The evening before
The stand is up. Stand 214 in hall B, from 10 am tomorrow.

## The first morning
Good morning from stand 214 in hall B. Come and hold things: that’s what they’re for. Until 6 pm.
`,
);
