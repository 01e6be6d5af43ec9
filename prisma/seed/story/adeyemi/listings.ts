import type { Calendar } from '../../calendar';
import { amount, csv, note } from '../files';
import {
  accepted,
  approved,
  askedBeforeGoingOn,
  type BriefStory,
  delivered,
  handedOver,
  on,
  sentBack,
  started,
} from '../story';

/** What Dewi has done and is doing in the shop. */
export function listingWork(calendar: Calendar): readonly BriefStory[] {
  const occasion = calendar.occasionAfter(-28);
  return [
    {
      title: 'Shop listings for the Tideline collection',
      outcome:
        'All twelve Tideline pieces can be bought in the shop, and nobody has to write to us to find out how big one is.',
      instructions:
        'Photos and measurements are in **Shop / Tideline**. Save the listings as drafts; Ruth switches them on the evening before the launch.',
      givens: [
        'A name is “Tideline” and the piece: Tideline bowl, not Blue handmade Tideline stoneware bowl.',
        'We say stoneware, never ceramic or pottery.',
        'Prices are the ones on the sheet, in dollars, before tax.',
      ],
      deliverables: [
        {
          title: 'Twelve listings as drafts',
          criteria: [
            'Each has four pictures: front, inside, foot, in a hand.',
            'Each gives its size in inches and in centimeters.',
            'Each description is 60 to 110 words long.',
          ],
        },
        { title: 'A table of the listings', criteria: ['Names, prices and stock match the sheet.'] },
      ],
      autonomy: 'decide_and_tell',
      due: on(-98, '12:00'),
      drafted: on(-108, '13:30'),
      events: [
        handedOver(-108, '14:00'),
        accepted(-107, '09:10'),
        started(-106, '10:00'),
        delivered(-102, '16:30', 'All twelve are drafts in the shop.', [
          {
            note: 'The drafts, with the pictures in the order you asked for.',
            link: 'https://shop.adeyemi-ceramics.example/admin/drafts',
          },
          { note: 'Names, prices, stock and sizes.', file: tidelineListings },
        ]),
        sentBack(-102, '11:15', 'Lovely descriptions. One thing before I switch them on:', [
          {
            deliverable: 1,
            criterion: 2,
            reason: 'Five listings have centimeters only: both plates, the pitcher and the two vases.',
          },
        ]),
        delivered(
          -100,
          '10:45',
          'All twelve have both sizes now. I’ve made a small table of them, so the next collection will be quicker.',
          [
            {
              note: 'The five are corrected, and I’ve checked the other seven.',
              link: 'https://shop.adeyemi-ceramics.example/admin/drafts',
            },
            { note: 'The table, now with both sizes throughout.', file: tidelineListings },
          ],
        ),
        approved(-100, '09:30', 'Switched on. Three bowls sold before lunch.'),
      ],
    },
    {
      title: 'Descriptions for every picture in the shop',
      outcome: 'Somebody who can’t see the pictures knows what they would be buying.',
      instructions: 'The shop has 96 pictures; 61 of them have no description at all.',
      givens: [
        'Say what is there: the shape, the color, the size next to something familiar. No “beautiful”.',
      ],
      deliverables: [
        {
          title: 'A description for each picture',
          criteria: ['None is longer than 25 words.', 'No two are the same.'],
        },
      ],
      autonomy: 'decide_alone',
      due: on(-76, '17:00'),
      from: 'tomas',
      drafted: on(-82, '12:15'),
      events: [
        handedOver(-82, '12:30'),
        accepted(-81, '09:00'),
        delivered(
          -77,
          '16:10',
          'Every picture has one now. Seven showed pieces that are gone, so I’ve taken those out.',
          [{ note: 'They are live. Here is a sample.', file: pictureDescriptions }],
        ),
        approved(-77, '13:40', 'I had Ruth read twenty of them to me with my eyes closed. They work.'),
      ],
    },
    {
      title: `Gift guide for ${occasion}`,
      outcome: `Somebody looking for a present for ${occasion} finds one of ours in two minutes, at a price they had in mind.`,
      instructions:
        'One page in the shop with three groups: under $40, $40 to $90, and sets. At most six pieces in each.',
      givens: [
        'Only pieces of which we have at least eight in stock.',
        'The last day to order is at the top of the page.',
      ],
      deliverables: [
        {
          title: 'The page, as a draft',
          criteria: [
            'Each piece shows its price and is in stock.',
            'The page opens within two seconds on a phone.',
          ],
        },
        {
          title: 'A newsletter that points to it',
          criteria: ['The subject line is shorter than 50 characters.'],
        },
      ],
      autonomy: 'decide_and_tell',
      due: on(-20, '17:00'),
      drafted: on(-29, '09:00'),
      events: [
        handedOver(-29, '09:30'),
        accepted(-28, '09:10'),
        started(-27, '10:00'),
        delivered(
          -23,
          '15:40',
          'The page and the newsletter are drafts. I think the sets will sell themselves.',
          [
            { note: 'The draft.', link: 'https://shop.adeyemi-ceramics.example/admin/gift-guide' },
            { note: 'The text, with three subject lines to choose from.', file: newsletter },
          ],
        ),
        sentBack(-23, '10:20', 'I’d give half of this away myself. One thing:', [
          {
            deliverable: 1,
            criterion: 1,
            reason: 'The small vase has been sold out since the fair, and the guide still shows it, twice.',
          },
        ]),
        delivered(-22, '11:00', 'The vase is out and the tea bowls are in: there are 14 of them.', [
          { note: 'The draft, corrected.', link: 'https://shop.adeyemi-ceramics.example/admin/gift-guide' },
          { note: 'As before, now with the tea bowls.', file: newsletter },
        ]),
        approved(-22, '09:15'),
      ],
    },
    {
      title: 'Shop listings for the Harbor mugs',
      outcome: 'The four Harbor mugs can be bought in the shop, and nobody is surprised by what arrives.',
      instructions: 'Photos and measurements are in **Shop / Harbor**. Drafts first, as with Tideline.',
      givens: [
        'Each listing gives its size in inches and in centimeters.',
        'We say stoneware, never ceramic or pottery.',
        'The matte rim is unglazed: say so in the first sentence.',
      ],
      deliverables: [
        {
          title: 'Four listings as drafts',
          criteria: [
            'Each has four pictures: front, inside, foot, in a hand.',
            'The care instructions say what the matte rim needs.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      due: on(4, '12:00'),
      drafted: on(-3, '10:00'),
      events: [
        handedOver(-3, '10:30'),
        askedBeforeGoingOn(
          -1,
          '10:40',
          'The sheet says hand wash only because of the matte rim, but on the podcast you say the dishwasher is fine. Customers will ask, so which is it?',
        ),
      ],
    },
  ];
}

const tidelineListings = csv(
  'tideline-listings.csv',
  ['Name', 'USD', 'Stock', 'Inches', 'Centimeters'],
  [
    ['Tideline bowl', amount(46), 24, '6 x 2.75', '15.2 x 7'],
    ['Tideline serving bowl', amount(88), 10, '9.5 x 3.5', '24.1 x 8.9'],
    ['Tideline mug', amount(38), 30, '3.25 x 3.75', '8.3 x 9.5'],
    ['Tideline tea bowl', amount(34), 20, '3.5 x 2.75', '8.9 x 7'],
    ['Tideline plate', amount(42), 24, '8 x 0.75', '20.3 x 1.9'],
    ['Tideline dinner plate', amount(56), 24, '10.5 x 1', '26.7 x 2.5'],
    ['Tideline pitcher', amount(94), 8, '5 x 8.25', '12.7 x 21'],
    ['Tideline small vase', amount(36), 16, '3 x 5', '7.6 x 12.7'],
    ['Tideline tall vase', amount(72), 8, '4 x 9', '10.2 x 22.9'],
    ['Tideline butter dish', amount(64), 10, '7 x 4', '17.8 x 10.2'],
    ['Tideline salt cellar', amount(28), 18, '2.75 x 2', '7 x 5.1'],
    ['Tideline baking dish', amount(98), 8, '12 x 2.5', '30.5 x 6.4'],
  ],
);

const pictureDescriptions = csv(
  'picture-descriptions.csv',
  ['Picture', 'Description'],
  [
    [
      'tideline-bowl-1',
      'Round bowl, grey-blue, with a darker line two fingers below the rim. About as wide as a hand is long.',
    ],
    ['tideline-bowl-2', 'The inside of the bowl: pale blue, with a ring where the glaze has pooled.'],
    [
      'tideline-pitcher-1',
      'Tall pitcher with a short lip and a broad handle, grey-blue above, bare sand-coloured clay below.',
    ],
    ['salt-cellar-3', 'Small open pot in a palm, filled with coarse salt.'],
  ],
);

const newsletter = note(
  'newsletter-gift-guide.md',
  `
Subject lines: **A present that is used every day** / **Eighteen presents, all in stock** / **For slow mornings**

Dear reader,

we’ve picked eighteen pieces that we would give away ourselves: six under $40, six up to $90, six sets.
All of them are on the shelf. We pack on Tuesdays and Fridays.

Ruth and Tomás
`,
);
