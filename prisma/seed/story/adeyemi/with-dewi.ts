import type { Calendar } from '../../calendar';
import { type BriefStory, type EngagementStory, on, said } from '../story';
import { channelWork } from './channels';
import { beforeTimeWithDewi } from './evaluations';
import { listingWork } from './listings';
import { payOfDewi } from './pay';
import { printedWork } from './printed';

/** Dewi Lestari: the shop and its followers, at a price per brief. */
export function withDewi(calendar: Calendar): EngagementStory {
  return {
    assistant: 'dewi',
    invited: on(-113, '10:15'),
    joined: on(-112, '11:20'),
    agreement: {
      title: 'Agreement between Adeyemi Ceramics and Dewi Lestari',
      template: 'fixed',
      rate: '140',
      paySchedule: 'on_approval',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 14,
      autoApprovalDays: 5,
      startsOn: -108,
      drafted: on(-112, '10:00'),
      proposed: on(-111, '10:30'),
      negotiation: [
        {
          kind: 'commented',
          when: on(-110, '09:20'),
          by: 'dewi',
          clause: 'ownership',
          text: 'May I show the finished pages and pictures on my own site? New clients ask what I have made.',
        },
        {
          kind: 'commented',
          when: on(-110, '09:35'),
          by: 'ruth',
          clause: 'ownership',
          text: 'Gladly, once they’re public. Could you write it the way you need it?',
        },
        {
          kind: 'wordingProposed',
          when: on(-110, '23:10'),
          clause: 'ownership',
          adds: '{{assistant}} may show finished work as an example of their own, from the day on which {{business}} has made it public.',
          reason: 'As we said above: only what is public already, and never prices or drafts.',
        },
        { kind: 'wordingTaken', when: on(-110, '12:00') },
        { kind: 'proposedAgain', when: on(-110, '12:05') },
      ],
      conversation: [
        said(
          -110,
          '09:10',
          'dewi',
          'If a brief is much bigger than usual, a whole collection for example, do we agree on another price before I accept it?',
        ),
        said(
          -110,
          '09:30',
          'ruth',
          'Yes, that’s what clause 4 says, and I’d rather you asked once too often.',
        ),
      ],
      signed: [
        { by: 'dewi', when: on(-109, '10:45'), isDrawn: true },
        { by: 'ruth', when: on(-109, '09:20'), isDrawn: true },
      ],
    },
    pay: payOfDewi,
    evaluation: beforeTimeWithDewi,
    briefs: [...listingWork(calendar), ...channelWork(calendar), ...printedWork(), pressPictures],
    conversation: [
      said(
        -109,
        '10:00',
        'ruth',
        'Dewi, welcome. You decide how things look, I decide what they cost. Where it’s both, we talk.',
      ),
      said(
        -108,
        '09:10',
        'dewi',
        'That’s a good rule. I write in the mornings here, so you’ll find my answers when you get up.',
      ),
      said(
        -21,
        '09:40',
        'dewi',
        'The gift guide had 312 readers on its first day, and 41 of them bought something. I thought you’d like to know.',
      ),
      said(-21, '09:20', 'ruth', 'I do. Tomás is packing as I write this.'),
    ],
  };
}

const pressPictures: BriefStory = {
  title: 'Pictures for the press page',
  outcome:
    'A journalist finds three pictures of the studio that can be printed, each with the photographer’s name.',
  instructions: '',
  givens: [],
  deliverables: [],
  autonomy: 'decide_alone',
  drafted: on(-1, '16:40'),
  events: [],
};
