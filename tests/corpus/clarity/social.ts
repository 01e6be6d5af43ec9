import type { CorpusBrief } from './brief';

export const social: readonly CorpusBrief[] = [
  {
    name: 'nine posts',
    title: 'Nine Instagram posts for December',
    outcome: 'December’s posts are scheduled, and I only look at comments.',
    instructions:
      'Pictures: https://drive.example/photos-dec. Three about the sale on the 12th, three about glazing, three about people in the studio. Captions as in the posts of 3 and 9 November.',
    givens: [
      'We never use more than three hashtags.',
      'Faces only with a yes from that person; the list is in the folder.',
    ],
    deliverables: [
      [
        'Nine posts in Buffer',
        'Mondays, Wednesdays and Saturdays at 18:00 Chicago',
        'Captions under 60 words',
        'Alt text on each picture',
      ],
    ],
    due: '2026-12-01T16:00 Asia/Manila',
    for: 'maria',
    hours: 5,
    similar: [4, 5, 5, 6],
    expected: [],
  },
  {
    name: 'make it pop',
    title: 'Social media posts',
    outcome: 'Engaging social media posts that pop',
    instructions:
      'Need some content for the next few weeks. Keep it on brand, fun and fresh!! Check what the big accounts do and do something similar.',
    deliverables: [['Posts', 'High quality', 'Our audience will love them']],
    due: '2026-11-28T15:00 Asia/Manila',
    for: 'maria',
    hours: 4,
    expected: [
      ['outcome_repeats_title', 'outcome'],
      ['vague_word', 'outcome', 'Engaging'],
      ['vague_word', 'instructions', 'some content'],
      ['vague_word', 'instructions', 'next few weeks'],
      ['vague_word', 'instructions', 'on brand'],
      ['vague_word', 'instructions', 'something similar'],
      ['uncheckable_criterion', 'd0c0', 'High quality'],
      ['uncheckable_criterion', 'd0c1', 'Our audience will love them'],
      ['deadline_day_off', 'deadlineDate'],
    ],
  },
  {
    name: 'comments, clear',
    title: 'Answer comments under the sale post for three days',
    outcome: 'Nobody who asks about the sale waits longer than four hours during the shop’s day.',
    instructions:
      'Opening hours, prices and sizes: answer. Complaints: hide nothing, write “I have sent this to Ruth” and tell me on WhatsApp.',
    deliverables: [['A list of the questions that came', 'Question, answer, and how often it came']],
    due: '2026-12-14T10:00 Asia/Manila',
    for: 'maria',
    hours: 6,
    autonomy: 'decide_and_tell',
    expected: [],
  },
  {
    name: 'reels from video',
    title: 'Cut three reels from the throwing video',
    outcome: 'Three reels of 20 to 30 seconds are ready to post.',
    instructions:
      'Video: https://drive.example/throwing.mp4. Minute 4, minute 11 and the end where the handle breaks. Captions burnt in, our font.',
    deliverables: [
      ['Three mp4 files', '1080 × 1920', 'Between 20 and 30 seconds', 'Captions without spelling mistakes'],
    ],
    due: '2026-12-03T16:30 Africa/Lagos',
    for: 'oluchi',
    hours: 5,
    expected: [],
  },
  {
    name: 'linkedin, typos and haste',
    title: 'linkedin',
    outcome: 'post on linkedin about the award',
    instructions:
      'can u write somethng about the award we won, use the press release attached. need it quickly!! keep it short and sweet',
    deliverables: [['linkedin post', 'short', 'mentions the award and the jury']],
    due: '2026-11-26T12:00 Asia/Manila',
    for: 'kris',
    expected: [
      ['not_attached', 'instructions', 'press release attached'],
      ['vague_word', 'instructions', 'quickly'],
      ['idiom', 'instructions', 'short and sweet'],
      ['uncheckable_criterion', 'd0c0', 'short'],
      ['deadline_outside_hours', 'deadlineTime'],
    ],
  },
  {
    name: 'hashtags with a quote',
    title: 'Hashtags that buyers of tableware follow',
    outcome: 'We have twelve hashtags that people who buy tableware really follow.',
    instructions:
      'Customers write things like “so nice” and “need this ASAP” under other shops’ posts. See which tags those posts have.',
    deliverables: [
      ['Twelve hashtags', 'Between 10,000 and 500,000 posts each', 'Three example posts per tag'],
    ],
    due: '2026-12-07T11:00 Asia/Jakarta',
    for: 'dewi',
    hours: 3,
    expected: [],
  },
  {
    name: 'newsletter, playbook forgotten',
    title: 'Newsletter for December',
    outcome: '2,300 people read about the studio sale on 5 December.',
    instructions: 'Text in https://docs.example/newsletter-12. Pictures from the same folder.',
    deliverables: [
      ['A newsletter ready to send in Mailchimp', 'A test mail is in my inbox', 'All links work'],
    ],
    due: '2026-12-03T12:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    playbookGivens: ['The discount code never goes into the subject line.', 'Send at 09:00 Chicago.'],
    expected: [['no_givens', 'g0']],
  },
  {
    name: 'launch posts, looked at too late',
    title: 'Six posts for the launch of the winter range',
    outcome: 'Each of the six winter pieces has a post that names its price and where to buy it.',
    instructions: 'Texts and pictures: https://drive.example/winter-posts. One post a day, 18:00 in London.',
    givens: ['We say “stoneware”, never “pottery”.'],
    deliverables: [['Six posts, scheduled', 'Each links to its product page', 'No post on a Sunday']],
    due: '2026-12-04T16:00 Asia/Jakarta',
    for: 'dewi',
    hours: 4,
    asksFirst: ['Discounts, giveaways etc.'],
    checkIns: [
      ['2026-12-01T10:00', 'The texts of the first two posts'],
      ['2026-12-07T10:00', 'How the first posts are doing'],
    ],
    expected: [
      ['vague_word', 'a0', 'etc.'],
      ['check_in_after_deadline', 'k1'],
    ],
  },
];
