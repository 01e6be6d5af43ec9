import type { Calendar } from '../../calendar';
import { ADEYEMI_ID } from '../../marks';
import { type BriefStory, type BusinessStory, justSaid, on, said } from '../story';
import { monthlyClosings } from './books';
import { channelWork } from './channels';
import { customerWork } from './customers';
import { fairWork } from './fair';
import { inboxWork } from './inbox';
import { listingWork } from './listings';
import { moneyWork } from './money';
import { podcastWork } from './podcast';
import { printedWork } from './printed';
import { supplyWork } from './supplies';

/** A ceramics studio in Chicago that has learnt, in half a year, to hand things over. */
export function adeyemiCeramics(calendar: Calendar): BusinessStory {
  return {
    id: ADEYEMI_ID,
    name: 'Adeyemi Ceramics',
    zone: 'America/Chicago',
    currency: 'USD',
    owner: 'ruth',
    managers: ['tomas'],
    founded: on(-138, '10:00'),
    engagements: [
      {
        assistant: 'maria',
        invited: on(-137, '11:00'),
        joined: on(-136, '09:15'),
        agreement: {
          title: 'Agreement with Maria Santos',
          template: 'hourly',
          rate: '11.50',
          cap: '690',
          paySchedule: 'fortnightly',
          evaluationCadenceMonths: 6,
          responseTimeHours: 24,
          noticeDays: 14,
          autoApprovalDays: 7,
          startsOn: -132,
          drafted: on(-136, '10:20'),
          proposed: on(-135, '09:30'),
          signed: [
            { by: 'maria', when: on(-134, '10:10') },
            { by: 'ruth', when: on(-134, '09:40') },
          ],
        },
        briefs: [
          ...inboxWork(),
          ...supplyWork(calendar),
          ...moneyWork(calendar),
          ...fairWork(calendar),
          ...monthlyClosings(calendar),
          classCalendar,
        ],
        conversation: [
          said(
            -133,
            '09:00',
            'ruth',
            'Welcome, Maria. I have written my first brief three times now. Tell me frankly where it is still unclear, please.',
          ),
          said(
            -132,
            '08:30',
            'maria',
            'Thank you, Ruth. I work from 08:00 to 13:00 my time, and look at messages once more at 20:00, which is your morning.',
          ),
          said(
            -76,
            '08:40',
            'maria',
            'From next month on I also work two mornings a week for a workshop in Bristol. Nothing changes for the studio: the hours we agreed stay yours.',
          ),
          said(-76, '09:05', 'ruth', 'Thank you for telling me, and congratulations. They are lucky.'),
          said(
            -13,
            '08:50',
            'maria',
            'My internet provider repairs the line on my street next week, in the afternoons. My mornings are not affected.',
          ),
          said(-13, '09:10', 'ruth', 'Good to know, thank you.'),
        ],
      },
      {
        assistant: 'dewi',
        invited: on(-113, '10:15'),
        joined: on(-112, '11:20'),
        agreement: {
          title: 'Agreement with Dewi Lestari',
          template: 'fixed',
          rate: '140',
          paySchedule: 'on_approval',
          evaluationCadenceMonths: 6,
          responseTimeHours: 24,
          noticeDays: 14,
          autoApprovalDays: 5,
          startsOn: -109,
          drafted: on(-112, '10:00'),
          proposed: on(-111, '10:30'),
          signed: [
            { by: 'dewi', when: on(-110, '10:45') },
            { by: 'ruth', when: on(-110, '09:20') },
          ],
        },
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
            'That is a good rule. I write in the mornings here, so you will find my answers when you get up.',
          ),
          said(
            -21,
            '09:40',
            'dewi',
            'The gift guide had 312 readers on its first day, 41 of them bought something. I thought that you would like to know.',
          ),
          said(-21, '09:20', 'ruth', 'I do. Tomás is packing as I write.'),
        ],
      },
      {
        assistant: 'oluchi',
        invited: on(-93, '09:40'),
        joined: on(-92, '12:10'),
        agreement: {
          title: 'Agreement with Oluchi Okafor',
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
          signed: [
            { by: 'oluchi', when: on(-90, '10:30') },
            { by: 'ruth', when: on(-90, '08:50') },
          ],
        },
        briefs: [...podcastWork(), ...customerWork(calendar)],
        conversation: [
          said(
            -88,
            '09:30',
            'ruth',
            'Oluchi, welcome. Tomás looks after the customers’ side, I look after the podcast. Write to whoever it concerns.',
          ),
          said(
            -88,
            '16:10',
            'oluchi',
            'Thank you both. Power here can fail for some hours; I have a battery for the router, and I will always say so before a deadline is near.',
          ),
          said(-9, '15:20', 'oluchi', 'Episode 16 is the most heard so far, 1,870 in its first month.'),
          said(-9, '09:30', 'ruth', 'And the first one in which nobody can hear where you cut. Thank you.'),
        ],
      },
      {
        assistant: 'ines',
        invited: on(-6, '11:20'),
        joined: on(-5, '10:05'),
        agreement: {
          title: 'Agreement with Inês Duarte',
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
          signed: [{ by: 'ines', when: on(-1, '11:30') }],
        },
        briefs: [],
        conversation: [
          said(
            -5,
            '09:00',
            'ruth',
            'Inês, welcome. Dewi has shown me your pictures of glass, and I would like our glazes to look like that.',
          ),
          justSaid(
            -1,
            '11:40',
            'ines',
            'I have signed. As soon as you have too, I can begin with the Harbor mugs; the first twelve would be with you within a week.',
          ),
        ],
      },
    ],
  };
}

const classCalendar: BriefStory = {
  title: 'Move the class bookings into one calendar',
  outcome:
    'Tomás sees on one page who comes to which class and who has paid, and nobody is booked into a full one.',
  instructions:
    'Bookings are in the shop, in the inbox and in the book beside the door, which Tomás has photographed: **Classes / Book**.',
  givens: [
    'A class has eight wheels; one stays free for whoever has missed a class.',
    'Vouchers count as paid.',
  ],
  deliverables: [
    {
      title: 'The calendar “Classes”',
      criteria: [
        'All bookings of the next three months are in it, each once.',
        'No class has more than seven people.',
      ],
    },
  ],
  autonomy: 'decide_and_tell',
  budgetHours: 5,
  due: on(9, '17:00'),
  drafted: on(-2, '15:20'),
  events: [],
};

const pressPictures: BriefStory = {
  title: 'Pictures for the press page',
  outcome:
    'A journalist finds three pictures of the studio that can be printed, with the name of the photographer.',
  instructions: '',
  givens: [],
  deliverables: [],
  autonomy: 'decide_alone',
  drafted: on(-1, '16:40'),
  events: [],
};
