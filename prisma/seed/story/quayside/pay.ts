import type { PayStory } from '../pay-story';
import { on } from '../story';

/** Two afternoons a week; Priya has been late for a while, and both can see it. */
export const payOfMaria: PayStory = {
  time: {
    stretches: [
      {
        weekday: 1,
        from: '15:00',
        until: '18:00',
        notes: ['Workshop bookings', 'Bookings, and reminders sent'],
      },
      { weekday: 4, from: '15:00', until: '18:30', notes: ['Customers answered', 'Spare parts chased'] },
    ],
    restsEvery: 9,
    closedAt: '09:00',
    approvedAt: '18:20',
  },
  payments: [
    {
      when: on(-52, '18:40'),
      method: 'payoneer',
      reference: 'QB-1',
      fee: '1.50',
      confirmed: on(-50, '09:30'),
    },
    {
      when: on(-32, '18:40'),
      method: 'payoneer',
      reference: 'QB-2',
      fee: '1.50',
      confirmed: on(-30, '09:30'),
    },
  ],
};
