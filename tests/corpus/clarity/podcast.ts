import type { CorpusBrief } from './brief';

export const podcast: readonly CorpusBrief[] = [
  {
    name: 'episode 41',
    title: 'Edit episode 41',
    outcome: 'Episode 41 can go out on Tuesday without me listening to it again.',
    instructions:
      'Raw tracks: https://drive.example/ep41. Cut the phone call at about minute 23 and the part on Daniel’s divorce. Keep his laugh at the end.',
    givens: ['Intro and outro are in the folder Templates.', 'Two seconds of silence before the ad.'],
    deliverables: [
      ['Episode as mp3', '−16 LUFS, 128 kbit/s mono', 'Between 38 and 45 minutes'],
      ['Show notes', 'Five bullet points and all links that are named'],
    ],
    // Bonifacio Day in the Philippines
    due: '2026-11-30T17:00 Asia/Manila',
    for: 'maria',
    hours: 5,
    expected: [['deadline_day_off', 'deadlineDate']],
  },
  {
    name: 'audio, sounds good',
    title: 'Podcast edit',
    outcome: 'The podcast edit is done',
    instructions:
      'Remove ums and mistakes, make it sound professional. File is attached. Same as always. Turnaround asap pls as I’m behind the eight ball!',
    deliverables: [['Edited episode', 'Sounds good', 'Not too long']],
    due: '2026-11-26T14:00 Asia/Manila',
    for: 'maria',
    hours: 4,
    expected: [
      ['outcome_repeats_title', 'outcome'],
      ['not_attached', 'instructions', 'File is attached'],
      ['vague_word', 'instructions', 'professional'],
      ['vague_word', 'instructions', 'Same as always'],
      ['vague_word', 'instructions', 'asap'],
      ['idiom', 'instructions', 'behind the eight ball'],
      ['uncheckable_criterion', 'd0c0', 'Sounds good'],
      ['uncheckable_criterion', 'd0c1', 'Not too long'],
    ],
  },
  {
    name: 'transcript',
    title: 'Transcript of episode 39',
    outcome: 'People who can’t hear can read episode 39 on its page.',
    deliverables: [
      [
        'Transcript on the episode’s page',
        'Speakers are named',
        'Every spoken word but “um”',
        'A time stamp each minute',
      ],
    ],
    due: '2026-12-02T14:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    similar: [2.5, 3, 3],
    expected: [],
  },
  {
    name: 'clips',
    title: 'Five clips from episode 40',
    outcome: 'Each day of next week has a clip of 40 seconds to post.',
    instructions:
      'Choose five places where somebody says something you’d repeat to a friend. Subtitles in white, our logo top right: https://drive.example/logo.png.',
    deliverables: [
      [
        'Five mp4 files',
        'Between 35 and 45 seconds',
        'Each starts with a full sentence',
        'Subtitles checked against the transcript',
      ],
    ],
    due: '2026-12-04T15:30 Asia/Manila',
    for: 'maria',
    hours: 4,
    autonomy: 'decide_alone',
    expected: [],
  },
  {
    name: 'noise, asked of somebody who decides',
    title: 'Repair the sound of the June interview',
    outcome: 'The interview of June can be understood without headphones.',
    instructions:
      'There is a fridge humming. Run every single change past me before you save. Take the file below.',
    deliverables: [['Repaired wav file', 'Same length as the original', 'The hum is gone in the pauses']],
    due: '2026-12-08T15:00 Asia/Manila',
    for: 'maria',
    hours: 3,
    autonomy: 'decide_alone',
    expected: [
      ['autonomy_contradicted', 'instructions', 'Run every single change past me'],
      ['not_attached', 'instructions', 'the file below'],
      ['deadline_day_off', 'deadlineDate'],
    ],
  },
  {
    name: 'trailer',
    title: 'Trailer for season 3',
    outcome: 'Whoever hears the trailer knows what the season is about and when it starts.',
    instructions:
      'Take voices from episodes 31, 34 and 37. Script: https://docs.example/trailer. Leave the music under my voice, 12 dB down.',
    deliverables: [['Trailer as mp3', '60 to 75 seconds', 'Ends with “from 12 January”']],
    due: '2026-12-03T08:00 America/Chicago',
    for: 'kris',
    hours: 3,
    expected: [],
  },
];
