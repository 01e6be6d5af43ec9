import type { PaymentStory, PayStory } from '../pay-story';
import { on } from '../story';

/** One of Maria’s paydays, and the morning on which she saw the money. */
function paidAt(day: number, number: number): PaymentStory {
  return {
    when: on(day, '11:00'),
    method: 'wise',
    reference: `AC-M${number}`,
    fee: '2.10',
    confirmed: on(day + 2, '08:20'),
  };
}

/** Maria’s mornings, paid every two weeks by Wise. */
export const payOfMaria: PayStory = {
  time: {
    stretches: [
      {
        weekday: 2,
        from: '08:00',
        until: '11:00',
        notes: ['Inbox and refunds', 'Inbox, and the wholesale list', 'Inbox and the fair'],
      },
      {
        weekday: 3,
        from: '08:30',
        until: '11:15',
        notes: ['Suppliers: quotes compared', 'Clay and glaze ordered', 'Invoices matched'],
      },
      { weekday: 5, from: '08:00', until: '10:40', notes: ['Books of the week', 'Books, and the sales tax'] },
    ],
    restsEvery: 11,
    closedAt: '10:00',
    approvedAt: '10:10',
    sentBack: {
      weeksAgo: 5,
      reason: 'You told me about the Thursday call with the bank, and it isn’t in here. Please add it.',
      adds: {
        weekday: 4,
        from: '21:00',
        until: '21:45',
        notes: ['Call with the bank about the card reader'],
      },
    },
  },
  payments: [
    ...Array.from({ length: 12 }, (_, fortnight) => paidAt(-121 + 10 * fortnight, fortnight + 1)),
    { when: on(-3, '11:00'), method: 'wise', reference: 'AC-M13', fee: '2.30' },
  ],
  extras: [
    { when: on(-24, '09:40'), kind: 'bonus', amount: '60', note: 'The fair sold out, and you ran it' },
  ],
  expenses: [
    {
      when: on(-47, '09:30'),
      what: 'Courier for the sample tiles, as agreed beforehand',
      amount: '18.40',
      approved: on(-46, '09:00'),
    },
    { when: on(-2, '09:10'), what: 'A month of the booking tool, as agreed', amount: '12.00' },
  ],
};

/** Dewi’s briefs have a price, and are paid together now and then. */
export const payOfDewi: PayStory = {
  payments: [
    {
      when: on(-84, '15:00'),
      method: 'paypal',
      reference: 'AC-D1',
      fee: '4.90',
      confirmed: on(-83, '10:00'),
    },
    {
      when: on(-52, '15:00'),
      method: 'paypal',
      reference: 'AC-D2',
      fee: '4.90',
      confirmed: on(-51, '10:00'),
    },
    {
      when: on(-21, '15:00'),
      method: 'paypal',
      reference: 'AC-D3',
      fee: '4.90',
      confirmed: on(-20, '10:00'),
    },
  ],
};

/** Oluchi’s retainer, by bank transfer. One took longer than anybody expected. */
export const payOfOluchi: PayStory = {
  advances: [
    {
      when: on(-44, '10:20'),
      amount: '180',
      part: '60',
      note: 'For a battery that lasts through a recording, as you asked',
    },
  ],
  payments: [
    { when: on(-62, '12:00'), method: 'bank', reference: 'AC-O1', confirmed: on(-60, '11:00') },
    {
      when: on(-40, '12:00'),
      method: 'bank',
      reference: 'AC-O2',
      disputed: {
        when: on(-36, '11:00'),
        reason: 'My bank has nothing from you yet. Could you look at the account number?',
      },
      said: [
        {
          when: on(-36, '14:05'),
          by: 'ruth',
          text: 'The account number is right. My bank says it left on Monday and goes through a bank in London, which takes up to five working days. Sorry for the wait.',
        },
        {
          when: on(-35, '09:20'),
          by: 'oluchi',
          text: 'Thank you for asking them. It can wait until then. For the next one, could you send it two days earlier?',
        },
        { when: on(-35, '15:40'), by: 'ruth', text: 'Yes. From this month on it leaves on the 26th.' },
      ],
      confirmed: on(-34, '15:30'),
    },
    { when: on(-19, '12:00'), method: 'bank', reference: 'AC-O3', confirmed: on(-17, '11:00') },
  ],
};

/** Léa lives in a country that Stripe can pay out to. */
export const payOfLea: PayStory = {
  payments: [],
  throughStripe: { country: 'FR', card: '4242424242424242' },
};
