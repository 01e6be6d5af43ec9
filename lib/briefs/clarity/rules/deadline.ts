import type { DeadlineFacts } from '../deadline-facts';
import { lookAt, type Rule } from '../rule';

/** A deadline without a time leaves 24 hours open, and in another zone it isn't even the same day. */
export const deadlineWithoutTime: Rule = {
  name: 'deadline_without_time',
  isEnglish: false,
  find: ({ deadlineDate, deadlineTime }) =>
    deadlineDate === '' || deadlineTime !== ''
      ? []
      : [
          {
            field: 'deadlineTime',
            words: null,
            reason: 'The same day differs between time zones; a time makes it one moment for both of you.',
            suggestion: { label: 'Make it 17:00', edit: { kind: 'set', values: { deadlineTime: '17:00' } } },
            isRequired: true,
          },
        ],
};

export const deadlineDayOff: Rule = {
  name: 'deadline_day_off',
  isEnglish: false,
  find({ known: { deadline } }) {
    if (deadline?.status.kind !== 'day_off') return [];
    return [
      {
        field: 'deadlineDate',
        words: null,
        reason: `That is ${deadline.status.day} for ${deadline.name}, who doesn’t work then.`,
        suggestion: betterTime(deadline, 'deadlineDate'),
      },
    ];
  },
};

export const deadlineOutsideHours: Rule = {
  name: 'deadline_outside_hours',
  isEnglish: false,
  find({ known: { deadline } }) {
    if (deadline?.status.kind !== 'outside_hours') return [];
    const { time, hours } = deadline.status;
    return [
      {
        field: 'deadlineTime',
        words: null,
        reason: `That is ${time} for ${deadline.name}, who works ${hours}.`,
        suggestion: betterTime(deadline, 'deadlineTime'),
      },
    ];
  },
};

/** Both in working time: what is left until the deadline, and what the work may take. */
export const deadlineTooNear: Rule = {
  name: 'deadline_too_near',
  isEnglish: false,
  find({ budgetMinutes, known: { deadline } }) {
    const left = deadline?.workingMinutesLeft ?? null;
    if (deadline === null || left === null || budgetMinutes === null || budgetMinutes <= left) return [];
    return [
      {
        field: 'deadlineDate',
        words: null,
        reason: `${deadline.name} has ${hoursOf(left)} of working time until then, and the budget is ${hoursOf(budgetMinutes)}.`,
        suggestion: lookAt('Choose a later date', 'deadlineDate'),
      },
    ];
  },
};

function betterTime({ better }: DeadlineFacts, field: string) {
  if (better === null) return lookAt('Choose another time', field);
  const values = { deadlineDate: better.date, deadlineTime: better.time };
  return { label: `Make it ${better.words}`, edit: { kind: 'set' as const, values } };
}

function hoursOf(minutes: number): string {
  const hours = Math.floor(minutes / 6) / 10;
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
