import {
  accepted,
  approved,
  type BriefStory,
  cancelled,
  delivered,
  handedOver,
  justSaid,
  laterAgreed,
  laterAsked,
  on,
  riskRaised,
  riskResolved,
  said,
  sentBack,
  started,
} from '../story';
import { showNotes } from './show-notes';

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
          'The episode runs 38 minutes. I took out the part about the neighbor; on the recording you say twice that it should go.',
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
          'I never knew how often I say “sort of”. Thank you for taking most of them out.',
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
        delivered(-61, '13:10', '44 minutes, with music under the first ten seconds only.', [
          { note: 'Ready to publish.', link: 'https://files.adeyemi-ceramics.example/slow-fire/15' },
          {
            note: 'Title, text and chapters.',
            file: showNotes(15, 'What a glaze remembers', 'Dr. Samir Haddad'),
          },
        ]),
        sentBack(-61, '14:00', 'The cut is perfect. It’s only too quiet.', [
          {
            deliverable: 1,
            criterion: 2,
            reason: 'I measure −19 LUFS. On the train I had to turn it up, and then the music was too loud.',
          },
        ]),
        delivered(
          -60,
          '10:15',
          'It measures −16 now. I had exported the wrong mix; checking the loudness is now the last step on my list.',
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
      outcome: 'Three makers from the fair can be heard on Slow Fire, for about fifteen minutes each.',
      instructions: 'Tomás records at the stand with the small microphones; you get the files each evening.',
      givens: ['Each guest signs our usual release before recording.'],
      deliverables: [
        {
          title: 'Three talks',
          criteria: [
            'Each runs between 12 and 16 minutes.',
            'Every word can be understood over the noise of the hall.',
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
          'Could Tomás first record half a minute of the empty stand? Then I’ll know how much noise I can clean up.',
        ),
        cancelled(
          -48,
          '11:30',
          'The organizers have put us next to the stage, with music all day. There’s no point in recording there.',
        ),
        said(
          -48,
          '11:40',
          'ruth',
          'I’m sorry, you had already made room for it. Please take the time back for something you enjoy.',
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
          'The guest’s own recording breaks off after 20 minutes. I’ve asked her for her backup; without it, the second half will sound like a phone call.',
        ),
        riskResolved(-36, '15:45'),
        said(-36, '15:50', 'oluchi', 'She found the backup. All is well, and the deadline stands.'),
        delivered(-34, '14:00', '41 minutes, with both voices from their own microphones.', [
          { note: 'Ready to publish.', link: 'https://files.adeyemi-ceramics.example/slow-fire/16' },
          {
            note: 'Title, text and chapters.',
            file: showNotes(16, 'A kitchen without plastic', 'Elena Brandl'),
          },
        ]),
        approved(-34, '12:30', 'You said so early, and solved it before I had to think about it. Thank you.'),
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
          'The power company has announced outages here for two days. I can work at my cousin’s from tomorrow, but the final check of the sound may be a day late.',
        ),
        laterAsked(
          -1,
          '11:05',
          on(4, '12:00'),
          'One day more, for the outages: the final check of the sound needs a quiet room and a power line that holds.',
        ),
        justSaid(
          -1,
          '11:10',
          'oluchi',
          'I’ll send you the rough cut as soon as I have it, so that you can already listen. The rest follows when the power holds.',
        ),
      ],
    },
    {
      title: 'Transcripts for episodes 14 to 16',
      outcome: 'Anyone who would rather read than listen can read the three episodes on our website.',
      instructions:
        'Start from the raw transcripts, correct the names and the terms of our craft, and take out what the cut took out.',
      givens: [
        'The speakers’ own words, without the “um”. We don’t polish.',
        'Terms are spelled as in the glossary.',
      ],
      deliverables: [
        {
          title: 'Three transcripts',
          criteria: ['Each names the speaker at every change.', 'All names and terms are right.'],
        },
      ],
      autonomy: 'decide_alone',
      budgetHours: 8,
      due: on(-3, '12:00'),
      from: 'tomas',
      drafted: on(-12, '15:00'),
      events: [
        handedOver(-12, '15:20'),
        accepted(-11, '09:20'),
        started(-8, '10:00'),
        laterAsked(
          -5,
          '10:10',
          on(-1, '12:00'),
          'The third one is full of glaze names that I check against the glossary. Two days more, and each is right.',
        ),
        laterAgreed(-5, '11:40'),
        said(
          -3,
          '15:30',
          'oluchi',
          'Two of the three are done. The third is full of glaze names, and I’m checking each against the glossary.',
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
    outcome: `“${name}” is ready to publish, and a listener who has never touched clay stays to the end.`,
    instructions: [
      `The recordings are in **Slow Fire / ${number}**, one track for each voice.`,
      '',
      '- Cut it to between 35 and 45 minutes. Keep the pauses in which somebody is thinking.',
      '- Write a title, a text of 60 to 90 words, and the chapters.',
    ].join('\n'),
    givens: [
      'The jingle comes after the first story, not before it.',
      'What a guest asks us to leave out stays out, and nobody hears that it was there.',
    ],
    deliverables: [
      {
        title: 'The episode',
        criteria: [
          'It runs between 35 and 45 minutes.',
          'Its loudness is −16 LUFS, with peaks below −1 dB.',
          'No cut can be heard on headphones.',
        ],
      },
      { title: 'Title, text and chapters', criteria: ['The chapter times are right to the second.'] },
    ],
    autonomy: 'decide_alone',
    budgetHours: 7,
  };
}
