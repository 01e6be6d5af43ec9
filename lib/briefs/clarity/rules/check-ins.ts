import { lookAt, type Rule } from '../rule';

/** By then the work is delivered, and there is nothing left to steer. */
export const checkInAfterDeadline: Rule = {
  name: 'check_in_after_deadline',
  isEnglish: false,
  find({ checkIns, known: { deadlineAt } }) {
    if (deadlineAt === null) return [];
    return checkIns.flatMap(({ at }, index) => {
      if (at === null || at.getTime() < deadlineAt.getTime()) return [];
      const field = `checkIns[${index}].date`;
      return [
        {
          field,
          words: null,
          reason: 'That isn’t before the deadline, so the work will have been delivered.',
          suggestion: lookAt('Choose an earlier moment', field),
        },
      ];
    });
  },
};
