import type { Calendar } from '../../calendar';
import { type EngagementStory, on, said } from '../story';
import { customerWork } from './customers';
import { twentyWeeksWithOluchi } from './evaluations';
import { payOfOluchi } from './pay';
import { podcastWork } from './podcast';

/** Oluchi Okafor: the podcast and the customers, on a retainer. */
export function withOluchi(calendar: Calendar): EngagementStory {
  return {
    assistant: 'oluchi',
    invited: on(-93, '09:40'),
    joined: on(-92, '12:10'),
    agreement: {
      title: 'Agreement between Adeyemi Ceramics and Oluchi Okafor',
      template: 'retainer',
      rate: '720',
      paySchedule: 'monthly',
      evaluationCadenceMonths: 6,
      responseTimeHours: 12,
      noticeDays: 30,
      autoApprovalDays: 7,
      startsOn: -88,
      drafted: on(-92, '11:30'),
      proposed: on(-91, '09:15'),
      conversation: [],
      signed: [
        { by: 'oluchi', when: on(-90, '10:30') },
        { by: 'ruth', when: on(-90, '08:50') },
      ],
    },
    briefs: [...podcastWork(), ...customerWork(calendar)],
    pay: payOfOluchi,
    evaluation: twentyWeeksWithOluchi,
    pause: {
      when: on(-1, '20:45'),
      reason:
        'The line to our street is being renewed, and there is no power for days. What I have in hand I finish at my sister’s; please hand nothing new over until I’m back.',
      backOn: on(5, '09:00'),
    },
    conversation: [
      said(
        -88,
        '09:30',
        'ruth',
        'Oluchi, welcome. Tomás looks after customers, I look after the podcast. Write to whichever of us it concerns.',
      ),
      said(
        -88,
        '16:10',
        'oluchi',
        'Thank you both. The power can fail here for a few hours at a time. I have a battery, and if it ever puts a deadline in danger I’ll tell you early.',
      ),
      said(-9, '15:20', 'oluchi', 'Episode 16 is the most heard so far: 1,870 downloads in its first month.'),
      said(-9, '09:30', 'ruth', 'And well deserved. My mother called to say she listened to the end.'),
    ],
  };
}
