import { on, type ScheduleStory } from '../story';

/** What the studio no longer has to think of: every Monday Maria gets the week's receipts. */
export const weeklyBooks: ScheduleStory = {
  made: on(-1, '16:10'),
  startsOn: 1,
  weekdays: [1],
  time: '09:00',
  due: { days: 2, time: '17:00' },
  playbook: {
    name: 'Weekly bookkeeping',
    title: 'Receipts of the week to {{date}}',
    outcome:
      'On Wednesday every receipt of the week before is in the ledger, and Ruth knows which are missing.',
    instructions:
      'Receipts are in **Receipts / New**. Move each to **Receipts / Entered** once it is in the ledger.',
    givens: [
      'Class fees count as income in the month the class takes place.',
      'The carrier’s payments for broken parcels go to “Breakages”.',
    ],
    deliverables: [
      {
        title: 'The week’s receipts in the ledger',
        criteria: ['Every receipt in **New** has a line, with payee, date and amount.'],
      },
      { title: 'The list of what is missing', criteria: ['Each line says whom you asked, and when.'] },
    ],
    budgetHours: 3,
  },
};
