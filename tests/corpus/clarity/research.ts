import type { CorpusBrief } from './brief';

export const research: readonly CorpusBrief[] = [
  {
    name: 'kiln suppliers',
    title: 'Compare electric kilns of 150 to 200 litres',
    outcome: 'I can order a kiln on Friday without looking anything up myself.',
    instructions:
      'Six models, at least three makers. Prices with delivery to Chicago 60622. Our connection is 240 V, 48 A.',
    givens: ['No second-hand kilns.'],
    deliverables: [
      [
        'A table of six kilns',
        'Price with delivery, litres, amps, weight and warranty for each',
        'A link to the maker’s page in each row',
      ],
      ['Your pick in two sentences', 'Names one model and why'],
    ],
    due: '2026-11-26T17:30 Asia/Manila',
    for: 'maria',
    hours: 4,
    autonomy: 'decide_alone',
    expected: [],
  },
  {
    name: 'competitors, vague',
    title: 'Competitor research',
    outcome: 'A better understanding of our competitors',
    instructions:
      'Do some research on our main competitors, what they charge, social etc. Don’t go overboard, just a ballpark. A couple of pages is fine or whatever you think.',
    deliverables: [['Report', 'Thorough', 'Covers the most important competitors']],
    due: '2026-12-04T15:00 Asia/Jakarta',
    for: 'dewi',
    hours: 6,
    expected: [
      ['vague_word', 'outcome', 'better understanding'],
      ['vague_word', 'instructions', 'some research'],
      ['vague_word', 'instructions', 'etc.'],
      ['idiom', 'instructions', 'go overboard'],
      ['idiom', 'instructions', 'ballpark'],
      ['vague_word', 'instructions', 'A couple of'],
      ['vague_word', 'instructions', 'whatever you think'],
      ['uncheckable_criterion', 'd0c0', 'Thorough'],
      ['uncheckable_criterion', 'd0c1', 'Covers the most important competitors'],
    ],
  },
  {
    name: 'grant search',
    title: 'Find grants that a ceramics studio in Illinois can apply for',
    outcome: 'We know every grant above $2,000 whose deadline is between January and June.',
    instructions:
      'Start with the Illinois Arts Council and the city’s DCASE page. Leave out loans, and leave out anything only for non-profits. If a call is unclear, write “ask” in the last column instead of guessing.',
    deliverables: [
      ['A sheet of grants', 'Amount, deadline, who may apply and a link in each row', 'Sorted by deadline'],
    ],
    due: '2026-12-09T09:00 Asia/Manila',
    for: 'maria',
    hours: 8,
    similar: [6, 7, 8, 10],
    expected: [],
  },
  {
    name: 'podcast guests',
    title: 'Guests for season 3',
    outcome: 'I have fifteen people I can write to on Monday.',
    instructions:
      'Makers who run a shop of their own, 2 to 20 people, in the US or Canada, who have been on at least one podcast. No influencers.',
    deliverables: [
      [
        '15 names in the Guests sheet',
        'Mail address found on their own site',
        'One sentence on why our listeners would care',
        'A link to an episode they were on',
      ],
    ],
    due: '2026-12-04T13:00 Africa/Lagos',
    for: 'oluchi',
    hours: 6,
    expected: [],
  },
  {
    name: 'this link',
    title: 'Check out this software',
    outcome: 'We know if this is any good',
    instructions:
      'Have a look at this link and tell me if it’s worth it. The screenshot shows what I mean. Low hanging fruit first.',
    deliverables: [['Your opinion']],
    due: '2026-12-01T18:00 Asia/Manila',
    for: 'maria',
    hours: 1,
    expected: [
      ['vague_word', 'outcome', 'any good'],
      ['not_attached', 'instructions', 'this link'],
      ['not_attached', 'instructions', 'The screenshot'],
      ['idiom', 'instructions', 'Low hanging fruit'],
      ['no_criterion', 'd0c0'],
    ],
  },
  {
    name: 'prices of shipping, too near',
    title: 'Shipping prices to eight countries',
    outcome: 'The shop shows a true shipping price for each of the eight countries.',
    instructions: 'Parcel of 4 kg, 40 × 30 × 30 cm, insured for $300. Carriers: UPS, DHL, USPS.',
    deliverables: [['A price table', '8 rows, 3 columns, in dollars', 'Date of the quote in each cell']],
    due: '2026-11-25T11:00 Asia/Manila',
    for: 'maria',
    hours: 6,
    expected: [['deadline_too_near', 'deadlineDate']],
  },
  {
    name: 'long but clear',
    title: 'Who could make our boxes',
    outcome: 'Three box makers have sent a price for 500 boxes with our print.',
    instructions:
      'We need a box for the large bowl. Its inside is 32 cm by 32 cm by 14 cm. The paper should be recycled, the print is one colour, and the lid stays closed without tape. Ask five makers, because two never answer. Tell each of them that we order 500 now and about 2,000 a year.\n\nDon’t send drawings to anyone who hasn’t agreed to keep them to themselves. The form for that is at https://drive.example/nda.',
    givens: ['We pay 30 days after delivery, never ahead.', 'The print file comes from Lucie.'],
    deliverables: [
      [
        'Three offers side by side',
        'Price each, price of the print plate, days to deliver',
        'The original offers as PDF',
      ],
    ],
    due: '2026-12-15T15:00 Asia/Manila',
    for: 'maria',
    hours: 7,
    expected: [],
  },
  {
    name: 'glaze suppliers, ask first about what',
    title: 'Find a second supplier of glaze',
    outcome: 'I can choose between three suppliers who deliver to Leeds within a week.',
    instructions:
      'Prices for 25 kg of matt white. Begin with the list of the guild: https://guild.example/glaze.',
    givens: ['Lead-free only.'],
    deliverables: [['A table of suppliers', 'Price with delivery, in pounds', 'Days until it is here']],
    due: '2026-12-03T16:00 Africa/Lagos',
    for: 'oluchi',
    hours: 4,
    autonomy: 'ask_first',
    expected: [['ask_first_without_list', 'autonomy']],
  },
];
