import type { CorpusBrief } from './brief';

export const support: readonly CorpusBrief[] = [
  {
    name: 'broken parcels',
    title: 'Replace the bowls that broke in the post in November',
    outcome: 'The 14 customers whose bowl broke have a new one on its way, or their money.',
    instructions:
      'Tickets are tagged “broken-nov”. No photo, no replacement: ask once. Refund up to $60 without asking; above that, ask.',
    givens: ['We never ask anybody to send a broken bowl back.'],
    deliverables: [
      [
        'A list of the 14 tickets',
        'Replaced, refunded or waiting for a photo',
        'Tracking number or refund id in each row',
      ],
    ],
    due: '2026-12-01T16:00 Asia/Manila',
    for: 'maria',
    hours: 4,
    autonomy: 'ask_first',
    expected: [],
  },
  {
    name: 'tickets, vague',
    title: 'Help with tickets',
    outcome: 'Tickets get handled in a timely manner',
    instructions:
      'Jump on the tickets whenever you have a minute, prioritise the urgent ones. Keep customers happy. Anything tricky send to me.',
    deliverables: [['Tickets handled', 'Customers are happy', 'Fast response']],
    due: '2026-11-30T16:00 Europe/London',
    for: 'oluchi',
    hours: 8,
    expected: [
      ['vague_word', 'outcome', 'in a timely manner'],
      ['idiom', 'instructions', 'Jump on'],
      ['vague_word', 'instructions', 'whenever you have a minute'],
      ['vague_word', 'instructions', 'urgent ones'],
      ['vague_word', 'instructions', 'Anything tricky'],
      ['uncheckable_criterion', 'd0c0', 'Customers are happy'],
      ['uncheckable_criterion', 'd0c1', 'Fast response'],
    ],
  },
  {
    name: 'faq page',
    title: 'Rewrite the delivery part of the FAQ',
    outcome: 'Customers find out by themselves what delivery costs and how long it takes.',
    instructions:
      'Now it is 900 words, see https://shop.example/faq#delivery. Use the questions from tickets tagged “delivery” since August.',
    deliverables: [
      [
        'A Google doc',
        'Under 350 words',
        'Prices for US, Canada, EU and UK',
        'Each heading is a question a customer asked',
      ],
    ],
    due: '2026-12-10T11:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    expected: [],
  },
  {
    name: 'reviews',
    title: 'Answer the Google reviews since July',
    outcome: 'All 31 reviews have an answer with our name under it.',
    instructions:
      'Thank people for what they wrote, not in general. One and two stars: write a draft, I send those. Never argue.',
    givens: ['We sign as “Ruth and team”.'],
    deliverables: [
      ['31 answers', 'Each names a thing from the review', 'Under 50 words'],
      ['Drafts for the bad ones', 'In the sheet, with the link to the review'],
    ],
    due: '2026-12-07T16:00 Africa/Lagos',
    for: 'oluchi',
    hours: 3,
    expected: [],
  },
  {
    name: 'macro, attached for real',
    title: 'Put the new return rules into the macros',
    outcome: 'No macro promises 30 days any more; all say 14.',
    instructions: 'The new rules are attached. There are about 22 macros, search for “30”.',
    files: 1,
    deliverables: [['Changed macros', 'Searching the macros for “30 days” finds nothing']],
    due: '2026-12-04T17:00 Asia/Manila',
    for: 'nobody',
    hours: 2,
    expected: [],
  },
  {
    name: 'refund mails, idioms',
    title: 'Refund emails',
    outcome: 'Customers who asked for a refund get their refund email',
    instructions:
      'Bite the bullet and refund anyone who kicks up a fuss. At the end of the day we want to nip it in the bud. Refund policy is in the PDF I sent. Get it done by EOD if you can.',
    deliverables: [['Refunds', 'All refunds from the list are paid', 'Emails sound empathetic']],
    due: '2026-11-25T17:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    expected: [
      ['idiom', 'instructions', 'Bite the bullet'],
      ['idiom', 'instructions', 'kicks up a fuss'],
      ['idiom', 'instructions', 'At the end of the day'],
      ['idiom', 'instructions', 'nip it in the bud'],
      ['not_attached', 'instructions', 'the PDF I sent'],
      ['vague_word', 'instructions', 'EOD'],
      ['vague_word', 'instructions', 'if you can'],
      ['uncheckable_criterion', 'd0c1', 'Emails sound empathetic'],
    ],
  },
  {
    name: 'auf Deutsch',
    title: 'Kundenanfragen aus dem Shop beantworten',
    outcome: 'Alle Anfragen der letzten Woche sind beantwortet und niemand wartet länger als einen Tag.',
    instructions:
      'Bitte höflich bleiben und bei Reklamationen zuerst nach einem Foto fragen. Das ist nett und wie immer im Ordner. ASAP, soon usw.',
    deliverables: [['Antworten auf alle Anfragen', 'Jede Antwort nennt die Bestellnummer']],
    due: '2026-12-04T17:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    expected: [],
  },
];
