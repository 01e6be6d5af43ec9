import { note } from '../files';
import {
  accepted,
  approved,
  type BriefStory,
  cancelled,
  delivered,
  handedOver,
  justSaid,
  on,
  riskRaised,
  riskResolved,
  said,
  sentBack,
  started,
} from '../story';

/** What Oluchi has done and is doing for the podcast. */
export function podcastWork(): readonly BriefStory[] {
  return [
    {
      ...episode(14, 'Wood, ash and three sleepless nights'),
      due: on(-80, '12:00'),
      drafted: on(-87, '11:00'),
      events: [
        handedOver(-87, '11:30'),
        accepted(-86, '09:10'),
        started(-85, '10:00'),
        delivered(
          -82,
          '14:40',
          'The episode runs 38 minutes. I took out the part about the neighbour, as Ruth says twice that it should go.',
          [
            { note: 'Ready to publish.', link: 'https://files.adeyemi-ceramics.example/slow-fire/14' },
            {
              note: 'Title, text and chapters.',
              file: showNotes(14, 'Wood, ash and three sleepless nights', 'Hanne Vik'),
            },
          ],
        ),
        approved(
          -82,
          '13:20',
          'I never knew that I say “sort of” so often. Thank you for taking most of them out.',
        ),
      ],
    },
    {
      ...episode(15, 'What a glaze remembers'),
      due: on(-58, '12:00'),
      drafted: on(-65, '10:30'),
      events: [
        handedOver(-65, '10:50'),
        accepted(-64, '09:00'),
        delivered(-61, '13:10', '44 minutes, with the music under the first ten seconds only.', [
          { note: 'Ready to publish.', link: 'https://files.adeyemi-ceramics.example/slow-fire/15' },
          {
            note: 'Title, text and chapters.',
            file: showNotes(15, 'What a glaze remembers', 'Dr. Samir Haddad'),
          },
        ]),
        sentBack(-61, '14:00', 'The cut is perfect. It is only too quiet.', [
          {
            deliverable: 1,
            criterion: 2,
            reason: 'I measure -19 LUFS. On the train one has to turn it up and then the music is too loud.',
          },
        ]),
        delivered(
          -60,
          '10:15',
          'It measures -16 now. I had exported the wrong track; the check is on my list for the next ones.',
          [
            { note: 'The new export.', link: 'https://files.adeyemi-ceramics.example/slow-fire/15' },
            { note: 'Unchanged.', file: showNotes(15, 'What a glaze remembers', 'Dr. Samir Haddad') },
          ],
        ),
        approved(-60, '09:05'),
      ],
    },
    {
      title: 'Record and cut three talks at the Great Lakes Makers Fair',
      outcome: 'Three makers from the fair are heard in Slow Fire, each for fifteen minutes.',
      instructions: 'Tomás records on the stand with the small microphones; you get the files each evening.',
      givens: ['Each guest signs the usual release before the recording.'],
      deliverables: [
        {
          title: 'Three talks',
          criteria: [
            'Each is between 12 and 16 minutes.',
            'Speech can be understood above the hall’s noise.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 9,
      due: on(-38, '17:00'),
      drafted: on(-53, '10:00'),
      events: [
        handedOver(-53, '10:20'),
        accepted(-52, '09:00'),
        said(
          -49,
          '14:30',
          'oluchi',
          'Could Tomás record half a minute in the hall first? Then I know what I can clean up.',
        ),
        cancelled(
          -48,
          '11:30',
          'The organiser puts us next to the stage, with music all day. Recording makes no sense there.',
        ),
        said(
          -48,
          '11:40',
          'ruth',
          'I am sorry, you had already made room for it. The hours you spent on the preparation count, of course.',
        ),
      ],
    },
    {
      ...episode(16, 'A kitchen without plastic'),
      due: on(-33, '12:00'),
      drafted: on(-41, '10:00'),
      events: [
        handedOver(-41, '10:25'),
        accepted(-40, '09:05'),
        started(-39, '10:30'),
        riskRaised(
          -37,
          '11:20',
          'The guest’s own recording breaks off after 20 minutes. I have asked her for the copy in her cloud; without it the second half is the poor line of the call.',
        ),
        riskResolved(-36, '15:45'),
        said(-36, '15:50', 'oluchi', 'She found the copy. All is well, the deadline stands.'),
        delivered(-34, '14:00', '41 minutes, both voices from their own microphones.', [
          { note: 'Ready to publish.', link: 'https://files.adeyemi-ceramics.example/slow-fire/16' },
          {
            note: 'Title, text and chapters.',
            file: showNotes(16, 'A kitchen without plastic', 'Elena Brandl'),
          },
        ]),
        approved(-34, '12:30', 'Told early and solved before I had to think about it.'),
      ],
    },
    {
      ...episode(17, 'The potter who stopped selling'),
      due: on(3, '12:00'),
      drafted: on(-6, '10:00'),
      events: [
        handedOver(-6, '10:20'),
        accepted(-5, '09:10'),
        started(-4, '10:00'),
        riskRaised(
          -1,
          '11:00',
          'The power company has announced cuts here for two days. I can cut at my cousin’s from tomorrow, but the check of the loudness may be a day late.',
        ),
        justSaid(
          -1,
          '11:10',
          'oluchi',
          'I send you the rough cut as soon as I have it, so that you can already listen. The rest I do as soon as the power holds.',
        ),
      ],
    },
    {
      title: 'Transcripts for episodes 14 to 16',
      outcome: 'Whoever would rather read than listen can read the three episodes on our website.',
      instructions:
        'Take the raw transcripts from the recorder, correct names and terms of the craft, and take out what the cut took out.',
      givens: [
        'The speakers’ own words, without “um”. We don’t polish.',
        'Terms are spelt as in the glossary.',
      ],
      deliverables: [
        {
          title: 'Three transcripts',
          criteria: ['Each names the speaker at each change.', 'Names and terms are right.'],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 8,
      due: on(-1, '12:00'),
      from: 'tomas',
      drafted: on(-12, '15:00'),
      events: [
        handedOver(-12, '15:20'),
        accepted(-11, '09:20'),
        started(-8, '10:00'),
        said(
          -3,
          '15:30',
          'oluchi',
          'Two of three are done. The third has many names of glazes, I check each against the glossary.',
        ),
      ],
    },
  ];
}

/** Every episode of the podcast is handed over in the same words. */
function episode(
  number: number,
  name: string,
): Pick<
  BriefStory,
  'title' | 'outcome' | 'instructions' | 'givens' | 'deliverables' | 'autonomy' | 'budgetHours'
> {
  return {
    title: `Edit episode ${number} of Slow Fire`,
    outcome: `“${name}” is ready to be published, and a listener who has never touched clay stays to the end.`,
    instructions: [
      `The recordings are in **Slow Fire / ${number}**, one track for each voice.`,
      '',
      '- Cut to between 35 and 45 minutes. Keep the pauses in which somebody thinks.',
      '- Write the title, a text of 60 to 90 words, and chapters.',
    ].join('\n'),
    givens: [
      'The jingle comes after the first story, not before it.',
      'What a guest asks us to leave out is left out, without a word about it.',
    ],
    deliverables: [
      {
        title: 'The episode',
        criteria: [
          'It runs between 35 and 45 minutes.',
          'Loudness is -16 LUFS, with peaks below -1 dB.',
          'No cut can be heard in headphones.',
        ],
      },
      { title: 'Title, text and chapters', criteria: ['Each chapter’s time is right to the second.'] },
    ],
    autonomy: 'decide_alone',
    budgetHours: 7,
  };
}

function showNotes(number: number, title: string, guest: string) {
  return note(
    `slow-fire-${number}.md`,
    `
# ${number}: ${title}

Ruth Adeyemi talks with ${guest}.

00:00 A story to begin with
03:12 How it started
11:40 What went wrong, and what that was good for
24:05 The studio today
33:50 One thing to try at home
`,
  );
}
