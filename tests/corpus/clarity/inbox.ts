import type { CorpusBrief } from './brief';

export const inbox: readonly CorpusBrief[] = [
  {
    name: 'inbox zero, clear',
    title: 'Empty the info@ inbox to the last 30 days',
    outcome:
      'info@ shows only mails from the last 30 days that still need me, so I can go through them in one sitting.',
    instructions:
      'Archive newsletters. Answer opening-hours questions with the template “Hours”. Forward complaints to me, unanswered.\nLabels: Supplier, Customer, Press.',
    givens: ['Mails from my sister (Funmi) stay where they are.', 'Never delete, always archive.'],
    deliverables: [
      ['An inbox under 50 mails', 'Every mail older than 30 days has a label', 'No complaint is answered'],
    ],
    due: '2026-12-04T12:00 Asia/Manila',
    for: 'maria',
    hours: 5,
    autonomy: 'decide_and_tell',
    expected: [],
  },
  {
    name: 'inbox, vague',
    title: 'Manage my inbox',
    outcome: 'My inbox is managed properly',
    instructions:
      'I get way too many emails!! Please go through them regularly and reply to the simple ones, flag important ones. Use common sense.',
    deliverables: [['Clean inbox', 'No clutter']],
    due: null,
    for: 'maria',
    expected: [
      ['no_deadline', 'deadlineDate'],
      ['outcome_repeats_title', 'outcome'],
      ['vague_word', 'outcome', 'properly'],
      ['vague_word', 'instructions', 'regularly'],
      ['vague_word', 'instructions', 'simple ones'],
      ['vague_word', 'instructions', 'common sense'],
      ['vague_word', 'd0', 'Clean'],
      ['uncheckable_criterion', 'd0c0', 'No clutter'],
    ],
  },
  {
    name: 'unsubscribe',
    title: 'Unsubscribe me from newsletters I don’t open',
    outcome: 'Fewer than ten newsletters a week reach me.',
    instructions:
      'Gmail search: category:promotions older_than:1m is:unread. Keep anything from our bank or the council.',
    deliverables: [['List of what you unsubscribed', 'Sender and date', 'At least 60 senders']],
    due: '2026-12-07T10:00 Asia/Jakarta',
    for: 'dewi',
    hours: 2,
    expected: [],
  },
  {
    name: 'answer it like me',
    title: 'Reply to enquiries',
    outcome: 'They should all have an answer by tonight.',
    instructions:
      'Answer the enquiries from the fair in my tone of voice. The price list below has everything. Any issues give me a shout.',
    deliverables: [['Replies', 'Every enquiry has a reply', 'Replies are friendly and well written']],
    due: '2026-11-25T15:00 Asia/Jakarta',
    for: 'dewi',
    hours: 4,
    expected: [
      ['dangling_pronoun', 'outcome', 'They'],
      ['not_attached', 'instructions', 'The price list below'],
      ['idiom', 'instructions', 'give me a shout'],
      ['uncheckable_criterion', 'd0c1', 'Replies are friendly and well written'],
    ],
  },
  {
    name: 'templates from sent mail',
    title: 'Write reply templates for the 8 questions we get most',
    outcome: 'Whoever is on the inbox can answer these 8 questions in under a minute.',
    instructions:
      'Look at sent mail since September. Use our words, not new ones. Questions I know of: sizes, delivery to Ireland, gift wrap, returns.',
    givens: ['We say “pot”, never “vessel”.'],
    deliverables: [['8 templates in Gmail', 'Each under 120 words', 'Each ends with the shop link']],
    due: '2026-12-08T14:00 Africa/Lagos',
    for: 'oluchi',
    hours: 4,
    expected: [],
  },
  {
    name: 'as soon as, which is clear',
    title: 'Tell me when the glaze supplier writes',
    outcome: 'I hear of the glaze supplier’s answer within an hour of its arrival.',
    instructions:
      'As soon as their mail is in, text me the price and the delivery date. The thread is called “Quote 2291”. Otherwise nothing.',
    deliverables: [['One text message to my phone', 'Names price and delivery date']],
    due: '2026-12-01T17:00 Asia/Manila',
    for: 'maria',
    hours: 1,
    autonomy: 'decide_alone',
    expected: [],
  },
  {
    name: 'customer mails at night, on the holiday',
    title: 'Go over the holiday mails',
    outcome: 'When I am back on the 4th I only see what I alone can answer.',
    instructions:
      'Everything about orders: answer it from the FAQ https://help.example/faq. Refunds up to $40: just do them. Bigger ones wait for me.',
    deliverables: [
      ['A list of what waits for me', 'One line each, with the customer’s name and what they want'],
    ],
    due: '2026-12-25T11:00 Asia/Manila',
    for: 'maria',
    hours: 6,
    expected: [['deadline_day_off', 'deadlineDate']],
  },
];
