import { type EngagementStory, justSaid, on, said } from '../story';

/** Inês Duarte: pictures. She has signed, and waits for Ruth. */
export function withInes(): EngagementStory {
  return {
    assistant: 'ines',
    invited: on(-6, '11:20'),
    joined: on(-5, '10:05'),
    agreement: {
      title: 'Agreement between Adeyemi Ceramics and Inês Duarte',
      template: 'fixed',
      rate: '95',
      paySchedule: 'on_approval',
      evaluationCadenceMonths: 3,
      responseTimeHours: 24,
      noticeDays: 7,
      autoApprovalDays: 5,
      startsOn: 6,
      drafted: on(-4, '10:10'),
      proposed: on(-3, '09:30'),
      conversation: [
        said(-2, '11:00', 'ines', 'Do you need the layered files as well, or only the finished pictures?'),
        said(
          -2,
          '09:40',
          'ruth',
          'Only the finished ones, and one layered file per series, so that later pictures can match.',
        ),
        justSaid(
          -1,
          '11:40',
          'ines',
          'I’ve signed. As soon as you have too, I can start on the Harbor mugs; you would have the first twelve pictures within a week.',
        ),
      ],
      signed: [{ by: 'ines', when: on(-1, '11:30') }],
    },
    briefs: [],
    conversation: [
      said(
        -5,
        '09:00',
        'ruth',
        'Inês, welcome. Dewi showed me your pictures of glass, and I’d like our glazes to look like that.',
      ),
    ],
  };
}
