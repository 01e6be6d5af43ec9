import type { Calendar } from '../../calendar';
import { QUAYSIDE_ID } from '../../marks';
import { type BusinessStory, justSaid, on, said } from '../story';
import { payOfMaria } from './pay';
import { workshopWork } from './workshop';

/** A bicycle workshop in Bristol that Maria works for beside the studio. */
export function quaysideBicycles(calendar: Calendar): BusinessStory {
  return {
    id: QUAYSIDE_ID,
    name: 'Quayside Bicycles',
    zone: 'Europe/London',
    currency: 'GBP',
    owner: 'priya',
    managers: [],
    founded: on(-79, '18:30'),
    engagements: [
      {
        assistant: 'maria',
        invited: on(-78, '18:40'),
        joined: on(-77, '09:00'),
        agreement: {
          title: 'Agreement between Quayside Bicycles and Maria Santos',
          template: 'hourly',
          rate: '9.80',
          cap: '100',
          paySchedule: 'weekly',
          evaluationCadenceMonths: 12,
          responseTimeHours: 48,
          noticeDays: 14,
          startsOn: -72,
          signedElsewhere: { on: -77 },
          drafted: on(-75, '18:30'),
          conversation: [],
          signed: [{ by: 'maria', when: on(-74, '09:20') }],
          notice: {
            by: 'maria',
            when: on(-6, '10:30'),
            reason:
              'The studio needs more of my hours from next month, and I can’t do both well. Oluchi Okafor knows customers better than anybody; I’d gladly show her how you work.',
            accesses: ['The booking calendar', 'The mailbox of the workshop'],
          },
        },
        briefs: workshopWork(calendar),
        pay: payOfMaria,
        conversation: [
          said(
            -73,
            '09:00',
            'priya',
            'Hello Maria, glad you’re with us. I’m under a bicycle most of the day and read messages around half past twelve and at six.',
          ),
          said(
            -72,
            '09:10',
            'maria',
            'Good to know. I’ll put everything into one message, and ring only if a customer is standing in the street.',
          ),
        ],
      },
      {
        assistant: 'oluchi',
        invited: on(-5, '12:40'),
        joined: on(-4, '10:15'),
        agreement: {
          title: 'Agreement between Quayside Bicycles and Oluchi Okafor',
          template: 'hourly',
          rate: '9.50',
          cap: '76',
          paySchedule: 'weekly',
          evaluationCadenceMonths: 6,
          responseTimeHours: 24,
          noticeDays: 14,
          startsOn: 8,
          drafted: on(-4, '12:30'),
          // long enough ago that she has been reminded once
          proposed: on(-3, '12:45'),
          conversation: [
            justSaid(
              -2,
              '12:50',
              'priya',
              'If anything here doesn’t suit you, ask for a change: I’d rather talk about it now than later.',
            ),
          ],
          signed: [],
        },
        briefs: [],
        conversation: [
          said(
            -4,
            '12:20',
            'priya',
            'Hello Oluchi. Maria tells me nobody answers customers better than you do. Eight hours a week would help us a lot.',
          ),
        ],
      },
    ],
  };
}
