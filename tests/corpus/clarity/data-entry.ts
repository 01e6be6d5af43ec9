import type { CorpusBrief } from './brief';

export const dataEntry: readonly CorpusBrief[] = [
  {
    name: 'price list',
    title: 'New prices in the web shop',
    outcome: 'Every product in the shop costs what the 2027 price list says.',
    instructions:
      'List: https://sheet.example/prices-2027. Column D is the new price. Variants of one product all cost the same.',
    givens: ['Sold-out products change too.'],
    deliverables: [
      [
        'The shop with new prices',
        '214 products changed',
        'A screenshot of ten products at random beside the list',
      ],
    ],
    due: '2026-12-30T17:00 Asia/Jakarta',
    for: 'dewi',
    hours: 6,
    expected: [['deadline_outside_hours', 'deadlineTime']],
  },
  {
    name: 'cards to sheet',
    title: 'Business cards from the fair into the sheet',
    outcome: 'All 87 cards are contacts I can mail.',
    instructions:
      'Photos of the cards: https://drive.example/cards. Fields: name, company, mail, phone, country, what they asked.',
    givens: ['If a mail address can’t be read, leave it empty and mark the row yellow.'],
    deliverables: [
      [
        '87 rows in the sheet “Fair 2026”',
        'Country as two letters',
        'Phone numbers start with + and the country code',
      ],
    ],
    due: '2026-12-02T15:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    similar: [2, 3, 3.5],
    expected: [],
  },
  {
    name: 'crm tidy up',
    title: 'Clean up the CRM',
    outcome: 'CRM cleaned up',
    instructions:
      'It’s a mess. Duplicates, old contacts and so on. Should be pretty straightforward, just be careful not to delete anything important. Let me know once done and we’ll circle back.',
    deliverables: [['Clean CRM', 'No mess', 'No duplicates']],
    due: '2026-12-04T16:00 Asia/Manila',
    for: 'maria',
    hours: 30,
    similar: [4, 5, 6, 8],
    expected: [
      ['outcome_repeats_title', 'outcome'],
      ['dangling_pronoun', 'instructions', 'It’s'],
      ['vague_word', 'instructions', 'and so on'],
      ['vague_word', 'instructions', 'anything important'],
      ['idiom', 'instructions', 'circle back'],
      ['vague_word', 'd0', 'Clean'],
      ['uncheckable_criterion', 'd0c0', 'No mess'],
      ['budget_unlike_similar', 'budgetHours'],
    ],
  },
  {
    name: 'scanned forms',
    title: 'Type in the 120 workshop forms',
    outcome: 'I can count by age group and by workshop who came in 2026.',
    instructions:
      'Scans are numbered 001 to 120 in https://drive.example/forms. One row per form. Write what is there, also when it is misspelt.',
    deliverables: [
      [
        'A sheet with 120 rows',
        'Every row has the number of its scan',
        'Empty fields are empty, not “n/a”',
        'Ten rows that I pick have no mistake',
      ],
    ],
    due: '2026-12-11T10:00 Africa/Lagos',
    for: 'oluchi',
    hours: 7,
    expected: [],
  },
  {
    name: 'stock count, budget far off',
    title: 'Stock count into Shopify',
    outcome: 'Shopify shows the numbers that we counted on 21 November.',
    instructions: 'Count sheets are in https://drive.example/count. Photo 14 is upside down.',
    deliverables: [['Stock in Shopify', 'All 340 lines equal the count sheet']],
    due: '2026-12-03T16:00 Asia/Manila',
    for: 'maria',
    hours: 1,
    similar: [5, 6, 6, 7],
    expected: [['budget_unlike_similar', 'budgetHours']],
  },
  {
    name: 'product texts, heavy going',
    title: 'Product texts into the shop',
    outcome: 'The 40 new products have a text, a size and a weight in the shop.',
    instructions:
      'The texts were written by Lucie, were checked by Tom and have been saved in the folder that was shared with you. Insofar as a text exceeds the length that the theme allows for, which as far as I can tell is roughly 300 characters although nobody has ever confirmed that to me, shorten it without changing what it says.',
    deliverables: [['40 product pages', 'Text, size in cm and weight in grams on each']],
    due: '2026-12-09T15:00 Asia/Manila',
    for: 'maria',
    hours: 8,
    expected: [
      [
        'passive_chain',
        'instructions',
        'The texts were written by Lucie, were checked by Tom and have been saved',
      ],
      ['long_sentence', 'instructions', 'Insofar as a text exceeds'],
    ],
  },
  {
    name: 'barcodes, in a list',
    title: 'Barcodes',
    outcome: 'Each of the 60 products of the winter range has its barcode in the till.',
    instructions:
      '* Codes: https://sheet.example/codes\n* Till: back office, Products, field “EAN”\n* A code that is taken already: write its row number down, go on',
    deliverables: [
      ['60 codes in the till', 'Three products I scan in the shop show the right name'],
      ['Rows that were taken', 'Row number and product'],
    ],
    due: '2026-12-01T10:30 Asia/Manila',
    for: 'maria',
    hours: 2,
    autonomy: 'decide_alone',
    expected: [],
  },
];
