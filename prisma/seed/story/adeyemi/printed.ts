import { note } from '../files';
import { accepted, approved, type BriefStory, delivered, handedOver, on, said, started } from '../story';

/** What Dewi has made to be printed: for wholesale buyers and for the fair. */
export function printedWork(): readonly BriefStory[] {
  return [
    {
      title: 'A line sheet for wholesale buyers',
      outcome: 'A shop owner can choose and order from one document, without asking for prices.',
      instructions:
        'Four pages: who we are, Tideline, the everyday line, how to order. Use the pictures of the listings.',
      givens: [
        'Wholesale is half of the shop’s price, in full dollars.',
        'Opening order $400, again $200, 30 days to pay.',
      ],
      deliverables: [
        {
          title: 'The line sheet',
          criteria: [
            'Each piece has a picture, its number, both prices and how many come in a box.',
            'It can be read on a phone and prints on letter paper.',
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
          'A question of taste: I have set the prices small and grey, so that the pieces come first. Tell me if shops expect it otherwise.',
        ),
        said(
          -62,
          '10:05',
          'ruth',
          'Shops want the price at once. Same size as the name, please, but grey is fine.',
        ),
        delivered(-60, '15:20', 'Four pages, 24 pieces, prices as you asked.', [
          { note: 'To send, and to print.', link: 'https://files.adeyemi-ceramics.example/line-sheet' },
        ]),
        approved(-60, '10:45', 'I would order from us.'),
      ],
    },
    {
      title: 'Table cards and posts for the Great Lakes Makers Fair',
      outcome:
        'Visitors know what each piece costs without asking, and those who follow us know where the stand is.',
      instructions:
        'Cards of 2 by 3 inches, printed on the studio’s own card. Three posts: a week before, the evening before, the first morning.',
      givens: ['Stand 214, hall B.', 'The cards carry no e-mail address: people scan the code to the shop.'],
      deliverables: [
        {
          title: 'Print file with 24 cards',
          criteria: [
            'Names and prices are those of the line sheet.',
            'The code opens the page of that piece.',
          ],
        },
        { title: 'Three posts', criteria: ['Each names stand, hall and opening times.'] },
      ],
      autonomy: 'decide_alone',
      due: on(-47, '12:00'),
      from: 'tomas',
      drafted: on(-54, '11:00'),
      events: [
        handedOver(-54, '11:20'),
        accepted(-53, '09:15'),
        delivered(-49, '14:10', 'Cards and posts are ready. I have tried all 24 codes with my own phone.', [
          { note: 'Two sheets of twelve.', link: 'https://files.adeyemi-ceramics.example/fair/cards' },
          { note: 'Planned for the three days.', file: fairPosts },
        ]),
        approved(-49, '15:00', 'Printed, cut, packed.'),
      ],
    },
  ];
}

const fairPosts = note(
  'fair-posts.md',
  `
## A week before
We pack four crates for Milwaukee. Great Lakes Makers Fair, stand 214 in hall B, 10:00 to 18:00.

## The evening before
The stand is up. The van is tired, we are not. Stand 214, hall B, from 10:00 tomorrow.

## The first morning
Good morning from stand 214 in hall B. Come and hold things: that is what they are for. Until 18:00.
`,
);
