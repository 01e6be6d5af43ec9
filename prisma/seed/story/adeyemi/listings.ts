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
        'All twelve pieces of Tideline can be bought in the shop, and nobody has to write to us to know how big one is.',
      instructions:
        'Photographs and measures are in **Shop / Tideline**. Publish as drafts; Ruth switches them on the evening before the launch.',
      givens: [
        'Names are “Tideline” and the piece: Tideline bowl, not Blue Tideline stoneware bowl handmade.',
        'We say stoneware, never ceramic or pottery.',
        'Prices are those on the sheet, in dollars, without tax.',
      ],
      deliverables: [
        {
          title: 'Twelve listings as drafts',
          criteria: [
            'Each has four pictures: front, inside, foot, in a hand.',
            'Each gives height, width and volume in inches and ounces, and in centimetres and millilitres.',
            'Each description has between 60 and 110 words.',
          ],
        },
        { title: 'A list of the listings', criteria: ['Name, price and stock are as on the sheet.'] },
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
            note: 'Drafts, with the pictures in the order you asked for.',
            link: 'https://shop.adeyemi-ceramics.example/admin/drafts',
          },
          { note: 'Name, price, stock.', file: tidelineListings },
        ]),
        sentBack(-102, '11:15', 'Lovely descriptions. One thing before I switch them on.', [
          {
            deliverable: 1,
            criterion: 2,
            reason: 'Five listings have only centimetres: both plates, the pitcher and the two vases.',
          },
        ]),
        delivered(
          -100,
          '10:45',
          'All twelve have both measures now. I have made a small table for it, so the next collection is quicker.',
          [
            {
              note: 'The five are corrected; I have measured in the pictures twice.',
              link: 'https://shop.adeyemi-ceramics.example/admin/drafts',
            },
            { note: 'Unchanged.', file: tidelineListings },
          ],
        ),
        approved(-100, '09:30', 'Switched on. Three bowls sold before lunch.'),
      ],
    },
    {
      title: 'Descriptions for every picture in the shop',
      outcome: 'Somebody who can’t see the pictures knows what they would buy.',
      instructions: 'The shop has 96 pictures, 61 without any description.',
      givens: ['Say what is there: shape, colour, size next to something known. No “beautiful”.'],
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
          'All 96 have one. Seven pictures were of pieces that are gone; I have taken those out.',
          [{ note: 'They are live; a sample is attached.', file: pictureDescriptions }],
        ),
        approved(-77, '13:40', 'Read twenty of them aloud with my eyes closed. They work.'),
      ],
    },
    {
      title: `Gift guide for ${occasion}`,
      outcome: `Somebody who looks for a present for ${occasion} finds one of ours in two minutes, at a price they had in mind.`,
      instructions:
        'One page in the shop with three groups: below $40, $40 to $90, sets. Six pieces each at most.',
      givens: [
        'Only pieces of which we have at least eight.',
        'The last day for shipping is on the page, at the top.',
      ],
      deliverables: [
        {
          title: 'The page, as a draft',
          criteria: [
            'Each piece shows its price and is in stock.',
            'The page opens within two seconds on a phone.',
          ],
        },
        { title: 'A newsletter that leads to it', criteria: ['The subject has fewer than 50 characters.'] },
      ],
      autonomy: 'decide_and_tell',
      due: on(-20, '17:00'),
      drafted: on(-29, '09:00'),
      events: [
        handedOver(-29, '09:30'),
        accepted(-28, '09:10'),
        started(-27, '10:00'),
        delivered(-23, '15:40', 'Page and newsletter are drafts. The sets sell themselves, I think.', [
          { note: 'The draft.', link: 'https://shop.adeyemi-ceramics.example/admin/gift-guide' },
          { note: 'The text, with three subjects to choose from.', file: newsletter },
        ]),
        sentBack(-23, '10:20', 'I want to give half of this away myself.', [
          {
            deliverable: 1,
            criterion: 1,
            reason: 'The small vase is sold out since the fair and the guide still shows it, twice.',
          },
        ]),
        delivered(-22, '11:00', 'The vase is out, the tea bowls are in: we have 14 of them.', [
          { note: 'The draft, corrected.', link: 'https://shop.adeyemi-ceramics.example/admin/gift-guide' },
          { note: 'As before, with the tea bowls.', file: newsletter },
        ]),
        approved(-22, '09:15'),
      ],
    },
    {
      title: 'Shop listings for the Harbor mugs',
      outcome: 'The four Harbor mugs can be bought, and nobody is surprised by what arrives.',
      instructions: 'Photographs and measures are in **Shop / Harbor**. As with Tideline: drafts first.',
      givens: [
        'Each listing gives both kinds of measures.',
        'We say stoneware, never ceramic or pottery.',
        'The matt rim is unglazed: say so in the first sentence.',
      ],
      deliverables: [
        {
          title: 'Four listings as drafts',
          criteria: [
            'Each has four pictures: front, inside, foot, in a hand.',
            'Care instructions say what the matt rim needs.',
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
          'The sheet says “hand wash only” for the matt rim, your podcast says the dishwasher is fine. Customers will ask. Which one is it?',
        ),
      ],
    },
  ];
}

const tidelineListings = csv(
  'tideline-listings.csv',
  ['Name', 'USD', 'Stock', 'Inches', 'Centimetres'],
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
Subjects: **A present that is used every day** / **Eighteen presents, all in stock** / **For people who like their tea slow**

Dear reader,

we have put eighteen pieces together that we would give away ourselves: six below $40, six up to $90, six sets.
All of them are on the shelf, none is made to order, and each goes out with the next Tuesday's or Friday's post.

Ruth and Tomás
`,
);
